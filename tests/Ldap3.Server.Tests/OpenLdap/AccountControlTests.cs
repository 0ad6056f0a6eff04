using System.Globalization;
using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.ExtendedOperations;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using static Ldap3.Server.Tests.OpenLdapServer;

namespace Ldap3.Server.Tests.OpenLdap;

/// <summary>What the server answers to the controls of identities and passwords.</summary>
public sealed class AccountControlTests
{
    const string Password = "first-password";

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_operation_is_done_as_somebody_else()
    {
        await using var connection = new LdapConnection(
            Options(LdapSecurity.StartTls) with { Credential = LdapCredential.Simple(ProxyDn, ProxyPassword) });

        var person = await WhoAmIAsync(connection, new ProxiedAuthorizationControl(DistinguishedName.Parse(PersonDn("ghopper"))));
        var nobody = await WhoAmIAsync(connection, new ProxiedAuthorizationControl("dn:"));
        var administrator = await WhoAmIAsync(
            connection, new ProxiedAuthorizationControl(DistinguishedName.Parse(AdministratorDn)));

        Assert.Equal($"dn:{PersonDn("ghopper")}", Identity(person), ignoreCase: true);
        Assert.Equal("", Identity(nobody));
        Assert.Equal(ResultCode.AuthorizationDenied, administrator.Result.ResultCode);
        Assert.Equal($"dn:{ProxyDn}", await connection.WhoAmIAsync(CancellationToken), ignoreCase: true);
    }

    [Fact]
    public async Task A_policy_warns_before_the_password_expires_and_insists_after_a_reset()
    {
        await using var account = await AccountAsync("strict");
        await AgeAsync(account, TimeSpan.FromMinutes(10));

        var warned = await BindAsync(account, Password, new PasswordPolicyControl());
        (await account.ModifyAsync(ModifyOperation.Replace, new("userPassword", "second-password"))).EnsureSuccess();
        var reset = await BindAsync(account, "second-password", new PasswordPolicyControl());

        warned.EnsureSuccess();
        var warning = warned.Result.Controls.Find<PasswordPolicyResponseControl>();
        Assert.InRange(warning!.TimeBeforeExpiration!.Value, TimeSpan.FromMinutes(30), TimeSpan.FromHours(1));
        Assert.Null(warning.Error);
        reset.EnsureSuccess();
        Assert.Equal(
            PasswordPolicyError.ChangeAfterReset, reset.Result.Controls.Find<PasswordPolicyResponseControl>()!.Error);
    }

    [Fact]
    public async Task A_policy_says_why_a_new_password_is_not_taken()
    {
        await using var account = await AccountAsync("strict");
        await using var connection = new LdapConnection(Options(LdapSecurity.StartTls));
        (await connection.BindAsync(LdapCredential.Simple(account.Name.ToString(), Password), CancellationToken)).EnsureSuccess();

        async Task<PasswordPolicyError?> Change(params Modification[] changes)
        {
            var outcome = await connection.ModifyAsync(
                new ModifyRequest(account.Name, changes) { Controls = [new PasswordPolicyControl()] }, CancellationToken);
            Assert.False(outcome.Status);
            return outcome.Result.Controls.Find<PasswordPolicyResponseControl>()?.Error;
        }

        Assert.Equal(
            PasswordPolicyError.PasswordTooShort,
            await Change(
                new Modification(ModifyOperation.Delete, new("userPassword", Password)),
                new Modification(ModifyOperation.Add, new("userPassword", "short"))));
        Assert.Equal(
            PasswordPolicyError.MustSupplyOldPassword,
            await Change(new Modification(ModifyOperation.Replace, new("userPassword", "long-enough-password"))));
    }

    [Fact]
    public async Task A_locked_account_says_so_to_who_asks()
    {
        await using var account = await AccountAsync("strict");
        await BindAsync(account, "wrong");
        await BindAsync(account, "wrong");

        var locked = await BindAsync(account, Password, new PasswordPolicyControl());
        var state = (await account.ReadAsync([new AccountUsableControl(isCritical: true)])).Controls.Find<AccountUsableResponseControl>();

        Assert.Equal(ResultCode.InvalidCredentials, locked.Result.ResultCode);
        Assert.Equal(PasswordPolicyError.AccountLocked, locked.Result.Controls.Find<PasswordPolicyResponseControl>()!.Error);
        Assert.Equal((false, true), (state!.IsUsable, state.IsInactive));
    }

