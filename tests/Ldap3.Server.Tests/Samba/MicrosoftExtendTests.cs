using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Extend;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Servers.Vendors;
using static Ldap3.Server.Tests.SambaServer;

namespace Ldap3.Server.Tests.Samba;

/// <summary>The operations of <see cref="MicrosoftExtend"/> on a real server.</summary>
public sealed class MicrosoftExtendTests
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_password_is_reset_by_an_administrator_and_changed_by_its_owner()
    {
        await using var administrator = new LdapConnection(AdministratorOptions());
        await using var account = await SandboxAccount.CreateAsync(administrator, Unique("pw"), CancellationToken);
        var dn = DistinguishedName.Parse(account.Dn);

        await administrator.Extend.Microsoft.ModifyPasswordAsync(dn, "Passw0rd-second", cancellationToken: CancellationToken);
        Assert.True((await BindAsync(administrator, account, "Passw0rd-second")).Status);

        await using (var owner = new LdapConnection(As(account, "Passw0rd-second")))
        {
            await owner.Extend.Microsoft.ModifyPasswordAsync(dn, "Passw0rd-third", "Passw0rd-second", CancellationToken);
            var wrong = Assert.Throws<LdapOperationException>(
                () => owner.Extend.Microsoft.ModifyPassword(dn, "Passw0rd-fourth", "Passw0rd-wrong"));
            Assert.DoesNotContain("Passw0rd", wrong.ToString(), StringComparison.Ordinal);
        }

        Assert.True((await BindAsync(administrator, account, "Passw0rd-third")).Status);
        var weak = Assert.Throws<LdapOperationException>(() => administrator.Extend.Microsoft.ModifyPassword(dn, "x"));
        Assert.Equal(ResultCode.ConstraintViolation, weak.ResultCode);
    }

    [Fact]
    public async Task An_account_locks_says_so_and_is_unlocked()
    {
        await using var administrator = new LdapConnection(AdministratorOptions());
        await using var account = await SandboxAccount.CreateAsync(administrator, Unique("lock"), CancellationToken);

        // Samba may say that the password is wrong for as long as it is, and locked once it is right.
        for (var i = 0; i < 6; i++)
        {
            Assert.False((await BindAsync(administrator, account, "Passw0rd-wrong")).Status);
        }

        var locked = await BindAsync(administrator, account, SandboxAccount.Password);
        await administrator.Extend.Microsoft.UnlockAccountAsync(DistinguishedName.Parse(account.Dn), CancellationToken);
        var unlocked = await BindAsync(administrator, account, SandboxAccount.Password);

        Assert.Equal(ActiveDirectoryBindError.AccountLocked, locked.Result.ActiveDirectoryBindError);
        Assert.True(unlocked.Status);
    }

    [Theory]
    [InlineData("alice", "wrong", ActiveDirectoryBindError.WrongPassword)]
    [InlineData("disabled", "Passw0rd-disabled", ActiveDirectoryBindError.AccountDisabled)]
    [InlineData("mustchange", "Passw0rd-mustchange", ActiveDirectoryBindError.PasswordMustChange)]
    public async Task A_refused_bind_says_why(string user, string password, ActiveDirectoryBindError reason)
    {
        var options = Options(LdapSecurity.StartTls) with { Credential = LdapCredential.Simple($"{user}@ad.test", password) };
        await using var connection = new LdapConnection(options);

        var thrown = await Assert.ThrowsAsync<LdapOperationException>(() => connection.OpenAsync(CancellationToken));

        Assert.Equal(reason, thrown.Result.ActiveDirectoryBindError);
    }

    [Fact]
    public async Task Members_are_put_in_and_taken_out_as_often_as_one_likes()
    {
        await using var connection = new LdapConnection(AdministratorOptions());
        await using var group = await SandboxAccount.CreateAsync(connection, Unique("grp"), CancellationToken, isGroup: true);
        var microsoft = connection.Extend.Microsoft;
        DistinguishedName[] members = [DistinguishedName.Parse(PersonDn("ken")), DistinguishedName.Parse(PersonDn("lena"))];
        DistinguishedName[] groups = [DistinguishedName.Parse(group.Dn)];

        await microsoft.AddMembersToGroupsAsync(members[..1], groups, cancellationToken: CancellationToken);
        await microsoft.AddMembersToGroupsAsync(members, groups, cancellationToken: CancellationToken);
        var again = Assert.Throws<LdapOperationException>(() => microsoft.AddMembersToGroups(members, groups, fix: false));
        Assert.Equal(2, await CountMembersAsync(connection, group.Dn));

        await microsoft.RemoveMembersFromGroupsAsync(members[..1], groups, cancellationToken: CancellationToken);
        await microsoft.RemoveMembersFromGroupsAsync(members, groups, cancellationToken: CancellationToken);
        Assert.Equal(0, await CountMembersAsync(connection, group.Dn));
        Assert.Equal(ResultCode.EntryAlreadyExists, again.ResultCode);
        Assert.Throws<LdapOperationException>(() => microsoft.RemoveMembersFromGroups(members, groups, fix: false));
    }

    [Fact]
    public async Task Changes_are_read_from_where_the_last_reading_ended()
    {
        await using var connection = new LdapConnection(AdministratorOptions());
        var name = Unique("sync");
        var options = new DirSyncOptions
        {
            NamingContext = DistinguishedName.Parse(BaseDn),
            Filter = Filter.Equal("objectClass", "user"),
            Attributes = ["sAMAccountName", "description"],
        };
        var sync = connection.Extend.Microsoft.DirSync(options);
        var all = await sync.ReadAsync(CancellationToken).ToListAsync(CancellationToken);
        Assert.Contains(all, change => change.Entry.GetString("sAMAccountName") == "alice");
        Assert.All(all, change => Assert.NotNull(change.ObjectGuid));

        await using var account = await SandboxAccount.CreateAsync(connection, name, CancellationToken);
        var resumed = connection.Extend.Microsoft.DirSync(options with { Cookie = sync.Cookie });
        var news = await resumed.ReadAsync(CancellationToken).ToListAsync(CancellationToken);

        // Other tests change accounts meanwhile.
        Assert.Contains(news, change => change.Entry.GetString("sAMAccountName") == name && !change.IsDeleted);
        Assert.DoesNotContain(news, change => change.Entry.GetString("sAMAccountName") == "alice");
        Assert.NotEqual(sync.Cookie, resumed.Cookie);
    }

    [Fact]
    public async Task A_change_is_noticed_while_watching()
    {
        await using var connection = new LdapConnection(AdministratorOptions());
        await using var account = await SandboxAccount.CreateAsync(connection, Unique("watch"), CancellationToken);
        var dn = DistinguishedName.Parse(account.Dn);
        var watch = connection.Extend.Microsoft.PersistentSearch(dn, SearchScope.BaseObject, "description");
        await using var changes = watch.GetAsyncEnumerator(CancellationToken);
        var first = changes.MoveNextAsync().AsTask();

        // Nothing says when the server has begun to watch: changes are made until one is noticed.
        for (var i = 0; !first.IsCompleted && i < 100; i++)
        {
            var change = new Modification(ModifyOperation.Replace, new LdapAttribute("description", $"change {i}"));
            (await connection.ModifyAsync(new ModifyRequest(dn, change), CancellationToken)).EnsureSuccess();
            await Task.WhenAny(first, Task.Delay(TimeSpan.FromMilliseconds(200), CancellationToken));
        }

        Assert.True(await first);
        Assert.Equal(dn, changes.Current.ObjectName);
        Assert.StartsWith("change ", changes.Current.GetString("description"), StringComparison.Ordinal);
    }

    static string Unique(string prefix) => $"{prefix}-{Guid.NewGuid():N}"[..18];

    static LdapConnectionOptions As(SandboxAccount account, string password) =>
        Options(LdapSecurity.StartTls) with { Credential = LdapCredential.Simple(account.Dn, password) };

    static Task<OperationOutcome> BindAsync(LdapConnection connection, SandboxAccount account, string password) =>
        connection.BindOnlyAsync(LdapCredential.Simple(account.Dn, password), CancellationToken);

    static async Task<int> CountMembersAsync(LdapConnection connection, string dn)
    {
        var found = await connection.SearchAsync(dn, "(objectClass=*)", SearchScope.BaseObject, ["member"], CancellationToken);
        return Assert.Single(found.EnsureSuccess().Entries).GetStrings("member").Count;
    }
}
