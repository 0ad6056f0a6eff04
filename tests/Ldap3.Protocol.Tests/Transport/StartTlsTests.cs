using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Tests.Sessions;

namespace Ldap3.Protocol.Tests.Transport;

/// <summary>StartTLS against servers that are right, wrong, and hostile.</summary>
public sealed class StartTlsTests : IDisposable
{
    readonly X509Certificate2 _authority = Certificates.Authority("Trusted");

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_but_StartTLS_goes_out_before_TLS_stands()
    {
        await using var server = new ScriptedServer();
        await using var connection = Connect(server);
        var opening = connection.OpenAsync(CancellationToken);
        using var certificate = Certificates.Server(_authority, "localhost");

        var (messageId, request) = await server.ReceiveAsync<ExtendedRequest>();
        await server.SendAsync(messageId, new ExtendedResponse { ResultCode = ResultCode.Success });
        await server.BeginTlsAsync(certificate);
        var (bindId, bind) = await server.ReceiveAsync<BindRequest>();
        await server.SendAsync(bindId, new BindResponse { ResultCode = ResultCode.Success });
        await opening;

        Assert.Equal("1.3.6.1.4.1.1466.20037", request.Oid);
        Assert.Equal("secret", Assert.IsType<SimpleAuthentication>(bind.Authentication).Password.ToString());
        Assert.True(connection.IsOpen);
    }

    [Fact]
    public async Task A_refusal_closes_the_connection_and_no_password_leaves()
    {
        await using var server = new ScriptedServer();
        await using var connection = Connect(server);
        var opening = connection.OpenAsync(CancellationToken);
        var (messageId, _) = await server.ReceiveAsync<ExtendedRequest>();

        await server.SendAsync(messageId, new ExtendedResponse
        {
            ResultCode = ResultCode.ProtocolError, DiagnosticMessage = "no TLS here",
        });

        var e = await Assert.ThrowsAsync<LdapSecurityException>(() => opening);
        Assert.Contains("no TLS here", e.Message, StringComparison.Ordinal);
        Assert.Null(await server.ReceiveAsync());
    }

    [Fact]
    public async Task Octets_slipped_in_before_TLS_are_an_attack()
    {
        await using var server = new ScriptedServer();
        await using var connection = Connect(server);
        var opening = connection.OpenAsync(CancellationToken);
        var (messageId, _) = await server.ReceiveAsync<ExtendedRequest>();

        await server.SendAsync(
            messageId, new ExtendedResponse { ResultCode = ResultCode.Success }, new BindResponse { ResultCode = ResultCode.Success });

        var e = await Assert.ThrowsAsync<LdapSecurityException>(() => opening);
        Assert.Contains("attack", e.Message, StringComparison.Ordinal);
        Assert.Null(await server.ReceiveAsync());
    }

    [Theory]
    [InlineData("elsewhere.test", false, "\"elsewhere.test\", not for \"localhost\"")]
    [InlineData("localhost", true, "valid only from")]
    public async Task A_certificate_that_is_wrong_is_refused_with_the_reason(string host, bool expired, string reason)
    {
        using var certificate = Certificates.Server(_authority, host, expired);

        Assert.Contains(reason, await RefusalAsync(certificate), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_of_an_unknown_authority_is_refused_with_what_to_do()
    {
        using var stranger = Certificates.Authority("Stranger");
        using var certificate = Certificates.Server(stranger, "localhost");

        var refusal = await RefusalAsync(certificate);

        Assert.Contains("CN=Stranger", refusal, StringComparison.Ordinal);
        Assert.Contains("TrustedAuthorities", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_never_begins_TLS_is_given_up()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(
            server.Options with { Security = LdapSecurity.Ldaps, ConnectTimeout = TimeSpan.FromMilliseconds(200) });

        var e = await Assert.ThrowsAsync<LdapTimeoutException>(() => connection.OpenAsync(CancellationToken));

        Assert.Contains("TLS", e.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _authority.Dispose();

    async Task<string> RefusalAsync(X509Certificate2 certificate)
    {
        await using var server = new ScriptedServer();
        await using var connection = Connect(server);
        var opening = connection.OpenAsync(CancellationToken);
        var (messageId, _) = await server.ReceiveAsync<ExtendedRequest>();
        await server.SendAsync(messageId, new ExtendedResponse { ResultCode = ResultCode.Success });
        try
        {
            await server.BeginTlsAsync(certificate);
            Assert.Null(await server.ReceiveAsync());
        }
        catch (Exception e) when (e is AuthenticationException or IOException)
        {
            // The client hung up in the middle of the handshake.
        }

        return (await Assert.ThrowsAsync<LdapSecurityException>(() => opening)).Message;
    }

    LdapConnection Connect(ScriptedServer server) => new(server.Options with
    {
        Security = LdapSecurity.StartTls,
        Tls = new TlsOptions { TargetHost = "localhost", TrustedAuthorities = [_authority] },
        Credential = LdapCredential.Simple("cn=me", "secret"),
    });
}
