using static Ldap3.Server.Tests.Ds389Server;

namespace Ldap3.Server.Tests.Ds389;

/// <summary>The server offers what the other tests count on, by the word of OpenLDAP's clients.</summary>
public sealed class RecipeTests
{
    [Fact]
    public async Task StartTls_protects_a_simple_bind()
    {
        var result = await RunAsync(
            "ldapwhoami", "-ZZ", "-x", "-H", Text(Url), "-D", AdministratorDn, "-w", AdministratorPassword);

        Assert.Equal("dn: cn=directory manager", result.Output.Trim());
    }

    [Fact]
    public async Task Ldaps_serves_a_person_who_binds_with_the_password()
    {
        var result = await RunAsync(
            "ldapwhoami", "-x", "-H", Text(LdapsUrl), "-D", PersonDn("ghopper"), "-w", PersonPassword("ghopper"));

        Assert.Equal("dn: uid=ghopper,ou=people,dc=example,dc=org", result.Output.Trim());
    }

    [Fact]
    public async Task A_wrong_password_is_refused()
    {
        var result = await RunAsync("ldapwhoami", "-x", "-H", Text(LdapsUrl), "-D", PersonDn("ghopper"), "-w", "wrong");

        Assert.Equal(49, result.ExitCode);
    }

    [Fact]
    public async Task The_socket_knows_its_user_by_SASL_EXTERNAL()
    {
        var result = await RunAsync("ldapwhoami", "-Q", "-Y", "EXTERNAL", "-H", LdapiUrl);

        Assert.Equal($"dn: {AdministratorDn}", result.Output.Trim());
    }

    [Theory]
    [InlineData("PLAIN")]
    [InlineData("CRAM-MD5")]
    [InlineData("DIGEST-MD5")]
    [InlineData("SCRAM-SHA-1")]
    [InlineData("SCRAM-SHA-256")]
    [InlineData("SCRAM-SHA-512")]
    public async Task A_mechanism_of_SASL_knows_a_person(string mechanism)
    {
        var result = await RunAsync(
            "ldapwhoami", "-Q", "-ZZ", "-Y", mechanism, "-H", Text(Url), "-U", "ghopper", "-w", PersonPassword("ghopper"));

        Assert.Equal("dn: uid=ghopper,ou=people,dc=example,dc=org", result.Output.Trim());
    }

    [Fact]
    public async Task A_proxy_acts_for_a_person()
    {
        string[] search = ["-D", ProxyDn, "-w", ProxyPassword, "-H", Text(LdapsUrl), "-s", "base", "-b", SandboxDn, "1.1"];

        var person = await SearchAsync(["-e", $"!authzid=dn:{PersonDn("ghopper")}", .. search]);
        var administrator = await SearchAsync(["-e", $"!authzid=dn:{AdministratorDn}", .. search]);

        Assert.Equal((0, true), (person.ExitCode, person.Output.Contains(SandboxDn, StringComparison.Ordinal)));
        Assert.NotEqual(0, administrator.ExitCode);
    }

    [Fact]
    public async Task Members_know_their_groups_and_those_around_them()
    {
        var result = await SearchAsync("-H", Text(Url), "-b", $"uid=nested,{FixturesDn}", "(objectClass=*)", "memberOf", "nsRole");

        Assert.Equal(
            [$"cn=Inner,{FixturesDn}", $"cn=Middle,{FixturesDn}", $"cn=Outer,{FixturesDn}"],
            result.Values("memberOf").Order(StringComparer.Ordinal));
        Assert.Equal([$"cn=managed,{FixturesDn}"], result.Values("nsRole"), StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_reference_is_followed_by_the_server_itself()
    {
        var result = await SearchAsync(
            "-H", Text(Url), "-E", "!deref=member:uid", "-b", $"cn=Administrators,ou=Groups,{BaseDn}", "(objectClass=*)", "1.1");

        Assert.Contains("<uid=llindqvist>", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_are_written_down()
    {
        var result = await SearchAsync(
            "-H", Text(LdapsUrl), "-D", AdministratorDn, "-w", AdministratorPassword, "-b", "cn=changelog",
            $"(targetDn={PersonDn("ghopper")})", "changeType");

        Assert.Contains("add", result.Values("changeType"));
    }

    [Fact]
    public async Task Nobody_reads_a_password()
    {
        var result = await SearchAsync(
            "-H", Text(LdapsUrl), "-D", PersonDn("ghopper"), "-w", PersonPassword("ghopper"), "-b", PeopleDn, "(userPassword=*)");

        Assert.Equal((0, ""), (result.ExitCode, result.Output));
    }

    static Task<ToolResult> SearchAsync(params string[] arguments) =>
        RunAsync("ldapsearch", ["-x", "-LLL", "-o", "ldif-wrap=no", .. arguments]);

    static Task<ToolResult> RunAsync(string tool, params string[] arguments) =>
        LdapTool.RunTrustingAsync(CertificateAuthorityPath, tool, arguments);

    static string Text(Uri url) => url.ToString().TrimEnd('/');
}
