using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.ExtendedOperations;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Strategies;
using Ldap3.Protocol.Tests.Sessions;

namespace Ldap3.Protocol.Tests.Transport;

/// <summary>StartTLS on a connection in use, with servers that are right and hostile.</summary>
public sealed class LateStartTlsTests : IDisposable
{
    const string Password = "s3cret-word";

    readonly X509Certificate2 _authority = Certificates.Authority("Trusted");

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Tls_begins_behind_other_operations_and_passwords_go_after_it(bool synchronous)
    {
        await using var server = new ScriptedServer();
        await using var connection = Connect(server);
        await AskAsync(server, connection);
        var upgrading = synchronous
            ? Task.Factory.StartNew(connection.StartTls, TaskCreationOptions.LongRunning)
            : connection.StartTlsAsync(CancellationToken);

        using var certificate = Certificates.Server(_authority, "localhost");
        await server.SendAsync(await StartTlsAsync(server), new ExtendedResponse { ResultCode = ResultCode.Success });
        await server.BeginTlsAsync(certificate);
        await upgrading;
        var binding = connection.BindAsync(LdapCredential.Simple("cn=me", Password), CancellationToken);
        var (bindId, _) = await server.ReceiveAsync<BindRequest>();
        await server.SendAsync(bindId, new BindResponse { ResultCode = ResultCode.Success });

        Assert.True((await binding).Status);
        await AskAsync(server, connection);
    }

    [Fact]
    public async Task A_refusal_closes_the_connection_and_nothing_more_leaves()
    {
        await using var server = new ScriptedServer();
        await using var connection = Connect(server);
        await AskAsync(server, connection);
        var upgrading = connection.StartTlsAsync(CancellationToken);

        await server.SendAsync(await StartTlsAsync(server), new ExtendedResponse
        {
            ResultCode = ResultCode.Unavailable, DiagnosticMessage = "no TLS here",
        });

        var e = await Assert.ThrowsAsync<LdapSecurityException>(() => upgrading);
        Assert.Contains("no TLS here", e.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<LdapSecurityException>(
            () => connection.BindAsync(LdapCredential.Simple("cn=me", Password), CancellationToken));
        Assert.Null(await server.ReceiveAsync());
        Assert.DoesNotContain(Password, Encoding.UTF8.GetString([.. server.Seen]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Octets_slipped_in_before_TLS_are_an_attack()
    {
        await using var server = new ScriptedServer();
        await using var connection = Connect(server);
        await AskAsync(server, connection);
        var upgrading = connection.StartTlsAsync(CancellationToken);
        var messageId = await StartTlsAsync(server);

        await server.SendAsync(
            messageId, new ExtendedResponse { ResultCode = ResultCode.Success }, new BindResponse { ResultCode = ResultCode.Success });

        var e = await Assert.ThrowsAsync<LdapSecurityException>(() => upgrading);
        Assert.Contains("attack", e.Message, StringComparison.Ordinal);
        Assert.Null(await server.ReceiveAsync());
    }

    [Fact]
    public async Task A_wrong_certificate_closes_the_connection()
    {
        await using var server = new ScriptedServer();
        await using var connection = Connect(server);
        await AskAsync(server, connection);
        var upgrading = connection.StartTlsAsync(CancellationToken);
        using var certificate = Certificates.Server(_authority, "elsewhere.test");
        await server.SendAsync(await StartTlsAsync(server), new ExtendedResponse { ResultCode = ResultCode.Success });
        try
        {
            await server.BeginTlsAsync(certificate);
            Assert.Null(await server.ReceiveAsync());
        }
        catch (Exception e) when (e is AuthenticationException or IOException)
        {
            // The client hung up in the middle of the handshake.
        }

        var refusal = await Assert.ThrowsAsync<LdapSecurityException>(() => upgrading);
        Assert.Contains("elsewhere.test", refusal.Message, StringComparison.Ordinal);
        Assert.False(connection.IsOpen);
    }

    [Fact]
    public async Task Strategies_whose_sessions_come_and_go_want_it_in_the_options()
    {
        await using var connection = new LdapConnection(new LdapConnectionOptions(), Strategy.Reusable);

        Assert.Throws<InvalidOperationException>(connection.StartTls);
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => connection.ExtendedAsync(new ExtendedRequest(ExtendedOperationOid.StartTls), CancellationToken));
    }

    public void Dispose() => _authority.Dispose();

    static async Task<int> StartTlsAsync(ScriptedServer server)
    {
        var (messageId, request) = await server.ReceiveAsync<ExtendedRequest>();
        Assert.Equal(ExtendedOperationOid.StartTls, request.Oid);
        return messageId;
    }

    static async Task AskAsync(ScriptedServer server, LdapConnection connection)
    {
        var asking = connection.SearchAsync(Answers.Ask("x"), CancellationToken);
        var (messageId, _) = await server.ReceiveAsync<SearchRequest>();
        await server.SendAsync(messageId, Answers.Done);
        Assert.True((await asking).Status);
    }

    LdapConnection Connect(ScriptedServer server) => new(server.Options with
    {
        Tls = new TlsOptions { TargetHost = "localhost", TrustedAuthorities = [_authority] },
    });
}
