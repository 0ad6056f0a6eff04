using System.Globalization;
using Ldap3.Protocol;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Servers.Accounts;
using Ldap3.Server.Tests.Samba;

namespace Ldap3.Server.Tests.Security;

/// <summary>Passwords of people, checked by the servers that have them.</summary>
public sealed class AuthenticateTests
{
    const string Password = "first-password";

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OpenLdap_tells_right_from_wrong()
    {
        await using var directory = new LdapDataSource(
            OpenLdapServer.Options(LdapSecurity.StartTls), DistinguishedName.Parse(OpenLdapServer.PeopleDn));

        await AssertRightAndWrongAsync(directory, "ghopper", OpenLdapServer.PersonPassword("ghopper"), OpenLdapServer.PersonDn("ghopper"));
    }

    [Fact]
    public async Task Directory_server_389_tells_right_from_wrong()
    {
        await using var directory = new LdapDataSource(
            Ds389Server.Options(LdapSecurity.StartTls), DistinguishedName.Parse(Ds389Server.PeopleDn));

        await AssertRightAndWrongAsync(directory, "ghopper", Ds389Server.PersonPassword("ghopper"), Ds389Server.PersonDn("ghopper"));
    }

    [Fact]
    public async Task Samba_tells_right_from_wrong_and_why_not()
    {
        await using var directory = new LdapDataSource(SambaServer.AdministratorOptions(), DistinguishedName.Parse(SambaServer.BaseDn));
        var connection = await directory.GetConnectionAsync(CancellationToken);
        await using var account = await SandboxAccount.CreateAsync(connection, $"au{Random.Shared.Next()}", CancellationToken);

        await AssertRightAndWrongAsync(directory, account.Name, SandboxAccount.Password, account.Dn);
        await SetAsync(connection, account, "pwdLastSet", "0");
        Assert.Equal(AccountStatus.MustChangePassword, (await TryAsync(directory, account.Name)).State.Status);
        await SetAsync(connection, account, "userAccountControl", "514");
        Assert.Equal(AccountStatus.Disabled, (await TryAsync(directory, account.Name)).State.Status);
    }

    [Fact]
    public async Task OpenLdap_tells_of_a_policy()
    {
        await using var directory = new LdapDataSource(
            OpenLdapServer.AdministratorOptions(), DistinguishedName.Parse(OpenLdapServer.PolicySandboxDn));
        await using var account = await AccountAsync();
        var name = account.Name.Rdns[0].Parts[0].Value.ToString();

        await AgeAsync(account, TimeSpan.FromMinutes(10));
        var expiring = await directory.AuthenticateAsync(name, Password, cancellationToken: CancellationToken);
        await AgeAsync(account, TimeSpan.FromDays(1));
        var grace = await directory.AuthenticateAsync(name, Password, cancellationToken: CancellationToken);
        (await account.ModifyAsync(ModifyOperation.Replace, new("userPassword", "second-password"))).EnsureSuccess();
        var reset = await directory.AuthenticateAsync(name, "second-password", cancellationToken: CancellationToken);
        await directory.AuthenticateAsync(name, "wrong", cancellationToken: CancellationToken);
        await directory.AuthenticateAsync(name, "wrong", cancellationToken: CancellationToken);
        var locked = await directory.AuthenticateAsync(name, "second-password", cancellationToken: CancellationToken);

        Assert.True(expiring.Succeeded);
        Assert.InRange(expiring.State.TimeToExpiry!.Value, TimeSpan.FromMinutes(30), TimeSpan.FromHours(1));
        Assert.True(grace.Succeeded);
        Assert.Equal((AccountStatus.PasswordExpired, 1), (grace.State.Status, grace.State.GraceLogins));
        Assert.False(reset.Succeeded);
        Assert.Equal(AccountStatus.MustChangePassword, reset.State.Status);
        Assert.Equal(AccountStatus.Locked, locked.State.Status);
    }

    static async Task AssertRightAndWrongAsync(LdapDataSource directory, string name, string password, string dn)
    {
        var right = await directory.AuthenticateAsync(name, password, cancellationToken: CancellationToken);
        var wrong = await directory.AuthenticateAsync(name, "not-this-one", cancellationToken: CancellationToken);
        var nobody = directory.Authenticate("nobody-of-that-name", password);
        var everybody = directory.Authenticate("*", password);

        Assert.True(right.Succeeded, right.ToString());
        Assert.Equal(DistinguishedName.Parse(dn), right.Entry!.ObjectName);
        Assert.Equal(wrong, nobody);
        Assert.Equal(wrong, everybody);
        Assert.Equal((false, AccountStatus.WrongCredentials), (wrong.Succeeded, wrong.State.Status));
    }

    static Task<AuthenticationOutcome> TryAsync(LdapDataSource directory, string name) =>
        directory.AuthenticateAsync(name, SandboxAccount.Password, cancellationToken: CancellationToken);

    static async Task SetAsync(LdapConnection connection, SandboxAccount account, string attribute, string value) =>
        (await connection.ModifyAsync(
            new ModifyRequest(DistinguishedName.Parse(account.Dn), new Modification(ModifyOperation.Replace, new(attribute, value))),
            CancellationToken)).EnsureSuccess();

    static Task<TestEntry> AccountAsync() => TestEntry.AddAsync(
        OpenLdapServer.AdministratorOptions(),
        OpenLdapServer.PolicySandboxDn,
        "uid",
        new("objectClass", "account", "simpleSecurityObject"),
        new("userPassword", Password),
        new("pwdPolicySubentry", OpenLdapServer.PolicyDn("strict")));

    static async Task AgeAsync(TestEntry account, TimeSpan age)
    {
        var then = (TimeProvider.System.GetUtcNow() - age).ToString("yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture);
        (await account.ModifyAsync(ModifyOperation.Replace, new("pwdChangedTime", then), new RelaxRulesControl())).EnsureSuccess();
    }
}
