using static Ldap3.Server.Tests.SambaServer;

namespace Ldap3.Server.Tests.Samba;

/// <summary>The server offers what the other tests count on, by the word of OpenLDAP's clients.</summary>
public sealed class RecipeTests
{
    [Theory]
    [InlineData("alice@ad.test")]
    [InlineData("ADTEST\\alice")]
    [InlineData("CN=alice,OU=Staff,DC=ad,DC=test")]
    public async Task StartTls_protects_a_simple_bind_by_any_form_of_a_name(string name)
    {
        var result = await RunAsync(
            "ldapsearch", "-ZZ", "-x", "-LLL", "-H", Text(Url), "-D", name, "-w", PersonPassword("alice"),
            "-s", "base", "-b", BaseDn, "dc");

        Assert.Equal((0, "ad"), (result.ExitCode, Assert.Single(result.Values("dc"))));
    }

    [Fact]
    public async Task A_password_in_clear_text_is_refused()
    {
        var result = await RunAsync(
            "ldapsearch", "-x", "-H", Text(Url), "-D", AdministratorDn, "-w", AdministratorPassword, "-s", "base", "-b", BaseDn);

        Assert.Equal(8, result.ExitCode);
    }

    [Theory]
    [InlineData("alice", "wrong", "data 52e")]
    [InlineData("disabled", "Passw0rd-disabled", "data 533")]
    [InlineData("mustchange", "Passw0rd-mustchange", "data 773")]
    public async Task A_refused_bind_says_why(string user, string password, string reason)
    {
        var result = await RunAsync(
            "ldapsearch", "-x", "-H", Text(LdapsUrl), "-D", $"{user}@ad.test", "-w", password, "-s", "base", "-b", BaseDn);

        Assert.Equal(49, result.ExitCode);
        Assert.Contains(reason, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_searches_without_a_name()
    {
        var root = await RunAsync("ldapsearch", "-x", "-LLL", "-H", Text(Url), "-s", "base", "-b", "", "defaultNamingContext");
        var tree = await RunAsync("ldapsearch", "-x", "-LLL", "-H", Text(Url), "-b", BaseDn, "1.1");

        Assert.Equal([BaseDn], root.Values("defaultNamingContext"));
        Assert.Equal(1, tree.ExitCode);
    }

    [Fact]
    public async Task Membership_is_found_through_nested_groups()
    {
        var result = await SearchAsync(
            "-b", BaseDn, $"(member:1.2.840.113556.1.4.1941:={PersonDn("alice")})", "sAMAccountName");

        Assert.Equal(
            ["everybody", "inner", "middle", "outer"], result.Values("sAMAccountName").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Bits_are_asked_for()
    {
        var result = await SearchAsync(
            "-b", StaffDn, "(userAccountControl:1.2.840.113556.1.4.803:=2)", "sAMAccountName");

        Assert.Equal(["disabled"], result.Values("sAMAccountName"));
    }

    [Fact]
    public async Task A_range_of_values_comes_when_asked_for_and_else_all_of_them()
    {
        var part = await SearchAsync("-b", GroupDn("everybody"), "(objectClass=*)", "member;range=0-9");
        var all = await SearchAsync("-b", GroupDn("everybody"), "(objectClass=*)", "member");

        Assert.Equal(10, part.Values("member;range=0-9").Length);
        Assert.Equal(30, all.Values("member").Length);
    }

    [Fact]
    public async Task Pages_and_order_are_the_servers_work()
    {
        var result = await SearchAsync(
            "-E", "pr=7/noprompt", "-E", "!sss=-sn", "-b", StaffDn, "(&(objectClass=user)(sn<=C))", "sn");

        Assert.Equal(["Baker", "Adams", "Abled"], result.Values("sn"));
    }

    [Fact]
    public async Task The_global_catalog_knows_people()
    {
        var result = await RunAsync(
            "ldapsearch", "-ZZ", "-x", "-LLL", "-H", Text(GlobalCatalogUrl), "-D", AdministratorDn, "-w", AdministratorPassword,
            "-b", "", "(sAMAccountName=bob)", "userPrincipalName");

        Assert.Equal(["bob@ad.test"], result.Values("userPrincipalName"));
    }

    [Fact]
    public async Task There_is_a_sandbox()
    {
        var result = await SearchAsync("-s", "base", "-b", SandboxDn, "(objectClass=organizationalUnit)", "ou");

        Assert.Equal(["Sandbox"], result.Values("ou"));
    }

    static Task<ToolResult> SearchAsync(params string[] arguments) =>
        RunAsync(
            "ldapsearch",
            [
                "-x", "-LLL", "-o", "ldif-wrap=no", "-H", Text(LdapsUrl), "-D", AdministratorDn, "-w", AdministratorPassword,
                .. arguments,
            ]);

    static Task<ToolResult> RunAsync(string tool, params string[] arguments) =>
        LdapTool.RunTrustingAsync(CertificateAuthorityPath, tool, arguments);

    static string Text(Uri url) => url.ToString().TrimEnd('/');
}
