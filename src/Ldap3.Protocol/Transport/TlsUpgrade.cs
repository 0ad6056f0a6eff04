using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ldap3.Protocol.Transport;

/// <summary>Puts TLS over a connected stream (RFC 4511 section 4.14, RFC 4513 section 3.1).</summary>
sealed class TlsUpgrade(LdapConnectionOptions options)
{
    string? _refusal;

    string TargetHost => options.Tls.TargetHost ?? options.Host;

    public SslStream Run(Stream plain)
    {
        var stream = new SslStream(plain);
        try
        {
            stream.AuthenticateAsClient(ClientOptions());
            return stream;
        }
        catch (Exception e) when (e is AuthenticationException or IOException or SocketException)
        {
            stream.Dispose();
            throw Failure(e);
        }
    }

    public async Task<SslStream> RunAsync(Stream plain, CancellationToken cancellationToken)
    {
        var stream = new SslStream(plain);
        try
        {
            await stream.AuthenticateAsClientAsync(ClientOptions(), cancellationToken).ConfigureAwait(false);
            return stream;
        }
        catch (Exception e) when (e is AuthenticationException or IOException or SocketException)
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw Failure(e);
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    SslClientAuthenticationOptions ClientOptions()
    {
        var tls = new SslClientAuthenticationOptions
        {
            TargetHost = TargetHost,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            ClientCertificates = options.Tls.ClientCertificates,
            CertificateChainPolicy = ChainPolicy(),
            RemoteCertificateValidationCallback = Validate,
        };
        options.Tls.Customize?.Invoke(tls);
        return tls;
    }

    X509ChainPolicy ChainPolicy()
    {
        var policy = new X509ChainPolicy { RevocationMode = options.Tls.RevocationMode };
        if (options.Tls.TrustedAuthorities is { } authorities)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(authorities);
        }

        return policy;
    }

    bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (options.Tls.PinnedCertificates is { } pins && !IsPinned(certificate, pins))
        {
            _refusal = CertificateProblem.DescribeUnpinned(certificate, pins);
            return false;
        }

        var accepted = options.Tls.ValidateCertificate is { } decide
            ? decide(sender, certificate, chain, errors)
            : errors == SslPolicyErrors.None || options.Tls.PinnedCertificates is not null;
        if (!accepted)
        {
            _refusal = CertificateProblem.Describe(TargetHost, certificate, chain, errors);
        }

        return accepted;
    }

    static bool IsPinned(X509Certificate? certificate, IReadOnlyList<string> pins)
    {
        var shown = certificate?.GetCertHashString(HashAlgorithmName.SHA256);
        return pins.Any(pin => pin.Replace(":", "", StringComparison.Ordinal).Equals(shown, StringComparison.OrdinalIgnoreCase));
    }

    LdapException Failure(Exception e) =>
        _refusal is not null
            ? new LdapSecurityException($"The certificate of {options} is refused: {_refusal}", e)
            : e is AuthenticationException
                ? new LdapSecurityException($"TLS with {options} failed: {e.Message}", e)
                : new LdapConnectionException(
                    $"TLS with {options} failed: {e.Message} Check that the port speaks "
                    + $"{(options.Security == LdapSecurity.Ldaps ? "LDAP over TLS" : "LDAP with StartTLS")}.",
                    e);
}
