using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Servers.Accounts;
using Ldap3.Protocol.Strategies;
using Ldap3.Protocol.Tests.Sessions;

namespace Ldap3.Protocol.Tests.Servers;

/// <summary>What is asked of a server to check somebody's password.</summary>
public sealed class AuthenticateTests
{
    static readonly AuthenticationOptions People = new() { BaseDn = DistinguishedName.Parse("dc=test"), UserAttributes = ["uid"] };

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ada", 1, ResultCode.Success, AccountStatus.Ok)]
    [InlineData("ada", 1, ResultCode.InvalidCredentials, AccountStatus.WrongCredentials)]
    [InlineData("nobody", 0, ResultCode.InvalidCredentials, AccountStatus.WrongCredentials)]
    [InlineData("nobody", 0, ResultCode.NoSuchObject, AccountStatus.WrongCredentials)]
    [InlineData("nobody", 0, ResultCode.Success, AccountStatus.WrongCredentials)] // a server that lets everybody in
    [InlineData("twins", 2, ResultCode.Success, AccountStatus.WrongCredentials)]
    [InlineData("*)(uid=*", 0, ResultCode.InvalidCredentials, AccountStatus.WrongCredentials)]
    public async Task One_search_and_one_bind_go_out_whoever_it_is(string userName, int found, ResultCode bindResult, AccountStatus expected)
    {
        await using var server = new ScriptedServer();
        await using var connection = Connect(server);
        var authenticating = connection.AuthenticateAsync(userName, "s3cret-word", People, CancellationToken);

        var search = await AnswerAsync(server, found);
        var bind = await BindAsync(server, bindResult);
        var outcome = await authenticating;

        Assert.Equal(userName, Assert.IsType<EqualityFilter>(search.Filter).Value.ToString());
        Assert.Equal("s3cret-word", Assert.IsType<SimpleAuthentication>(bind.Authentication).Password.ToString());
        Assert.EndsWith("dc=test", bind.Name, StringComparison.Ordinal);
        Assert.Equal(expected, outcome.State.Status);
        Assert.Equal(expected == AccountStatus.Ok, outcome.Succeeded);
        Assert.Equal(found == 1, bind.Name == "cn=0,dc=test");
    }

    [Fact]
    public async Task An_unknown_user_and_a_wrong_password_cannot_be_told_apart()
    {
        async Task<string> Say(int found)
        {
            await using var server = new ScriptedServer();
            await using var connection = Connect(server);
            var authenticating = connection.AuthenticateAsync("ada", "s3cret-word", People, CancellationToken);
            await AnswerAsync(server, found);
            await BindAsync(server, ResultCode.InvalidCredentials);
            return (await authenticating).ToString();
        }

        Assert.Equal(await Say(0), await Say(1));
    }

    [Theory] // spring-ldap #407, #585; CVE-2018-1000134: an empty password authenticates nobody.
    [InlineData("ada", "")]
    [InlineData("", "s3cret-word")]
    public async Task What_is_empty_is_wrong_and_asked_of_nobody(string userName, string password)
    {
        await using var connection = new LdapConnection(new LdapConnectionOptions { Host = "no-such-host.invalid" });

        var outcome = await connection.AuthenticateAsync(userName, password, People, CancellationToken);

        Assert.False(outcome.Succeeded);
        Assert.Equal(AccountStatus.WrongCredentials, outcome.State.Status);
        Assert.Equal(outcome, connection.Authenticate(userName, password, People));
    }

    [Fact]
    public async Task A_password_never_goes_over_clear_text()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        var authenticating = connection.AuthenticateAsync("ada", "s3cret-word", People, CancellationToken);

        await AnswerAsync(server, 1);

