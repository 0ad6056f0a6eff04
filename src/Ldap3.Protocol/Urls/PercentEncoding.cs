using System.Diagnostics.CodeAnalysis;
using System.Text;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Urls;

/// <summary>Percent-encoding of URLs (RFC 3986 section 2.1, RFC 4516 section 2.1).</summary>
static class PercentEncoding
{
    // RFC 3986: unreserved characters, and the reserved ones that mean nothing where they stand: not "?" anywhere, not
    // "#", which would begin a fragment, not "[" and "]", which only IPv6 addresses have.
    const string Plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'()*+;=:@/";

    static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Appends the text; commas and slashes as they are only where they mean nothing.</summary>
    public static void Append(StringBuilder output, string text, bool encodeComma = false, bool encodeSlash = false)
    {
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            var c = (char)octet;
            if ((c == ',' && !encodeComma) || (Plain.Contains(c, StringComparison.Ordinal) && !(c == '/' && encodeSlash)))
            {
                output.Append(c);
            }
            else
            {
                output.Append('%').Append(Convert.ToHexString([octet]));
            }
        }
    }

    /// <summary>Decodes a part of a URL, or says where it is wrong.</summary>
    public static bool TryDecode(
        ReadOnlySpan<char> encoded, out string text, [NotNullWhen(false)] out string? problem, out int position)
    {
        problem = null;
        position = 0;
        text = "";
        if (!encoded.Contains('%') && !encoded.ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            text = encoded.ToString();
            return true;
        }

        var octets = new OctetBuilder();
        try
        {
            while (position < encoded.Length)
            {
                if (!TryDecodeRun(encoded, ref position, ref octets, out problem))
                {
                    return false;
                }
            }

            text = StrictUtf8.GetString(octets.ToOctetString().Span);
            return true;
        }
        catch (DecoderFallbackException)
        {
            position = encoded.IndexOf('%');
            problem = "The percent-encoded octets are not UTF-8";
            return false;
        }
        finally
        {
            octets.Dispose();
        }
    }

    /// <summary>Where in the encoded text the character stands that decoding put at an index.</summary>
    public static int SourcePosition(ReadOnlySpan<char> encoded, int decodedIndex)
    {
        var position = 0;
        for (var count = 0; position < encoded.Length;)
        {
            var isEncoded = encoded[position] == '%';
            var octet = isEncoded ? Convert.ToByte(encoded.Slice(position + 1, 2).ToString(), 16) : (byte)0;

            // UTF-8: octets 80 to BF continue a character, F0 and above begin one that takes two UTF-16 units.
            count += octet switch { >= 0xF0 => 2, >= 0x80 and < 0xC0 => 0, _ => 1 };
            if (count > decodedIndex)
            {
                break;
            }

            position += isEncoded ? 3 : 1;
        }

        return position;
    }

    static bool TryDecodeRun(
        ReadOnlySpan<char> encoded, ref int position, ref OctetBuilder octets, [NotNullWhen(false)] out string? problem)
    {
        var rest = encoded[position..];
        if (rest[0] == '%')
        {
            if (rest.Length < 3 || !char.IsAsciiHexDigit(rest[1]) || !char.IsAsciiHexDigit(rest[2]))
            {
                problem = "A percent sign is followed by two hexadecimal digits; the sign itself is written %25";
                return false;
            }

            octets.Append(Convert.FromHexString(rest[1..3])[0]);
            position += 3;
            problem = null;
            return true;
        }

        var length = rest.IndexOf('%');
        length = length < 0 ? rest.Length : length;
        var isText = octets.TryAppend(rest[..length], out var loneSurrogate);
        position += isText ? length : loneSurrogate;
        problem = isText ? null : "Half of a surrogate pair stands alone: the text is no Unicode";
        return isText;
    }
}
