using System.Buffers;
using System.Text;

namespace Ldap3.Protocol.Names;

/// <summary>Writes octets as text that names and filters can hold: UTF-8 as it is, all else behind backslashes.</summary>
static class EscapedText
{
    const string HexDigits = "0123456789abcdef";

    /// <summary>Appends the octets.</summary>
    /// <param name="output">Where the text goes.</param>
    /// <param name="octets">The octets: text or not.</param>
    /// <param name="plain">The ASCII characters that stand for themselves.</param>
    /// <param name="paired">The ASCII characters that are written behind a backslash; the others as hexadecimal digits.</param>
    public static void Append(
        StringBuilder output, ReadOnlySpan<byte> octets, SearchValues<byte> plain, SearchValues<byte> paired)
    {
        while (!octets.IsEmpty)
        {
            var run = octets.IndexOfAnyExcept(plain);
            if (run != 0)
            {
                run = run < 0 ? octets.Length : run;
                AppendAscii(output, octets[..run]);
                octets = octets[run..];
                continue;
            }

            var length = 1;
            if (octets[0] < 0x80)
            {
                AppendSpecial(output, octets[0], paired);
            }
            else if (Rune.DecodeFromUtf8(octets, out var rune, out length) == OperationStatus.Done && !Rune.IsControl(rune))
            {
                AppendRune(output, rune);
            }
            else
            {
                AppendHex(output, octets[..length]);
            }

            octets = octets[length..];
        }
    }

    /// <summary>Appends each octet as a backslash and two hexadecimal digits.</summary>
    public static void AppendHex(StringBuilder output, ReadOnlySpan<byte> octets)
    {
        foreach (var octet in octets)
        {
            output.Append('\\').Append(HexDigits[octet >> 4]).Append(HexDigits[octet & 0xF]);
        }
    }

    static void AppendAscii(StringBuilder output, ReadOnlySpan<byte> octets)
    {
        Span<char> chunk = stackalloc char[128];
        while (!octets.IsEmpty)
        {
            var length = Math.Min(octets.Length, chunk.Length);
            Encoding.ASCII.GetChars(octets[..length], chunk);
            output.Append(chunk[..length]);
            octets = octets[length..];
        }
    }

    static void AppendSpecial(StringBuilder output, byte octet, SearchValues<byte> paired)
    {
        if (paired.Contains(octet))
        {
            output.Append('\\').Append((char)octet);
        }
        else
        {
            AppendHex(output, [octet]);
        }
    }

    static void AppendRune(StringBuilder output, Rune rune)
    {
        Span<char> utf16 = stackalloc char[2];
        output.Append(utf16[..rune.EncodeToUtf16(utf16)]);
    }
}
