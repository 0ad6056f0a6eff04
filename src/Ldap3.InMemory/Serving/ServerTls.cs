using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Ldap3.InMemory.Authentication;
using Ldap3.Protocol.Authentication.Sasl;
using Ldap3.Protocol.Schema;

namespace Ldap3.InMemory.Serving;

/// <summary>How a server does TLS. Immutable.</summary>
/// <param name="certificate">The server's certificate with its key.</param>
/// <param name="clientAuthorities">Who may issue certificates of clients, which are then asked for; null to ask for none.</param>
/// <param name="schema">What names of subjects are written by.</param>
sealed class ServerTls(X509Certificate2 certificate, X509Certificate2Collection? clientAuthorities, LdapSchema schema)
{
    /// <summary>Does the server's part of the handshake.</summary>
    /// <exception cref="AuthenticationException">The client speaks no TLS that this takes, or showed a certificate of nobody's.</exception>
    public async Task<ClientTransport> BeginAsync(SslStream stream, CancellationToken cancellationToken)
    {
        await stream.AuthenticateAsServerAsync(Options(), cancellationToken).ConfigureAwait(false);
        using var client = stream.RemoteCertificate is { } shown ? X509CertificateLoader.LoadCertificate(shown.GetRawCertData()) : null;
        return new ClientTransport
        {
            IsProtected = true,
            ServerEndPoint = TlsChannel.EndPointOf(certificate.RawData),
            Peer = client is null ? null : CertificateName.Of(client, schema),
        };
    }

    SslServerAuthenticationOptions Options()
    {
        var options = new SslServerAuthenticationOptions
        {
            ServerCertificate = certificate,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        };
        if (clientAuthorities is not null)
        {
            options.ClientCertificateRequired = true;
            options.CertificateChainPolicy = ChainPolicy(clientAuthorities);

            // Clients may do without; those who show one show a good one.
            options.RemoteCertificateValidationCallback =
                (_, _, _, errors) => (errors & ~SslPolicyErrors.RemoteCertificateNotAvailable) == SslPolicyErrors.None;
        }

        return options;
    }

    static X509ChainPolicy ChainPolicy(X509Certificate2Collection authorities)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.AddRange(authorities);
        return policy;
    }
}
