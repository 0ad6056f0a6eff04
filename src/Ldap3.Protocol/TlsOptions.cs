using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Ldap3.Protocol;

/// <summary>Whom to trust and who to be in TLS. Immutable; <c>with</c> makes variants.</summary>
/// <remarks>TLS 1.2 and 1.3 only. The server's certificate is always checked, its name included (RFC 4513 section
/// 3.1.3).</remarks>
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
    /// The last word on the server's certificate, or null, the default, for the ordinary checks. Accepting what has
    /// errors gives up the protection.
    /// </summary>
    public RemoteCertificateValidationCallback? ValidateCertificate { get; init; }

    /// <summary>
    /// The SHA-256 fingerprints, in hexadecimal, of the certificates that the server may show, or null, the default,
    /// for no pins. A server that shows one of them is trusted whoever has signed it; any other is refused.
    /// </summary>
    public IReadOnlyList<string>? PinnedCertificates { get; init; }

    /// <summary>
    /// Changes what TLS is begun with, after everything here: cipher suites, versions, application protocols. Null by
    /// default. Taking the certificate checks away gives up the protection.
    /// </summary>
    public Action<SslClientAuthenticationOptions>? Customize { get; init; }

    /// <summary>Options that trust the authorities of a PEM file, and no others.</summary>
    public static TlsOptions TrustFile(string path)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(path);
        return new TlsOptions { TrustedAuthorities = authorities };
    }

    /// <summary>
    /// The same options with a client certificate of a file, in PEM or PKCS #12 form (<c>.pfx</c>, <c>.p12</c>).
    /// </summary>
    /// <param name="path">The certificate's file.</param>
    /// <param name="keyPath">For PEM, the key's file; null, the default, when it is in the same.</param>
    /// <param name="password">The password of the key or the PKCS #12 file, or null, the default, for none.</param>
    /// <exception cref="System.Security.Cryptography.CryptographicException">
    /// The file holds no certificate with its key, or the password is wrong.
    /// </exception>
    public TlsOptions WithClientCertificate(string path, string? keyPath = null, string? password = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        var certificate = Path.GetExtension(path).ToUpperInvariant() is ".PFX" or ".P12"
            ? X509CertificateLoader.LoadPkcs12FromFile(path, password)
            : password is null ? X509Certificate2.CreateFromPemFile(path, keyPath)
            : X509Certificate2.CreateFromEncryptedPemFile(path, password, keyPath);
        return this with { ClientCertificates = [certificate] };
    }
}
