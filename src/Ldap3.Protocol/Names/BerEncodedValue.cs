using System.Formats.Asn1;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Names;

/// <summary>A value that a name gives as the hexadecimal form of its BER encoding (RFC 4514 section 2.4).</summary>
static class BerEncodedValue
{
    /// <summary>The contents of the one primitive element that the octets hold.</summary>
    public static bool TryUnwrap(byte[] octets, out OctetString value)
    {
        value = default;
        try
        {
            AsnDecoder.ReadEncodedValue(octets, AsnEncodingRules.BER, out var offset, out var length, out var consumed);
            value = octets[offset..(offset + length)];
            return consumed == octets.Length;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }
}
