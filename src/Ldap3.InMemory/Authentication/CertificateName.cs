using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;

namespace Ldap3.InMemory.Authentication;

/// <summary>The subject of a certificate as a name of LDAP (RFC 4514 section 2).</summary>
static class CertificateName
{
    /// <summary>The name; null when the subject is empty or malformed.</summary>
    public static DistinguishedName? Of(X509Certificate2 certificate, LdapSchema schema)
    {
        try
        {
            var rdns = new List<RelativeDistinguishedName>();
            var sequence = new AsnReader(certificate.SubjectName.RawData, AsnEncodingRules.BER).ReadSequence();
            while (sequence.HasData)
            {
                // RFC 4514 section 2.1: the last comes first.
                rdns.Insert(0, ReadRdn(sequence.ReadSetOf(), schema));
            }

            return rdns.Count == 0 ? null : new DistinguishedName([.. rdns]);
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    static RelativeDistinguishedName ReadRdn(AsnReader set, LdapSchema schema)
    {
        var parts = new List<AttributeTypeAndValue>();
        while (set.HasData)
        {
            var part = set.ReadSequence();
            var oid = part.ReadObjectIdentifier();
            parts.Add(new AttributeTypeAndValue(schema.FindAttributeType(oid)?.Name ?? oid, ReadText(part)));
        }

        return new RelativeDistinguishedName([.. parts]);
    }

    static OctetString ReadText(AsnReader part)
    {
        var tag = part.PeekTag();
        return tag.TagClass == TagClass.Universal && (UniversalTagNumber)tag.TagValue is UniversalTagNumber.UTF8String
            or UniversalTagNumber.PrintableString or UniversalTagNumber.IA5String or UniversalTagNumber.T61String
            or UniversalTagNumber.BMPString
            ? part.ReadCharacterString((UniversalTagNumber)tag.TagValue)
            : throw new AsnContentException();
    }
}
