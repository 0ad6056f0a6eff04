using System.Buffers;
using System.Buffers.Binary;
using System.Formats.Asn1;
using System.Numerics;
using System.Text;

namespace Ldap3.Protocol.Ber;

/// <summary>Writes what LDAP has and ASN.1 calls otherwise.</summary>
static class AsnWriterExtensions
{
    const int SmallText = 256;
    const int LongestEnumerated = 2 + sizeof(long);

    extension(AsnWriter writer)
    {
        /// <summary>Writes an <c>LDAPString</c>: an OCTET STRING that holds UTF-8 (RFC 4511 section 4.1.2).</summary>
        public void WriteText(string text, Asn1Tag? tag = null)
        {
            if (Encoding.UTF8.GetMaxByteCount(text.Length) <= SmallText)
            {
                Span<byte> small = stackalloc byte[SmallText];
                writer.WriteOctetString(small[..Encoding.UTF8.GetBytes(text, small)], tag);
                return;
            }

            var rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetByteCount(text));
            writer.WriteOctetString(rented.AsSpan(0, Encoding.UTF8.GetBytes(text, rented)), tag);
            ArrayPool<byte>.Shared.Return(rented);
        }

        /// <summary>Writes a value as an OCTET STRING.</summary>
        public void WriteOctets(OctetString value, Asn1Tag? tag = null) => writer.WriteOctetString(value.Span, tag);

        /// <summary>Writes an ENUMERATED that is not negative, also one that no .NET enumeration has (RFC 4511 section 4).</summary>
        public void WriteEnumerated(int value)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            Span<byte> element = stackalloc byte[LongestEnumerated];
            BinaryPrimitives.WriteInt64BigEndian(element[^sizeof(long)..], value);

            // X.690 section 8.3.2: as few octets as hold the value and its sign.
            var length = (32 - BitOperations.LeadingZeroCount((uint)value)) / 8 + 1;
            var start = element.Length - length - 2;
            element[start] = BerTag.Enumerated;
            element[start + 1] = (byte)length;
            writer.WriteEncodedValue(element[start..]);
        }
    }
}
