using System.Buffers.Binary;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema.Syntaxes;

namespace Ldap3.Protocol.Schema.Forms;

/// <summary>Integers of any size (RFC 4517 section 3.3.16). Their keys order as the numbers do, without arithmetic.</summary>
sealed class IntegerForm : ValueForm
{
    const byte Negative = 1;
    const byte Positive = 2;
    const int LengthOctets = 4;

    public static IntegerForm Instance { get; } = new();

    public override bool TryAppendKey(ReadOnlySpan<byte> value, ref OctetBuilder key)
    {
        if (!NumberSyntaxes.IsInteger(value))
        {
            return false;
        }

        var isNegative = value[0] == '-';
        var digits = isNegative ? value[1..] : value;
        var flip = (byte)(isNegative ? 0xFF : 0);

        // The sign, the number of digits, the digits; turned round for negative numbers, of which the longer is the less.
        key.Append(isNegative ? Negative : Positive);
        Span<byte> length = stackalloc byte[LengthOctets];
        BinaryPrimitives.WriteInt32BigEndian(length, digits.Length);
        AppendFlipped(length, flip, ref key);
        AppendFlipped(digits, flip, ref key);
        return true;
    }

    /// <summary>The number behind a key when it has no more than 128 bits.</summary>
    public static bool TryReadKey(ReadOnlySpan<byte> key, out Int128 number)
    {
        const int MostDigits = 38;
        var digits = key[(1 + LengthOctets)..];
        number = 0;
        if (digits.Length > MostDigits)
        {
            return false;
        }

        var isNegative = key[0] == Negative;
        foreach (var octet in digits)
        {
            number = number * 10 + ((isNegative ? octet ^ 0xFF : octet) - '0');
        }

        number = isNegative ? -number : number;
        return true;
    }

    static void AppendFlipped(scoped ReadOnlySpan<byte> octets, byte flip, ref OctetBuilder key)
    {
        foreach (var octet in octets)
        {
            key.Append((byte)(octet ^ flip));
        }
    }
}
