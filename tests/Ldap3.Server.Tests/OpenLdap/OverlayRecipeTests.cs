using static Ldap3.Server.Tests.OpenLdapServer;

namespace Ldap3.Server.Tests.OpenLdap;

/// <summary>What overlays and further databases offer, by the word of OpenLDAP's own clients.</summary>
public sealed class OverlayRecipeTests
{
    [Theory]
    [InlineData("Limited", 0)]
    [InlineData("Lost", 33)]
    [InlineData("Round", 33)]
    public async Task An_alias_leads_to_its_entry_or_nowhere(string name, int code)
    {
        var result = await LdapTool.SearchAsync(
            "-H", Text(Url), "-a", "always", "-b", $"cn={name},ou=Aliases,dc=other,dc=test", "(objectClass=*)", "uid");

        Assert.Equal(code, result.ExitCode);
        Assert.Equal(code == 0 ? ["limited"] : [], result.Values("uid"));
    }

    [Fact]
    public async Task A_referral_leads_to_another_server_and_that_one_back()
    {
        var there = await LdapTool.SearchAsync("-C", "-H", Text(Url), "-b", "ou=Abroad,dc=other,dc=test", "(uid=*)", "uid");
        var back = await LdapTool.SearchAsync("-H", Text(ElsewhereUrl), "-b", PeopleDn);

        Assert.Equal(["olive", "omar"], there.Values("uid").Order(StringComparer.Ordinal));
        Assert.Equal(10, back.ExitCode);
        Assert.Contains($"{Text(Url)}/{PeopleDn}", back.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_follows_the_policy_that_it_names()
    {
        var account = $"uid=recipe,{PolicySandboxDn}";
        await ChangeAsync(
            $"dn: {account}\nchangetype: add\nobjectClass: account\nobjectClass: simpleSecurityObject\nuid: recipe\n"
            + $"userPassword: first-password\npwdPolicySubentry: {PolicyDn("strict")}\n");
        try
        {
            var reset = await AsAdministratorAsync("ldappasswd", "-s", "second-password", account);
            var bind = await LdapTool.RunAsync(
                "ldapwhoami", "-x", "-ZZ", "-H", Text(Url), "-D", account, "-w", "second-password", "-e", "ppolicy");
            string[] wrong = ["-x", "-ZZ", "-H", Text(Url), "-D", account, "-w", "wrong"];
            Assert.Equal(49, (await LdapTool.RunAsync("ldapwhoami", wrong)).ExitCode);
            Assert.Equal(49, (await LdapTool.RunAsync("ldapwhoami", wrong)).ExitCode);
            var locked = await LdapTool.RunAsync(
                "ldapwhoami", "-x", "-ZZ", "-H", Text(Url), "-D", account, "-w", "second-password", "-e", "ppolicy");

            Assert.Equal(0, reset.ExitCode);
            Assert.Contains("Password must be changed", bind.Error + bind.Output, StringComparison.Ordinal);
            Assert.Contains("Account locked", locked.Error + locked.Output, StringComparison.Ordinal);
        }
        finally
        {
            await AsAdministratorAsync("ldapdelete", account);
        }
    }

    [Fact]
    public async Task Changes_are_written_down_done_together_or_only_tried()
    {
        var name = $"cn=recipe,{SandboxDn}";
        var entry = $"dn: {name}\nchangetype: add\nobjectClass: device\ncn: recipe\n";
        await AsAdministratorAsync("ldapdelete", name);

        var tried = await ChangeAsync(entry, "-e", "!noop");
        var relaxed = await ChangeAsync(entry, "-E", "txn=commit", "-e", "!relax");
        var deleted = await AsAdministratorAsync("ldapdelete", name);
        var log = await AsAdministratorAsync(
            "ldapsearch", "-LLL", "-o", "ldif-wrap=no", "-b", "cn=accesslog", $"(reqDN={name})", "reqType");

        Assert.Contains("16654", tried.Error, StringComparison.Ordinal);
        Assert.Equal((0, 0), (relaxed.ExitCode, deleted.ExitCode));
        Assert.Subset(log.Values("reqType").ToHashSet(), new HashSet<string> { "add", "delete" });
    }

    [Fact]
    public async Task A_dynamic_entry_lives_as_long_as_it_is_refreshed()
    {
        var name = $"cn=recipe,{DynamicDn}";
        await ChangeAsync($"dn: {name}\nchangetype: add\nobjectClass: device\nobjectClass: dynamicObject\ncn: recipe\n");
        try
        {
            var result = await AsAdministratorAsync("ldapexop", "refresh", name, "300");

            Assert.Contains("newttl=300", result.Output, StringComparison.Ordinal);
        }
        finally
        {
            await AsAdministratorAsync("ldapdelete", name);
        }
    }

    static async Task<ToolResult> ChangeAsync(string ldif, params string[] options)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, ldif, TestContext.Current.CancellationToken);
            return await AsAdministratorAsync("ldapmodify", ["-f", file, .. options]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    static Task<ToolResult> AsAdministratorAsync(string tool, params string[] arguments) => LdapTool.RunAsync(
        tool, ["-x", "-ZZ", "-H", Text(Url), "-D", AdministratorDn, "-w", AdministratorPassword, .. arguments]);

    static string Text(Uri url) => url.ToString().TrimEnd('/');
}
