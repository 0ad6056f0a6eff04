using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Values.Octets;

/// <summary>X.509 certificates (RFC 4523 section 2.1).</summary>
sealed class CertificateConverter : ValueConverter<X509Certificate2>
{
    public override bool TryRead(ReadOnlySpan<byte> value, out X509Certificate2 result)
    {
        try
        {
            result = X509CertificateLoader.LoadCertificate(value);
            return true;
        }
        catch (CryptographicException)
        {
            throw Malformed(value, "the DER form of a certificate");
        }
    }

    public override OctetString Write(X509Certificate2 value) => value.RawData;
}
