using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Serving;

/// <summary>An authority of a server's own, and the certificates that it issues: for loopback and for clients, valid for a day around now.</summary>
sealed class CertificateFactory : IDisposable
{
    const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    readonly TimeProvider _timeProvider;
    readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    readonly X509Certificate2 _authority;

    public CertificateFactory(TimeProvider timeProvider)
    {
        _timeProvider = timeProvider;
        var request = new CertificateRequest("CN=Ldap3.InMemory authority", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        var now = timeProvider.GetUtcNow();
        _authority = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        Authority = X509CertificateLoader.LoadCertificate(_authority.RawData);
    }

    /// <summary>The authority, without its key.</summary>
    public X509Certificate2 Authority { get; }

    public X509Certificate2 IssueForServer()
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");

        // OpenLDAP's clients look for the machine's own name when they connect to localhost.
        names.AddDnsName(Dns.GetHostName());
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        return Issue(new X500DistinguishedName("CN=localhost"), ServerAuthentication, names.Build());
    }

    public X509Certificate2 IssueForClient(DistinguishedName subject) => Issue(SubjectOf(subject), ClientAuthentication);

    public void Dispose()
    {
        _authority.Dispose();
        _key.Dispose();
    }

    static X500DistinguishedName SubjectOf(DistinguishedName name)
    {
        var builder = new X500DistinguishedNameBuilder();

        // RFC 4514 section 2.1 the other way round; the builder itself puts first what is added last.
        foreach (var part in name.Rdns.SelectMany(rdn => rdn.Parts))
        {
            builder.Add(Oid(part.Type), part.Value.ToString());
        }

        return builder.Build();
    }

    static string Oid(string type) => Protocol.Schema.LdapSchema.Standard.FindAttributeType(type)?.Oid ?? type;

    X509Certificate2 Issue(X500DistinguishedName subject, string usage, params X509Extension[] extensions)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        foreach (var extension in extensions)
        {
            request.CertificateExtensions.Add(extension);
        }

        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], false));
        var now = _timeProvider.GetUtcNow();
        using var signed = request.Create(_authority, now.AddHours(-12), now.AddHours(12), RandomNumberGenerator.GetBytes(16));
        using var withKey = signed.CopyWithPrivateKey(key);

        // A round trip through PKCS #12 makes the key one that every platform's TLS takes, and that can be written to a file.
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }
}
