using System.Buffers;
using System.Text;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Names;

/// <summary>Writes the values of names as RFC 4514 section 2.4 has it.</summary>
static class AttributeValueWriter
{
    // RFC 4514 section 3: what stands for itself within a value, control characters left out to keep names readable.
    static readonly SearchValues<byte> Plain = SearchValues.Create(
        " !#$%&'()*-./0123456789:=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~"u8);

    static readonly SearchValues<byte> Paired = SearchValues.Create(" \"#+,;<=>\\"u8);

    static readonly SearchValues<byte> NotPaired = SearchValues.Create(""u8);

    /// <summary>Appends the value, special characters behind a backslash.</summary>
    public static void Append(StringBuilder output, ReadOnlySpan<byte> value) => Append(output, value, Paired);

    /// <summary>
    /// Appends the value, special characters as hexadecimal digits: then each comma and plus sign of a name separates
    /// parts, so that one name can be found at the end of another by comparing text.
    /// </summary>
    public static void AppendWithoutSeparators(StringBuilder output, ReadOnlySpan<byte> value) =>
        Append(output, value, NotPaired);

    /// <summary>Appends the BER encoding of a value in hexadecimal, behind a number sign.</summary>
    public static void AppendEncoded(StringBuilder output, OctetString encoding) =>
        output.Append('#').Append(Convert.ToHexStringLower(encoding.Span));

    static void Append(StringBuilder output, ReadOnlySpan<byte> value, SearchValues<byte> paired)
    {
        // RFC 4514 section 2.4: a space or number sign at the beginning, a space at the end.
        if (value is [(byte)' ' or (byte)'#', ..])
        {
            output.Append('\\').Append((char)value[0]);
            value = value[1..];
        }

        var endsWithSpace = value is [.., (byte)' '];
        EscapedText.Append(output, endsWithSpace ? value[..^1] : value, Plain, paired);
        if (endsWithSpace)
        {
            output.Append("\\ ");
        }
    }
}
