namespace Ldap3.InMemory.Tests.Tools;

/// <summary>OpenLDAP's tools that bind and write, against the embedded server.</summary>
public sealed class WriteToolTests(ClientTools tools) : IClassFixture<ClientTools>
{
    const string People = $"ou=People,{ClientTools.Base}";

    [Fact]
    public async Task An_entry_is_added_changed_renamed_moved_compared_and_deleted()
    {
        (await tools.RunAsAdministratorAsync("ldapadd", Entry("tim"))).Succeeded();
        Assert.Equal(68, (await tools.RunAsAdministratorAsync("ldapadd", Entry("tim"))).ExitCode);

        (await tools.RunAsAdministratorAsync("ldapmodify", $"""
            dn: uid=tim,{People}
            changetype: modify
            add: mail
            mail: tim@example.org
            mail: t@example.org
            -
            delete: mail
            mail: T@EXAMPLE.ORG
            -
            replace: title
            title: Inventor
            -
            increment: uidNumber
            uidNumber: 5
            """)).Succeeded();
        var changed = (await tools.SearchAsync("(uid=tim)", "mail", "title", "uidNumber")).Succeeded();
        Assert.Equal(
            ["mail: tim@example.org", "title: Inventor", "uidNumber: 105"],
            changed.Lines.Skip(1).Order(StringComparer.Ordinal));

        (await tools.RunAsAdministratorAsync("ldapmodrdn", null, "-r", $"uid=tim,{People}", "uid=timothy")).Succeeded();
        (await tools.RunAsAdministratorAsync(
            "ldapmodrdn", null, "-s", $"ou=Sandbox,{ClientTools.Base}", $"uid=timothy,{People}", "uid=timothy")).Succeeded();
        Assert.Contains("uid: timothy", (await tools.SearchAsync("(sn=Berners)", "uid")).Lines);

        var moved = $"uid=timothy,ou=Sandbox,{ClientTools.Base}";
        Assert.Equal(6, (await tools.RunAsAdministratorAsync("ldapcompare", null, moved, "title:INVENTOR")).ExitCode);
        Assert.Equal(5, (await tools.RunAsAdministratorAsync("ldapcompare", null, moved, "title:Clerk")).ExitCode);

        (await tools.RunAsAdministratorAsync("ldapdelete", null, moved)).Succeeded();
        Assert.Equal(32, (await tools.RunAsAdministratorAsync("ldapdelete", null, moved)).ExitCode);
    }

    [Fact]
    public async Task A_subtree_is_moved_whole_and_deleted_by_the_tool()
    {
        var room = $"ou=Annex,{ClientTools.Base}";
        (await tools.RunAsAdministratorAsync("ldapadd", $"""
            dn: {room}
            objectClass: organizationalUnit
            ou: Annex

            dn: cn=Noether,{room}
            objectClass: room
            cn: Noether
            """)).Succeeded();

        Assert.Equal(66, (await tools.RunAsAdministratorAsync("ldapdelete", null, room)).ExitCode);
        (await tools.RunAsAdministratorAsync("ldapmodrdn", null, "-r", room, "ou=New wing")).Succeeded();
        Assert.Contains(
            $"dn: cn=Noether,ou=New wing,{ClientTools.Base}", (await tools.SearchAsync("(cn=Noether)", "1.1")).Lines);
        (await tools.RunAsAdministratorAsync("ldapdelete", null, "-r", $"ou=New wing,{ClientTools.Base}")).Succeeded();
        Assert.Equal(0, (await tools.SearchAsync("(cn=Noether)", "1.1")).Entries);
    }

    [Theory]
    [InlineData("objectClass: inetOrgPerson\nuid: x\ncn: X", 65)] // no sn
    [InlineData("objectClass: inetOrgPerson\nuid: x\ncn: X\nsn: X\nuidNumber: 1", 65)] // no class allows it
    [InlineData("objectClass: inetOrgPerson\nuid: x\ncn: X\nsn: X\nnoSuchAttribute: 1", 17)]
    [InlineData("objectClass: noSuchClass\nuid: x\ncn: X\nsn: X", 21)]
    [InlineData("objectClass: inetOrgPerson\nuid: x\ncn: X\nsn: X\nmanager: nobody", 21)]
    [InlineData("objectClass: inetOrgPerson\nuid: x\ncn: X\nsn: X\ndisplayName: a\ndisplayName: b", 19)]
    [InlineData("objectClass: inetOrgPerson\nuid: x\ncn: X\nsn: X\nentryUUID: 597ae2f6-16a6-1027-98f4-d28b5365dc14", 19)]
    public async Task An_entry_that_breaks_the_schema_is_refused_as_slapd_does(string attributes, int resultCode)
    {
        var run = await tools.RunAsAdministratorAsync("ldapadd", $"dn: uid=x,{People}\n{attributes}\n");

        Assert.Equal(resultCode, run.ExitCode);
    }

    [Fact]
    public async Task Controls_assert_and_read_around_a_change()
    {
        var change = $"dn: uid=jsmith,{People}\nchangetype: modify\nreplace: roomNumber\nroomNumber: 7.77\n";

        var refused = await tools.RunAsAdministratorAsync("ldapmodify", change, "-e", "!assert=(sn=Nobody)");
        var read = (await tools.RunAsAdministratorAsync(
            "ldapmodify", change, "-e", "!preread=sn", "-e", "!postread=roomNumber")).Succeeded();

        Assert.Equal(122, refused.ExitCode);
        Assert.Contains("sn: Smith", read.Output, StringComparison.Ordinal);
        Assert.Contains("roomNumber: 7.77", read.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_bind_with_their_passwords_and_change_them()
    {
        var me = $"uid=xli,{People}";
        string[] bind = ["-x", "-H", tools.Url, "-D", me, "-w"];

        Assert.Equal($"dn:{me}", (await tools.RunAsync("ldapwhoami", null, [.. bind, "xli-pw"])).Succeeded().Output.Trim());
        Assert.Equal(49, (await tools.RunAsync("ldapwhoami", null, [.. bind, "wrong"])).ExitCode);
        (await tools.RunAsync("ldappasswd", null, [.. bind, "xli-pw", "-a", "xli-pw", "-s", "new secret"])).Succeeded();
        Assert.Equal(49, (await tools.RunAsync("ldapwhoami", null, [.. bind, "xli-pw"])).ExitCode);
        (await tools.RunAsync("ldapwhoami", null, [.. bind, "new secret"])).Succeeded();
        Assert.Equal(50, (await tools.RunAsync("ldapdelete", null, [.. bind, "new secret", me])).ExitCode);
    }

    [Fact]
    public async Task Nobody_changes_anything_without_a_bind() =>
        Assert.Equal(8, (await tools.RunAsync("ldapdelete", null, "-x", "-H", tools.Url, $"uid=jsmith,{People}")).ExitCode);

    [Fact]
    public async Task TLS_is_begun_by_StartTLS_or_from_the_first_octet()
    {
        string[] bind = ["-x", "-D", ClientTools.Administrator, "-w", "secret"];

        (await tools.RunAsync("ldapwhoami", null, ["-ZZ", "-H", tools.Url, .. bind])).Succeeded();
        (await tools.RunAsync("ldapwhoami", null, ["-H", tools.TlsUrl, .. bind])).Succeeded();
    }

    static string Entry(string uid) => $"""
        dn: uid={uid},{People}
        objectClass: inetOrgPerson
        objectClass: posixAccount
        uid: {uid}
        cn: Tim Berners-Lee
        sn: Berners
        uidNumber: 100
        gidNumber: 100
        homeDirectory: /home/{uid}
        """;
}
