using System.Formats.Asn1;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Authentication.ExtendedProtection;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Authentication.Sasl;

/// <summary>What identifies a TLS connection to whoever binds an authentication to it (RFC 5929).</summary>
sealed class TlsChannel(SslStream stream)
{
    const string RsaPss = "1.2.840.113549.1.1.10";

    static readonly byte[] UniquePrefix = "tls-unique:"u8.ToArray();

    // RFC 5929 section 4.1: the hash of the certificate's own signature, or SHA-256 where that is MD5 or SHA-1.
    static readonly Dictionary<string, HashAlgorithmName> SignatureHashes = new()
    {
        ["1.2.840.113549.1.1.12"] = HashAlgorithmName.SHA384,
        ["1.2.840.113549.1.1.13"] = HashAlgorithmName.SHA512,
        ["1.2.840.10045.4.3.3"] = HashAlgorithmName.SHA384,
        ["1.2.840.10045.4.3.4"] = HashAlgorithmName.SHA512,
        ["2.16.840.1.101.3.4.2.2"] = HashAlgorithmName.SHA384,
        ["2.16.840.1.101.3.4.2.3"] = HashAlgorithmName.SHA512,
    };

    /// <summary>The server's certificate, hashed.</summary>
    public OctetString ServerEndPoint() => EndPointOf(
        stream.RemoteCertificate is { } shown
            ? shown.GetRawCertData()
            : throw new LdapSecurityException("The server showed no certificate that a channel binding could name."));

    /// <summary>The handshake's own name.</summary>
    public OctetString Unique()
    {
        // RFC 9266 section 4.2: tls-unique must not be used with TLS 1.3.
        if (stream.SslProtocol is not SslProtocols.Tls12)
        {
            throw new LdapSecurityException(
                $"{stream.SslProtocol} has no tls-unique channel binding. Use SaslChannelBinding.ServerEndPoint.");
        }

        using var token = stream.TransportContext.GetChannelBinding(ChannelBindingKind.Unique);
        return token is null
            ? throw new LdapSecurityException("This platform does not tell the tls-unique channel binding. Use SaslChannelBinding.ServerEndPoint.")
            : Contents(token, UniquePrefix);
    }

    public ChannelBinding? EndPointToken() => stream.TransportContext.GetChannelBinding(ChannelBindingKind.Endpoint);

    internal static OctetString EndPointOf(byte[] certificate)
    {
        using var parsed = X509CertificateLoader.LoadCertificate(certificate);
        var oid = parsed.SignatureAlgorithm.Value ?? "";
        var hash = SignatureHashes.GetValueOrDefault(oid == RsaPss ? PssHash(certificate) : oid, HashAlgorithmName.SHA256);
        return CryptographicOperations.HashData(hash, certificate);
    }

    // RFC 4055 section 3.1: the hash is the first parameter of RSASSA-PSS; SHA-1 when it is left out.
    static string PssHash(byte[] certificate)
    {
        try
        {
            var outer = new AsnReader(certificate, AsnEncodingRules.DER).ReadSequence();
            outer.ReadEncodedValue();
            var algorithm = outer.ReadSequence();
            algorithm.ReadObjectIdentifier();
            var parameters = algorithm.ReadSequence();
            var first = new Asn1Tag(TagClass.ContextSpecific, 0);
            return parameters.HasData && parameters.PeekTag().HasSameClassAndValue(first)
                ? parameters.ReadSequence(first).ReadSequence().ReadObjectIdentifier()
                : "";
        }
        catch (AsnContentException)
        {
            return "";
        }
    }

    // A token is a structure of offsets with the octets behind it, and those begin with the type's prefix.
    static OctetString Contents(ChannelBinding token, byte[] prefix)
    {
        var octets = new byte[token.Size];
        System.Runtime.InteropServices.Marshal.Copy(token.DangerousGetHandle(), octets, 0, octets.Length);
        var start = octets.AsSpan().IndexOf(prefix);
        return start < 0
            ? throw new LdapSecurityException("This platform tells a channel binding of another type than asked for.")
            : octets.AsMemory(start + prefix.Length).ToArray();
    }
}
