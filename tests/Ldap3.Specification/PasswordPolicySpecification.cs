using System.Globalization;
using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.ExtendedOperations;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Specification;

/// <summary>
/// Password policies (draft-behera-ldap-password-policy-11) as OpenLDAP enforces them, with the policies of
/// tests/servers/openldap/policy.ldif.
/// </summary>
public abstract class PasswordPolicySpecification
{
    const string First = "first-password";
    const string Second = "second-password";
    const string Third = "third-password";

    /// <summary>A connection of the administrator.</summary>
    protected abstract LdapConnectionOptions Administrator { get; }

    /// <summary>Whether an account that is not usable says that its password was reset or has expired. OpenLDAP 2.5 does not.</summary>
    protected virtual bool SaysWhyUnusable => true;

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_account_is_locked_after_too_many_failures_until_an_administrator_sets_a_new_password()
    {
        await using var account = await AccountAsync("strict");

        var one = await BindAsync(account, "wrong");
        var two = await BindAsync(account, "wrong");
        var remembered = await account.ReadAsync([], "+");
        var locked = await BindAsync(account, First);
        var state = await StateAsync(account);
        (await account.ModifyAsync(ModifyOperation.Replace, new("userPassword", Second))).EnsureSuccess();
        var unlocked = await account.ReadAsync([], "+");
        var reset = await BindAsync(account, Second);

        Assert.Equal([null, null, PasswordPolicyError.AccountLocked], [Error(one), Error(two), Error(locked)]);
        Assert.All([one, two, locked], outcome => Assert.Equal(ResultCode.InvalidCredentials, outcome.Result.ResultCode));
        Assert.Equal(2, remembered.GetStrings("pwdFailureTime").Count);
        Assert.NotNull(remembered["pwdAccountLockedTime"]);
        Assert.Equal((false, true), (state.IsUsable, state.IsInactive));
        Assert.Null(unlocked["pwdFailureTime"]);
        Assert.Null(unlocked["pwdAccountLockedTime"]);
        Assert.Equal("TRUE", unlocked.GetString("pwdReset"));
        Assert.Equal(PasswordPolicyError.ChangeAfterReset, Error(reset));
        Assert.True(reset.Status);
    }

    [Fact]
    public async Task A_success_forgets_the_failures_before_it()
    {
        await using var account = await AccountAsync("strict");

        await BindAsync(account, "wrong");
        (await BindAsync(account, First)).EnsureSuccess();
        var entry = await account.ReadAsync([], "+");

        Assert.Null(entry["pwdFailureTime"]);
    }

    [Fact]
    public async Task An_account_is_locked_for_ever_by_hand()
    {
        await using var account = await AccountAsync("default");
        (await account.ModifyAsync(ModifyOperation.Replace, new("pwdAccountLockedTime", "000001010000Z"))).EnsureSuccess();

        var locked = await BindAsync(account, First);
        (await account.ModifyAsync(ModifyOperation.Delete, new("pwdAccountLockedTime"))).EnsureSuccess();
        var unlocked = await BindAsync(account, First);

        Assert.Equal((false, PasswordPolicyError.AccountLocked), (locked.Status, Error(locked)));
        Assert.True(unlocked.Status);
    }

    [Fact]
    public async Task A_lock_ends_by_itself()
    {
        await using var account = await AccountAsync("strict");
        await BindAsync(account, "wrong");
        await BindAsync(account, "wrong");
        var longAgo = Time(TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(1));
        (await account.ModifyAsync(ModifyOperation.Replace, new("pwdAccountLockedTime", longAgo))).EnsureSuccess();

        Assert.True((await BindAsync(account, First)).Status);
    }

    [Fact]
    public async Task After_a_reset_nothing_is_done_but_the_change()
    {
        await using var account = await AccountAsync("strict");
        (await account.ModifyAsync(ModifyOperation.Replace, new("userPassword", Second))).EnsureSuccess();
        await using var connection = new LdapConnection(Administrator with { Credential = LdapCredential.Anonymous });
        var state = await StateAsync(account);
        (await connection.BindAsync(Credential(account, Second), CancellationToken)).EnsureSuccess();

        var search = await connection.SearchAsync(
            new SearchRequest { BaseObject = account.Name, Scope = SearchScope.BaseObject, Controls = [new PasswordPolicyControl()] },
            CancellationToken);
        var whoAmI = await connection.WhoAmIAsync(CancellationToken);
        var more = await ChangeAsync(
            connection,
            account,
            new(ModifyOperation.Delete, new("userPassword", Second)),
            new(ModifyOperation.Add, new("userPassword", Third)),
            new(ModifyOperation.Replace, new("description", "x")));
        var change = await ChangeAsync(
            connection,
            account,
            new(ModifyOperation.Delete, new("userPassword", Second)),
            new(ModifyOperation.Add, new("userPassword", Third)));
        var free = await connection.SearchAsync(
            new SearchRequest { BaseObject = account.Name, Scope = SearchScope.BaseObject, Attributes = ["pwdReset"] }, CancellationToken);

        Assert.Equal((!SaysWhyUnusable, SaysWhyUnusable), (state.IsUsable, state.IsReset));
        Assert.Equal(ResultCode.InsufficientAccessRights, search.Result.ResultCode);
        Assert.Equal($"dn:{account.Name}", whoAmI, ignoreCase: true);
        Assert.Equal((ResultCode.InsufficientAccessRights, PasswordPolicyError.ChangeAfterReset), more);
        Assert.Equal(ResultCode.Success, change.ResultCode);
        Assert.Null(Assert.Single(free.EnsureSuccess().Entries)["pwdReset"]);
    }

