using static Ldap3.Server.Tests.OpenLdapServer;

namespace Ldap3.Server.Tests.OpenLdap;

/// <summary>The server offers what the other tests count on, by the word of OpenLDAP's own clients.</summary>
public sealed class RecipeTests
{
    [Fact]
    public async Task StartTls_protects_a_simple_bind()
    {
        var result = await LdapTool.RunAsync(
            "ldapwhoami", "-ZZ", "-x", "-H", Text(Url), "-D", AdministratorDn, "-w", AdministratorPassword);

        Assert.Equal($"dn:{AdministratorDn}", result.Output.Trim());
    }

    [Fact]
    public async Task Ldaps_serves_a_person_who_binds_with_the_password()
    {
        var result = await LdapTool.RunAsync(
            "ldapwhoami", "-x", "-H", Text(LdapsUrl), "-D", PersonDn("ghopper"), "-w", PersonPassword("ghopper"));

        Assert.Equal("dn:uid=ghopper,ou=people,dc=example,dc=org", result.Output.Trim(), ignoreCase: true);
    }

    [Fact]
    public async Task A_wrong_password_is_refused()
    {
        var result = await LdapTool.RunAsync("ldapwhoami", "-x", "-H", Text(LdapsUrl), "-D", AdministratorDn, "-w", "wrong");

        Assert.Equal(49, result.ExitCode);
    }

    [Fact]
    public async Task The_socket_knows_its_user_by_SASL_EXTERNAL()
    {
        var result = await LdapTool.RunAsync("ldapwhoami", "-Q", "-Y", "EXTERNAL", "-H", LdapiUrl);

        Assert.Equal($"dn:{AdministratorDn}", result.Output.Trim());
    }

    [Fact]
    public async Task Paging_goes_beyond_the_size_limit()
    {
        string[] search =
        [
            "-H", Text(LdapsUrl), "-D", LimitedDn, "-w", LimitedPassword, "-b", PeopleDn, "(objectClass=person)", "uid",
        ];

        var unpaged = await LdapTool.SearchAsync(search);
        var paged = await LdapTool.SearchAsync(["-E", "pr=40/noprompt", .. search]);

        Assert.Equal((4, 50), (unpaged.ExitCode, unpaged.Values("uid").Length));
        Assert.Equal((0, 224), (paged.ExitCode, paged.Values("uid").Distinct().Count()));
    }

    [Fact]
    public async Task The_server_sorts()
    {
        var result = await LdapTool.SearchAsync(
            "-H", Text(Url), "-E", "!sss=-employeeNumber:caseIgnoreOrderingMatch", "-b", PeopleDn, "(l=Berlin)", "employeeNumber");

        var numbers = result.Values("employeeNumber");
        Assert.True(numbers.Length > 10);
        Assert.Equal(numbers.OrderDescending(StringComparer.Ordinal), numbers);
    }

    [Fact]
    public async Task Members_know_their_groups()
    {
        var result = await LdapTool.SearchAsync("-H", Text(Url), "-b", PersonDn("ghopper"), "(objectClass=*)", "memberOf");

        Assert.Contains($"cn=Engineering,ou=Groups,{BaseDn}", result.Values("memberOf"));
    }

    [Fact]
    public async Task Nobody_reads_a_password()
    {
        var result = await LdapTool.SearchAsync(
            "-H", Text(LdapsUrl), "-D", PersonDn("ghopper"), "-w", PersonPassword("ghopper"), "-b", PeopleDn, "(userPassword=*)");

        Assert.Equal((0, ""), (result.ExitCode, result.Output));
    }

    [Theory]
    [InlineData("busy", 51)]
    [InlineData("referral", 10)]
    [InlineData("insufficientAccessRights", 50)]
    [InlineData("success", 0)]
    public async Task A_canned_answer_has_the_code_of_its_name(string name, int code)
    {
        var result = await LdapTool.SearchAsync("-H", Text(Url), "-b", CannedDn(name));

        Assert.Equal(code, result.ExitCode);
    }

    [Fact]
    public async Task A_search_meets_references_to_the_company()
    {
        var result = await LdapTool.SearchAsync("-H", Text(Url), "-b", "dc=other,dc=test");

        Assert.Contains($"{Text(Url)}/{PeopleDn}", result.Output, StringComparison.Ordinal);
    }

    static string Text(Uri url) => url.ToString().TrimEnd('/');
}
