using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using static Ldap3.Server.Tests.Ds389Server;

namespace Ldap3.Server.Tests.Ds389;

/// <summary>What the server answers to the controls of identities and passwords.</summary>
public sealed class AccountControlTests
{
    const string Password = "first-password";

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    static LdapConnectionOptions ProxyOptions =>
        Options(LdapSecurity.StartTls) with { Credential = LdapCredential.Simple(ProxyDn, ProxyPassword) };

    [Fact]
    public async Task A_bind_tells_who_one_is()
    {
        await using var connection = new LdapConnection(Options(LdapSecurity.StartTls));
        var asking = new AuthorizationIdentityControl(isCritical: true);

        var person = await connection.BindAsync(
            LdapCredential.Simple(PersonDn("ghopper"), PersonPassword("ghopper")).WithControls(asking), CancellationToken);
        var nobody = await connection.BindAsync(LdapCredential.Anonymous.WithControls(asking), CancellationToken);

        Assert.Equal(
            $"dn: {PersonDn("ghopper")}".Replace(" ", ""),
            person.EnsureSuccess().Result.Controls.Find<AuthorizationIdentityResponseControl>()!.AuthorizationId.Replace(" ", ""),
            ignoreCase: true);
        Assert.Equal("", nobody.EnsureSuccess().Result.Controls.Find<AuthorizationIdentityResponseControl>()!.AuthorizationId);
    }

    [Fact]
    public async Task One_operation_is_done_as_somebody_else_in_either_form()
    {
        // Everybody may change the own password only. That it does not have this value is told to who may, and nothing changes.
        await using var connection = new LdapConnection(ProxyOptions);
        var person = DistinguishedName.Parse(PersonDn("mhamilton"));

        async Task<ResultCode> TryAs(params Control[] controls) => (await connection.ModifyAsync(
            new ModifyRequest(person, new Modification(ModifyOperation.Delete, new("userPassword", "not this")))
            {
                Controls = controls,
            },
            CancellationToken)).Result.ResultCode;

        Assert.Equal(ResultCode.InsufficientAccessRights, await TryAs());
        Assert.Equal(ResultCode.NoSuchAttribute, await TryAs(new ProxiedAuthorizationControl(person)));
        Assert.Equal(ResultCode.NoSuchAttribute, await TryAs(new ProxiedAuthorizationV1Control(person)));
        Assert.Equal(
            ResultCode.InsufficientAccessRights,
            await TryAs(new ProxiedAuthorizationControl(DistinguishedName.Parse(PersonDn("ghopper")))));
    }

    [Fact]
    public async Task Nobody_may_act_for_the_administrator()
    {
        await using var connection = new LdapConnection(ProxyOptions);
        var administrator = DistinguishedName.Parse(AdministratorDn);

        var second = await SearchAsync(connection, SandboxDn, new ProxiedAuthorizationControl(administrator));
        var first = await SearchAsync(connection, SandboxDn, new ProxiedAuthorizationV1Control(administrator));

        Assert.False(second.Status);
        Assert.False(first.Status);
    }

    [Fact]
    public async Task The_server_tells_what_a_person_may_do()
    {
        await using var connection = new LdapConnection(AdministratorOptions());
        var person = DistinguishedName.Parse(PersonDn("ghopper"));

        var outcome = await connection.SearchAsync(
            new SearchRequest
            {
                BaseObject = person,
                Scope = SearchScope.BaseObject,
                Attributes = ["cn", "userPassword", "mail"],
                Controls = [new GetEffectiveRightsControl(person)],
            },
            CancellationToken);

        var rights = EffectiveRights.Of(Assert.Single(outcome.EnsureSuccess().Entries));
        Assert.NotNull(rights);
        Assert.Equal(EntryRights.View, rights.Entry);
        Assert.Equal(AttributeRights.Read | AttributeRights.Search | AttributeRights.Compare, rights.On("cn"));
        Assert.Equal(AttributeRights.AddValues | AttributeRights.DeleteValues, rights.On("userPassword"));
        Assert.Equal(
            ResultCode.Success, outcome.Result.Controls.Find<GetEffectiveRightsResponseControl>()?.Result ?? ResultCode.Success);
    }

    [Fact]
    public async Task A_policy_warns_before_the_password_expires()
    {
        await using var policy = await PolicyAsync(new LdapAttribute("passwordMustChange", "off"));
        await using var account = await AccountAsync(policy);

        (await BindAsync(account, Password)).EnsureSuccess(); // from now on the password has an end
        var asked = await BindAsync(account, Password, new PasswordPolicyControl());
        var unasked = await BindAsync(account, Password);

        var warning = asked.EnsureSuccess().Result.Controls.Find<PasswordPolicyResponseControl>();
        Assert.InRange(warning!.TimeBeforeExpiration!.Value, TimeSpan.FromMinutes(30), TimeSpan.FromHours(2));
        var expiring = unasked.EnsureSuccess().Result.Controls.Find<PasswordExpiringControl>();
        Assert.InRange(expiring!.TimeBeforeExpiration, TimeSpan.FromMinutes(30), TimeSpan.FromHours(2));
    }