        await Assert.ThrowsAsync<LdapSecurityException>(() => authenticating);
        Assert.DoesNotContain("s3cret-word", System.Text.Encoding.UTF8.GetString([.. server.Seen]), StringComparison.Ordinal);
    }

    public static TheoryData<ResultCode, string, Control?, AccountStatus> Answered() => new()
    {
        { ResultCode.Success, "", null, AccountStatus.Ok },
        { ResultCode.Success, "", new PasswordPolicyResponseControl(timeBeforeExpiration: TimeSpan.FromDays(1)), AccountStatus.Ok },
        { ResultCode.Success, "", new PasswordPolicyResponseControl(graceAuthenticationsRemaining: 1), AccountStatus.PasswordExpired },
        { ResultCode.Success, "", new PasswordPolicyResponseControl(PasswordPolicyError.ChangeAfterReset), AccountStatus.MustChangePassword },
        { ResultCode.Success, "", new PasswordExpiredControl(), AccountStatus.MustChangePassword },
        { ResultCode.InvalidCredentials, "", new PasswordExpiredControl(), AccountStatus.PasswordExpired },
        { ResultCode.InvalidCredentials, "", new PasswordPolicyResponseControl(PasswordPolicyError.PasswordExpired), AccountStatus.PasswordExpired },
        { ResultCode.InvalidCredentials, "", new PasswordPolicyResponseControl(PasswordPolicyError.AccountLocked), AccountStatus.Locked },
        { ResultCode.InvalidCredentials, "80090308: LdapErr: DSID-0C0903A9, comment: x, data 52e, v1db1", null, AccountStatus.WrongCredentials },
        { ResultCode.InvalidCredentials, "80090308: LdapErr: DSID-0C0903A9, comment: x, data 525, v1db1", null, AccountStatus.WrongCredentials },
        { ResultCode.InvalidCredentials, "80090308: LdapErr: DSID-0C0903A9, comment: x, data 530, v1db1", null, AccountStatus.Restricted },
        { ResultCode.InvalidCredentials, "80090308: LdapErr: DSID-0C0903A9, comment: x, data 532, v1db1", null, AccountStatus.PasswordExpired },
        { ResultCode.InvalidCredentials, "80090308: LdapErr: DSID-0C0903A9, comment: x, data 533, v1db1", null, AccountStatus.Disabled },
        { ResultCode.InvalidCredentials, "80090308: LdapErr: DSID-0C0903A9, comment: x, data 701, v1db1", null, AccountStatus.AccountExpired },
        { ResultCode.InvalidCredentials, "80090308: LdapErr: DSID-0C0903A9, comment: x, data 773, v1db1", null, AccountStatus.MustChangePassword },
        { ResultCode.InvalidCredentials, "80090308: LdapErr: DSID-0C0903A9, comment: x, data 775, v1db1", null, AccountStatus.Locked },
        { ResultCode.InvalidCredentials, "NDS error: failed authentication (-669)", null, AccountStatus.WrongCredentials },
        { ResultCode.UnwillingToPerform, "NDS error: log account expired (-220)", null, AccountStatus.Disabled },
        { ResultCode.InvalidCredentials, "NDS error: login lockout (-197)", null, AccountStatus.Locked },
        { ResultCode.UnwillingToPerform, "Account inactivated. Contact system administrator.", null, AccountStatus.Disabled },
        { ResultCode.ConstraintViolation, "Exceed password retry limit. Please try later.", null, AccountStatus.Locked },
        { ResultCode.Busy, "", null, AccountStatus.Refused },
    };

    [Theory]
    [MemberData(nameof(Answered))]
    public void The_answer_to_a_bind_tells_the_state_of_the_account(ResultCode code, string message, Control? control, AccountStatus expected)
    {
        var answer = new BindResponse { ResultCode = code, DiagnosticMessage = message, Controls = control is null ? [] : [control] };

        Assert.Equal(expected, answer.AccountState.Status);
    }

    [Theory]
    [InlineData("userAccountControl=512", AccountStatus.Ok)]
    [InlineData("userAccountControl=514", AccountStatus.Disabled)]
    [InlineData("userAccountControl=512 msDS-User-Account-Control-Computed=16", AccountStatus.Locked)]
    [InlineData("userAccountControl=512 msDS-User-Account-Control-Computed=8388608", AccountStatus.PasswordExpired)]
    [InlineData("userAccountControl=512 accountExpires=131000000000000000", AccountStatus.AccountExpired)]
    [InlineData("userAccountControl=512 accountExpires=9223372036854775807", AccountStatus.Ok)]
    [InlineData("userAccountControl=512 pwdLastSet=0", AccountStatus.MustChangePassword)]
    [InlineData("userAccountControl=66048 pwdLastSet=0", AccountStatus.Ok)]
    [InlineData("pwdAccountLockedTime=000001010000Z", AccountStatus.Disabled)]
    [InlineData("pwdAccountLockedTime=20260101000000Z", AccountStatus.Locked)]
    [InlineData("pwdReset=TRUE", AccountStatus.MustChangePassword)]
    [InlineData("nsAccountLock=true", AccountStatus.Disabled)]
    [InlineData("passwordExpirationTime=20200101000000Z", AccountStatus.PasswordExpired)]
    [InlineData("passwordExpirationTime=19700101000000Z", AccountStatus.MustChangePassword)]
    [InlineData("passwordExpirationTime=20300101000000Z", AccountStatus.Ok)]
    [InlineData("cn=x", AccountStatus.Ok)]
    public void An_entry_tells_the_state_of_the_account(string attributes, AccountStatus expected)
    {
        var entry = new SearchResultEntry(
            DistinguishedName.Parse("cn=x"),
            [.. attributes.Split(' ').Select(pair => new LdapAttribute(pair.Split('=')[0], pair.Split('=')[1]))]);

        var state = entry.GetAccountState(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

        Assert.Equal(expected, state.Status);
        Assert.Equal(attributes.Contains("2030", StringComparison.Ordinal), state.TimeToExpiry is not null);
    }

    // One client at a time is what the server knows: a pool of one session searches and binds on the same.
    static LdapConnection Connect(ScriptedServer server) => new(
        server.Options with { AllowCleartextPassword = true, Pool = new PoolOptions { MaxSize = 1 } }, Strategy.Reusable);

    static async Task<SearchRequest> AnswerAsync(ScriptedServer server, int found)
    {
        var (messageId, search) = await server.ReceiveAsync<SearchRequest>();
        var entries = Enumerable.Range(0, found).Select(i => (LdapResponse)Answers.Entry($"{i}"));
        await server.SendAsync(messageId, [.. entries, Answers.Done]);
        return search;
    }

    static async Task<BindRequest> BindAsync(ScriptedServer server, ResultCode result)
    {
        var (messageId, bind) = await server.ReceiveAsync<BindRequest>();
        await server.SendAsync(messageId, new BindResponse { ResultCode = result });
        return bind;
    }
}
