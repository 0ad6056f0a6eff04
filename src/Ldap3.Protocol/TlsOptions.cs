using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Ldap3.Protocol;

/// <summary>Whom to trust and who to be in TLS. Immutable; <c>with</c> makes variants.</summary>
/// <remarks>TLS 1.2 and 1.3 only. The server's certificate is always checked, its name included (RFC 4513 section 3.1.3).</remarks>
public sealed record TlsOptions
{
    /// <summary>The authorities to trust instead of the system's, or null, the default, for the system's.</summary>
    public X509Certificate2Collection? TrustedAuthorities { get; init; }

    /// <summary>The certificates to show when the server asks for one. None by default.</summary>
    public X509Certificate2Collection? ClientCertificates { get; init; }

    /// <summary>The name that the certificate must have, or null, the default, for the host connected to.</summary>
    public string? TargetHost { get; init; }

    /// <summary>Whether and how to look for revoked certificates. Not at all by default.</summary>
    public X509RevocationMode RevocationMode { get; init; } = X509RevocationMode.NoCheck;

    /// <summary>
    /// The last word on the server's certificate, or null, the default, for the ordinary checks. Accepting what has errors
    /// gives up the protection.
    /// </summary>
    public RemoteCertificateValidationCallback? ValidateCertificate { get; init; }

    /// <summary>Options that trust the authorities of a PEM file, and no others.</summary>
    public static TlsOptions TrustFile(string path)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(path);
        return new TlsOptions { TrustedAuthorities = authorities };
    }
}
