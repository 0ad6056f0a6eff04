namespace Ldap3.InMemory.Tests.Tools;

/// <summary>OpenLDAP's tools read the values of our controls and we read theirs.</summary>
public sealed class ControlToolTests(ClientTools tools) : IClassFixture<ClientTools>
{
    const string Sandbox = $"ou=Sandbox,{ClientTools.Base}";

    [Fact]
    public async Task A_list_is_sorted_either_way()
    {
        var sorted = await tools.SearchAsync("-E", "!sss=uid:caseIgnoreOrderingMatch", "(uid=*)", "uid");
        var all = Values(sorted, "uid");
        var reversed = await tools.SearchAsync("-E", "!sss=-uid:caseIgnoreOrderingMatch", "(uid=*)", "uid");

        Assert.Equal(0, sorted.ExitCode);
        Assert.Equal(all.Order(StringComparer.OrdinalIgnoreCase), all);
        Assert.Equal(all.Reverse(), Values(reversed, "uid"));
    }

    [Fact]
    public async Task Pages_and_matched_values_and_dereferenced_members_come()
    {
        var pages = await tools.SearchAsync("-E", "!pr=2/noprompt", "(uid=*)", "uid");
        var all = await tools.SearchAsync("(uid=*)", "uid");
        var matched = await tools.SearchAsync("-E", "!mv=(mail=*meridian*)", "(uid=ghopper)", "mail", "uid");
        var members = await tools.SearchAsync("-E", "!deref=member:uid", "(cn=Administrators)", "cn");

        Assert.Equal(Values(all, "uid").Order(StringComparer.Ordinal), Values(pages, "uid").Order(StringComparer.Ordinal));
        Assert.Equal(["grace.hopper@meridian.example"], Values(matched, "mail"));
        Assert.Empty(Values(matched, "uid"));
        Assert.Contains("<uid=jsmith>", members.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_are_asserted_tried_and_read()
    {
        const string Name = $"cn=controlled,{Sandbox}";
        const string Change = $"dn: {Name}\nchangetype: modify\nreplace: description\ndescription: after\n";
        var added = await tools.RunAsAdministratorAsync(
            "ldapadd", $"dn: {Name}\nobjectClass: device\ncn: controlled\ndescription: before\n");

        var refused = await tools.RunAsAdministratorAsync("ldapmodify", Change, "-e", "!assert=(description=other)");
        var tried = await tools.RunAsAdministratorAsync("ldapmodify", Change, "-e", "!noop");
        var done = await tools.RunAsAdministratorAsync(
            "ldapmodify", Change, "-e", "!preread=description", "-e", "!postread=description");
        var relaxed = await tools.RunAsAdministratorAsync(
            "ldapmodify", $"dn: {Name}\nchangetype: modify\nreplace: createTimestamp\ncreateTimestamp: 19860101000000Z\n", "-e", "!relax");
        var deleted = await tools.RunAsAdministratorAsync("ldapdelete", "", "-e", "!preread=description", Name);

        Assert.Equal([0, 122, 0, 0, 0], [added.ExitCode, refused.ExitCode, done.ExitCode, relaxed.ExitCode, deleted.ExitCode]);
        Assert.Contains("(16654)", tried.Error, StringComparison.Ordinal);
        Assert.Contains("description: before", done.Output, StringComparison.Ordinal);
        Assert.Contains("description: after", done.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Transactions_and_other_extended_operations_run()
    {
        const string Name = $"cn=transacted,{Sandbox}";
        var changes = $"dn: {Name}\nchangetype: add\nobjectClass: device\ncn: transacted\n\n"
            + $"dn: {Name}\nchangetype: modify\nadd: description\ndescription: both\n\n"
            + $"dn: {Name}\nchangetype: delete\n";

        var committed = await tools.RunAsAdministratorAsync("ldapmodify", changes, "-E", "txn=commit");
        var aborted = await tools.RunAsAdministratorAsync("ldapmodify", changes, "-E", "txn=abort");
        var whoAmI = await tools.RunAsAdministratorAsync("ldapexop", "", "whoami");
        var cancel = await tools.RunAsAdministratorAsync("ldapexop", "", "cancel", "77");
        var proxied = await tools.RunAsAdministratorAsync(
            "ldapwhoami", "", "-e", $"!authzid=dn:uid=ghopper,ou=People,{ClientTools.Base}");
        var byUser = await tools.RunAsAdministratorAsync("ldapwhoami", "", "-e", "!authzid=u:ghopper");

        Assert.Equal([0, 0], [committed.ExitCode, aborted.ExitCode]);
        Assert.Contains("cn=admin", whoAmI.Output, StringComparison.Ordinal);
        Assert.Contains("(119)", cancel.Output + cancel.Error, StringComparison.Ordinal);
        Assert.Equal($"dn:uid=ghopper,ou=People,{ClientTools.Base}", proxied.Output.Trim());
        Assert.Equal(proxied.Output, byUser.Output);
    }

    static string[] Values(ToolRun run, string attribute) =>
    [
        .. run.Output.Split('\n')
            .Where(line => line.StartsWith($"{attribute}: ", StringComparison.Ordinal))
            .Select(line => line[(attribute.Length + 2)..]),
    ];
}
