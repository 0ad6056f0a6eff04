using System.Formats.Asn1;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Names;

/// <summary>A value that a name gives as the hexadecimal form of its BER encoding (RFC 4514 section 2.4).</summary>
static class BerEncodedValue
{
    /// <summary>Reads the one element that the octets hold.</summary>
    /// <param name="octets">The octets.</param>
    /// <param name="value">The contents of a string; of any other type the whole encoding.</param>
    /// <param name="isString">Whether it is a string whose octets are also the value's LDAP form.</param>
    public static bool TryUnwrap(byte[] octets, out OctetString value, out bool isString)
    {
        try
        {
            var tag = AsnDecoder.ReadEncodedValue(octets, AsnEncodingRules.BER, out var offset, out var length, out var consumed);
            isString = IsTransparentString(tag);
            value = new(isString ? octets.AsMemory(offset, length) : octets);
            return consumed == octets.Length;
        }
        catch (AsnContentException)
        {
            value = default;
            isString = false;
            return false;
        }
    }

    static bool IsTransparentString(Asn1Tag tag) =>
        tag is
        {
            IsConstructed: false,
            TagClass: TagClass.Universal,
            TagValue: (int)UniversalTagNumber.OctetString or (int)UniversalTagNumber.UTF8String
                or (int)UniversalTagNumber.NumericString or (int)UniversalTagNumber.PrintableString
                or (int)UniversalTagNumber.IA5String or (int)UniversalTagNumber.VisibleString,
        };
}