    [Fact]
    public async Task An_expired_password_has_its_grace()
    {
        await using var account = await AccountAsync("short");

        await AgeAsync(account, TimeSpan.FromDays(1));
        var state = (await account.ReadAsync([new AccountUsableControl()])).Controls.Find<AccountUsableResponseControl>();
        var first = await BindAsync(account, Password, new PasswordPolicyControl());
        var last = await BindAsync(account, Password, new PasswordPolicyControl());
        var none = await BindAsync(account, Password, new PasswordPolicyControl());

        Assert.Equal((false, 2), (state!.IsUsable, state.GraceAuthenticationsRemaining));
        Assert.Equal(1, first.EnsureSuccess().Result.Controls.Find<PasswordPolicyResponseControl>()!.GraceAuthenticationsRemaining);
        Assert.Equal(0, last.EnsureSuccess().Result.Controls.Find<PasswordPolicyResponseControl>()!.GraceAuthenticationsRemaining);
        Assert.Equal(ResultCode.InvalidCredentials, none.Result.ResultCode);
        Assert.Equal(PasswordPolicyError.PasswordExpired, none.Result.Controls.Find<PasswordPolicyResponseControl>()!.Error);
    }

    [Fact]
    public async Task Who_does_not_ask_gets_the_controls_of_Netscape()
    {
        await using var account = await AccountAsync("strict");
        await AgeAsync(account, TimeSpan.FromMinutes(10));

        var expiring = await BindAsync(account, Password);
        (await account.ModifyAsync(ModifyOperation.Replace, new("userPassword", "second-password"))).EnsureSuccess();
        var reset = await BindAsync(account, "second-password");

        var time = expiring.EnsureSuccess().Result.Controls.Find<PasswordExpiringControl>()!.TimeBeforeExpiration;
        Assert.InRange(time, TimeSpan.FromMinutes(30), TimeSpan.FromHours(1));
        Assert.NotNull(reset.EnsureSuccess().Result.Controls.Find<PasswordExpiredControl>());
    }

    [Fact]
    public async Task A_usable_account_says_until_when()
    {
        await using var strict = await AccountAsync("strict");
        await using var lasting = await AccountAsync("default");

        var limited = (await strict.ReadAsync([new AccountUsableControl()])).Controls.Find<AccountUsableResponseControl>();
        var unlimited = (await lasting.ReadAsync([new AccountUsableControl()])).Controls.Find<AccountUsableResponseControl>();

        Assert.True(limited!.IsUsable);
        Assert.InRange(limited.TimeBeforeExpiration!.Value, TimeSpan.FromMinutes(30), TimeSpan.FromHours(1));
        Assert.Equal((true, null), (unlimited!.IsUsable, unlimited.TimeBeforeExpiration));
    }

    static Task<TestEntry> AccountAsync(string policy) => TestEntry.AddAsync(
        AdministratorOptions(),
        PolicySandboxDn,
        "uid",
        new("objectClass", "account", "simpleSecurityObject"),
        new("userPassword", Password),
        new("pwdPolicySubentry", PolicyDn(policy)));

    /// <summary>Has the password changed so long ago, and nobody wait for it.</summary>
    static async Task AgeAsync(TestEntry account, TimeSpan age)
    {
        var then = (TimeProvider.System.GetUtcNow() - age).ToString("yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture);
        (await account.ModifyAsync(ModifyOperation.Replace, new("pwdChangedTime", then), new RelaxRulesControl())).EnsureSuccess();
    }

    static async Task<OperationOutcome> BindAsync(TestEntry account, string password, params Control[] controls)
    {
        await using var connection = new LdapConnection(Options(LdapSecurity.StartTls));
        return await connection.BindAsync(
            LdapCredential.Simple(account.Name.ToString(), password).WithControls(controls), CancellationToken);
    }

    static Task<OperationOutcome> WhoAmIAsync(LdapConnection connection, Control control) => connection.ExtendedAsync(
        new ExtendedRequest(ExtendedOperationOid.WhoAmI) { Controls = [control] }, CancellationToken);

    static string Identity(OperationOutcome outcome) =>
        ((ExtendedResponse)outcome.EnsureSuccess().Result).Value?.ToString() ?? "";
}