    [Fact]
    public async Task A_policy_says_why_a_new_password_is_not_taken()
    {
        await using var strict = await AccountAsync("strict");
        await using var lax = await AccountAsync("default");
        await using var connection = new LdapConnection(Administrator with { Credential = LdapCredential.Anonymous });

        (await connection.BindAsync(Credential(strict, First), CancellationToken)).EnsureSuccess();
        Modification delete = new(ModifyOperation.Delete, new("userPassword", First));
        Assert.Equal(
            (ResultCode.ConstraintViolation, PasswordPolicyError.PasswordTooShort),
            await ChangeAsync(connection, strict, delete, new(ModifyOperation.Add, new("userPassword", "short"))));
        Assert.Equal(
            (ResultCode.InsufficientAccessRights, PasswordPolicyError.MustSupplyOldPassword),
            await ChangeAsync(connection, strict, new Modification(ModifyOperation.Replace, new("userPassword", Second))));
        Assert.Equal(
            (ResultCode.UnwillingToPerform, PasswordPolicyError.MustSupplyOldPassword),
            await ChangeAsync(
                connection,
                strict,
                new(ModifyOperation.Delete, new("userPassword", "wrong")),
                new(ModifyOperation.Add, new("userPassword", Second))));
        Assert.Equal(
            (ResultCode.ConstraintViolation, PasswordPolicyError.InsufficientPasswordQuality),
            await ChangeAsync(connection, strict, delete, new(ModifyOperation.Add, new("userPassword", "{SSHA}abcdefghijkl"))));

        (await connection.BindAsync(Credential(lax, First), CancellationToken)).EnsureSuccess();
        Assert.Equal(
            (ResultCode.ConstraintViolation, PasswordPolicyError.PasswordInHistory),
            await ChangeAsync(connection, lax, new Modification(ModifyOperation.Replace, new("userPassword", First))));
        Assert.Equal(
            ResultCode.Success,
            (await ChangeAsync(connection, lax, new Modification(ModifyOperation.Replace, new("userPassword", Second)))).ResultCode);
        Assert.Equal(
            (ResultCode.ConstraintViolation, PasswordPolicyError.PasswordInHistory),
            await ChangeAsync(connection, lax, new Modification(ModifyOperation.Replace, new("userPassword", First))));
        Assert.Equal(
            ResultCode.ConstraintViolation,
            (await ChangeAsync(connection, lax, new Modification(ModifyOperation.Replace, new("userPassword", Third, "one-too-many")))).ResultCode);
        var history = (await lax.ReadAsync([], "pwdHistory")).GetStrings("pwdHistory");
        Assert.EndsWith($"#1.3.6.1.4.1.1466.115.121.1.40#{First.Length}#{First}", Assert.Single(history), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_password_has_its_grace()
    {
        await using var account = await AccountAsync("short");

        await AgeAsync(account, TimeSpan.FromDays(1));
        var state = await StateAsync(account);
        var first = await BindAsync(account, First);
        var last = await BindAsync(account, First);
        var none = await BindAsync(account, First);

        Assert.Equal((false, SaysWhyUnusable, 2), (state.IsUsable, state.IsExpired, state.GraceAuthenticationsRemaining));
        Assert.Equal([1, 0], [Answer(first)!.GraceAuthenticationsRemaining, Answer(last)!.GraceAuthenticationsRemaining]);
        Assert.True(first.Status && last.Status);
        Assert.Equal(ResultCode.InvalidCredentials, none.Result.ResultCode);
        Assert.Equal(PasswordPolicyError.PasswordExpired, Error(none));
        Assert.Equal(2, (await account.ReadAsync([], "pwdGraceUseTime")).GetStrings("pwdGraceUseTime").Count);
    }

    [Fact]
    public async Task Who_does_not_ask_gets_the_controls_of_Netscape()
    {
        await using var account = await AccountAsync("strict");
        await AgeAsync(account, TimeSpan.FromMinutes(10));

        var asked = await BindAsync(account, First);
        var expiring = await BindAsync(account, First, asks: false);
        (await account.ModifyAsync(ModifyOperation.Replace, new("userPassword", Second))).EnsureSuccess();
        var reset = await BindAsync(account, Second, asks: false);

        Assert.InRange(Answer(asked)!.TimeBeforeExpiration!.Value, TimeSpan.FromMinutes(30), TimeSpan.FromHours(1));
        Assert.InRange(
            expiring.EnsureSuccess().Result.Controls.Find<PasswordExpiringControl>()!.TimeBeforeExpiration,
            TimeSpan.FromMinutes(30),
            TimeSpan.FromHours(1));
        Assert.NotNull(reset.EnsureSuccess().Result.Controls.Find<PasswordExpiredControl>());
        Assert.Null(reset.Result.Controls.Find<PasswordPolicyResponseControl>());
    }

    [Fact]
    public async Task A_usable_account_says_until_when()
    {
        await using var strict = await AccountAsync("strict");
        await using var lasting = await AccountAsync("default");

        var limited = await StateAsync(strict);
        var unlimited = await StateAsync(lasting);

        Assert.True(limited.IsUsable);
        Assert.InRange(limited.TimeBeforeExpiration!.Value, TimeSpan.FromMinutes(30), TimeSpan.FromHours(1));
        Assert.Equal((true, null), (unlimited.IsUsable, unlimited.TimeBeforeExpiration));
    }

    [Fact]
    public async Task A_password_is_changed_on_request_and_kept_to_its_policy()
    {
        await using var account = await AccountAsync("default");
        await using var connection = new LdapConnection(Administrator with { Credential = LdapCredential.Anonymous });
        (await connection.BindAsync(Credential(account, First), CancellationToken)).EnsureSuccess();

        async Task<(ResultCode, PasswordPolicyError?)> Modify(string? old, string wanted)
        {
            var outcome = await connection.ExtendedAsync(
                new PasswordModification { OldPassword = old is null ? default(Protocol.Ber.OctetString?) : old, NewPassword = wanted }
                    .ToRequest() with { Controls = [new PasswordPolicyControl()] },
                CancellationToken);
            return (outcome.Result.ResultCode, Error(outcome));
        }

        Assert.Equal(ResultCode.UnwillingToPerform, (await Modify("wrong", Second)).Item1);
        Assert.Equal((ResultCode.ConstraintViolation, PasswordPolicyError.PasswordTooShort), await Modify(First, "short"));
        Assert.Equal(ResultCode.Success, (await Modify(First, Second)).Item1);
        Assert.Equal((ResultCode.ConstraintViolation, PasswordPolicyError.PasswordInHistory), await Modify(null, First));
        Assert.True((await BindAsync(account, Second)).Status);
        await using var anonymous = new LdapConnection(Administrator with { Credential = LdapCredential.Anonymous });
        var refused = await anonymous.ExtendedAsync(new PasswordModification { NewPassword = Third }.ToRequest(), CancellationToken);
        Assert.Equal(ResultCode.StrongerAuthRequired, refused.Result.ResultCode);
    }

    static PasswordPolicyError? Error(OperationOutcome outcome) => Answer(outcome)?.Error;

    static PasswordPolicyResponseControl? Answer(OperationOutcome outcome) =>
        outcome.Result.Controls.Find<PasswordPolicyResponseControl>();

    static string Time(DateTimeOffset time) => time.ToString("yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture);

    static LdapCredential Credential(SpecificationEntry account, string password) =>
        LdapCredential.Simple(account.Name.ToString(), password).WithControls(new PasswordPolicyControl());

    /// <summary>Has the password changed so long ago, and nobody wait for it.</summary>
    static async Task AgeAsync(SpecificationEntry account, TimeSpan age) =>
        (await account.ModifyAsync(
            ModifyOperation.Replace,
            new("pwdChangedTime", Time(TimeProvider.System.GetUtcNow() - age)),
            new RelaxRulesControl())).EnsureSuccess();

    static async Task<AccountUsableResponseControl> StateAsync(SpecificationEntry account) =>
        (await account.ReadAsync([new AccountUsableControl()])).Controls.Find<AccountUsableResponseControl>()!;

    static async Task<(ResultCode ResultCode, PasswordPolicyError? Error)> ChangeAsync(
        LdapConnection connection, SpecificationEntry account, params Modification[] changes)
    {
        var outcome = await connection.ModifyAsync(
            new ModifyRequest(account.Name, changes) { Controls = [new PasswordPolicyControl()] }, CancellationToken);
        return (outcome.Result.ResultCode, Error(outcome));
    }

    async Task<OperationOutcome> BindAsync(SpecificationEntry account, string password, bool asks = true)
    {
        await using var connection = new LdapConnection(Administrator with { Credential = LdapCredential.Anonymous });
        return await connection.BindAsync(
            asks ? Credential(account, password) : LdapCredential.Simple(account.Name.ToString(), password), CancellationToken);
    }

    Task<SpecificationEntry> AccountAsync(string policy) => SpecificationEntry.AddAsync(
        Administrator,
        DistinguishedName.Parse("ou=Sandbox,dc=policy,dc=test").Child("uid", $"u{Guid.NewGuid():N}"),
        new("objectClass", "account", "simpleSecurityObject"),
        new("userPassword", First),
        new("pwdPolicySubentry", $"cn={policy},ou=Policies,dc=policy,dc=test"));
}