    [Fact]
    public async Task A_policy_insists_on_a_new_password_after_a_reset()
    {
        await using var policy = await PolicyAsync(new LdapAttribute("passwordMustChange", "on"));
        await using var account = await AccountAsync(policy);
        (await account.ModifyAsync(ModifyOperation.Replace, new("userPassword", "second-password"))).EnsureSuccess();

        var bind = await BindAsync(account, "second-password", new PasswordPolicyControl());
        var state = (await account.ReadAsync([new AccountUsableControl()])).Controls.Find<AccountUsableResponseControl>();

        bind.EnsureSuccess();
        Assert.Equal(PasswordPolicyError.ChangeAfterReset, bind.Result.Controls.Find<PasswordPolicyResponseControl>()!.Error);
        Assert.NotNull(bind.Result.Controls.Find<PasswordExpiredControl>());
        Assert.Equal((false, true), (state!.IsUsable, state.IsReset));
    }

    [Fact]
    public async Task A_policy_says_why_a_new_password_is_not_taken()
    {
        await using var policy = await PolicyAsync(new LdapAttribute("passwordMustChange", "off"));
        await using var account = await AccountAsync(policy);
        await using var connection = new LdapConnection(Options(LdapSecurity.StartTls));
        (await connection.BindAsync(LdapCredential.Simple(account.Name.ToString(), Password), CancellationToken)).EnsureSuccess();

        var outcome = await connection.ModifyAsync(
            new ModifyRequest(account.Name, new Modification(ModifyOperation.Replace, new("userPassword", "short")))
            {
                Controls = [new PasswordPolicyControl()],
            },
            CancellationToken);

        Assert.Equal(ResultCode.ConstraintViolation, outcome.Result.ResultCode);
        Assert.Equal(PasswordPolicyError.InsufficientPasswordQuality, outcome.Result.Controls.Find<PasswordPolicyResponseControl>()!.Error);
    }

    [Fact]
    public async Task An_account_without_a_policy_is_usable_without_an_end()
    {
        await using var connection = new LdapConnection(AdministratorOptions());

        var outcome = await SearchAsync(connection, PersonDn("ghopper"), new AccountUsableControl(isCritical: true));

        var state = Assert.Single(outcome.EnsureSuccess().Entries).Controls.Find<AccountUsableResponseControl>();
        Assert.Equal((true, null), (state!.IsUsable, state.TimeBeforeExpiration));
    }

    [Fact]
    public async Task A_locked_account_says_so_to_who_asks()
    {
        await using var policy = await PolicyAsync(new LdapAttribute("passwordMustChange", "off"));
        await using var account = await AccountAsync(policy);
        await BindAsync(account, "wrong");
        await BindAsync(account, "wrong");

        var locked = await BindAsync(account, Password, new PasswordPolicyControl());
        var state = (await account.ReadAsync([new AccountUsableControl(isCritical: true)])).Controls.Find<AccountUsableResponseControl>();

        Assert.False(locked.Status);
        Assert.Equal(PasswordPolicyError.AccountLocked, locked.Result.Controls.Find<PasswordPolicyResponseControl>()!.Error);
        Assert.Equal((false, true), (state!.IsUsable, state.IsInactive));
        Assert.InRange(state.TimeBeforeUnlock!.Value, TimeSpan.FromMinutes(30), TimeSpan.FromHours(1));
    }

    static Task<TestEntry> PolicyAsync(LdapAttribute mustChange) => TestEntry.AddAsync(
        AdministratorOptions(),
        SandboxDn,
        "cn",
        new("objectClass", "ldapsubentry", "passwordpolicy"),
        mustChange,
        new("passwordExp", "on"),
        new("passwordMaxAge", "3600"),
        new("passwordWarning", "7200"),
        new("passwordSendExpiringTime", "on"),
        new("passwordCheckSyntax", "on"),
        new("passwordMinLength", "8"),
        new("passwordLockout", "on"),
        new("passwordMaxFailure", "2"),
        new("passwordLockoutDuration", "3600"));

    static Task<TestEntry> AccountAsync(TestEntry policy) => TestEntry.AddAsync(
        AdministratorOptions(),
        SandboxDn,
        "uid",
        new("objectClass", "account", "simpleSecurityObject"),
        new("userPassword", Password),
        new("pwdpolicysubentry", policy.Name.ToString()));

    static async Task<OperationOutcome> BindAsync(TestEntry account, string password, params Control[] controls)
    {
        await using var connection = new LdapConnection(Options(LdapSecurity.StartTls));
        return await connection.BindAsync(
            LdapCredential.Simple(account.Name.ToString(), password).WithControls(controls), CancellationToken);
    }

    static Task<SearchOutcome> SearchAsync(LdapConnection connection, string name, Control control) => connection.SearchAsync(
        new SearchRequest { BaseObject = DistinguishedName.Parse(name), Scope = SearchScope.BaseObject, Controls = [control] },
        CancellationToken);
}
