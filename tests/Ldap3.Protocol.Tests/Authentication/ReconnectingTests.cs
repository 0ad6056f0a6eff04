using System.Security.Cryptography.X509Certificates;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.ExtendedOperations;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Strategies;
using Ldap3.Protocol.Tests.Sessions;
using Ldap3.Protocol.Tests.Transport;

namespace Ldap3.Protocol.Tests.Authentication;

/// <summary>Who a connection is, and how it is protected, after it was lost.</summary>
public sealed class ReconnectingTests : IDisposable
{
    readonly X509Certificate2 _authority = Certificates.Authority("Trusted");

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public static TheoryData<Strategy> Surviving() => [Strategy.SafeRestartable, Strategy.Reusable];

    [Theory]
    [MemberData(nameof(Surviving))]
    public async Task A_credential_that_has_changed_is_taken_up_by_itself(Strategy strategy)
    {
        var asked = 0;
        var credential = LdapCredential.FromProvider(async token =>
        {
            await Task.Yield();
            return LdapCredential.Simple("cn=me", $"password-{Interlocked.Increment(ref asked)}");
        });
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(
            server.Options with { Credential = credential, AllowCleartextPassword = true, Restart = Quick }, strategy);

        var searching = connection.SearchAsync(Answers.Ask("x"), CancellationToken);
        Assert.Equal("password-1", await TakeBindAsync(server));
        await AnswerAsync(server, searching);
        server.HangAndWait();
        searching = connection.SearchAsync(Answers.Ask("x"), CancellationToken);
        Assert.Equal("password-2", await TakeBindAsync(server));
        await AnswerAsync(server, searching);
    }

    [Theory] // CVE-2018-1337, dotnet/runtime #54274: what comes instead of a lost connection is protected like it.
    [MemberData(nameof(Surviving))]
    public async Task A_lost_connection_is_replaced_by_one_that_begins_with_TLS(Strategy strategy)
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(
            Protected(server) with { Security = LdapSecurity.StartTls, Credential = LdapCredential.Simple("cn=me", "secret") }, strategy);

        for (var round = 0; round < 2; round++)
        {
            var searching = connection.SearchAsync(Answers.Ask("x"), CancellationToken);
            await BeginTlsAsync(server);
            Assert.Equal("secret", await TakeBindAsync(server));
            await AnswerAsync(server, searching);
            server.HangAndWait();
        }
    }

    [Fact]
    public async Task Tls_that_was_begun_later_is_begun_first_the_next_time()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(Protected(server), Strategy.SafeRestartable);
        var upgrading = connection.StartTlsAsync(CancellationToken);
        await BeginTlsAsync(server);
        await upgrading;
        server.HangAndWait();

        var searching = connection.SearchAsync(Answers.Ask("x"), CancellationToken);
        await BeginTlsAsync(server);
        await AnswerAsync(server, searching);
    }

    public void Dispose() => _authority.Dispose();

    static RestartOptions Quick => new() { InitialDelay = TimeSpan.FromMilliseconds(1) };

    LdapConnectionOptions Protected(ScriptedServer server) => server.Options with
    {
        Tls = new TlsOptions { TargetHost = "localhost", TrustedAuthorities = [_authority] },
        Restart = Quick,
    };

    async Task BeginTlsAsync(ScriptedServer server)
    {
        var (messageId, request) = await server.ReceiveAsync<ExtendedRequest>();
        Assert.Equal(ExtendedOperationOid.StartTls, request.Oid);
        await server.SendAsync(messageId, new ExtendedResponse { ResultCode = ResultCode.Success });
        using var certificate = Certificates.Server(_authority, "localhost");
        await server.BeginTlsAsync(certificate);
    }

    static async Task<string> TakeBindAsync(ScriptedServer server)
    {
        var (messageId, request) = await server.ReceiveAsync<BindRequest>();
        await server.SendAsync(messageId, new BindResponse { ResultCode = ResultCode.Success });
        return Assert.IsType<SimpleAuthentication>(request.Authentication).Password.ToString();
    }

    static async Task AnswerAsync(ScriptedServer server, Task<SearchOutcome> searching)
    {
        var (messageId, _) = await server.ReceiveAsync<SearchRequest>();
        await server.SendAsync(messageId, Answers.Done);
        Assert.True((await searching).Status);
    }
}
