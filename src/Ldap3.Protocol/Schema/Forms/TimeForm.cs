using System.Buffers.Binary;
using System.Globalization;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema.Syntaxes;

namespace Ldap3.Protocol.Schema.Forms;

/// <summary>Generalized Time (RFC 4517 section 3.3.13): the same instant in UTC is the same key.</summary>
sealed class TimeForm : ValueForm
{
    const int MostFractionCharacters = 32;

    public override bool TryAppendKey(ReadOnlySpan<byte> value, ref OctetBuilder key)
    {
        if (!GeneralizedTimeText.TryParse(value, out var time))
        {
            return false;
        }

        // The minute, the second, of which a leap second is one more, and the digits behind the point, none when all are zero.
        Span<byte> octets = stackalloc byte[sizeof(long) + 1 + MostFractionCharacters];
        BinaryPrimitives.WriteInt64BigEndian(octets, time.Minute.Ticks);
        octets[sizeof(long)] = (byte)time.Second;
        var length = sizeof(long) + 1;
        if (time.Fraction != 0)
        {
            time.Fraction.TryFormat(octets[length..], out var written, ".####################", CultureInfo.InvariantCulture);
            length += written;
        }

        key.Append(octets[..length]);
        return true;
    }
}
