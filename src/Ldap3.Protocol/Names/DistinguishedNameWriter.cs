using System.Globalization;
using System.Text;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Names;

/// <summary>Writes the values of names as RFC 4514 section 2.4 has it.</summary>
static class DistinguishedNameWriter
{
    static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public static string Escape(OctetString value)
    {
        string text;
        try
        {
            text = StrictUtf8.GetString(value.Span);
        }
        catch (DecoderFallbackException)
        {
            // RFC 4514 section 2.4: octets may always be written as pairs of hexadecimal digits.
            return string.Concat(value.ToArray().Select(octet => $"\\{octet.ToString("x2", CultureInfo.InvariantCulture)}"));
        }

        return Escape(text);
    }

    static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '"' or '+' or ',' or ';' or '<' or '>' or '\\'
                || (c is ' ' && (i == 0 || i == text.Length - 1))
                || (c is '#' && i == 0))
            {
                escaped.Append('\\').Append(c);
            }
            else if (char.IsControl(c))
            {
                foreach (var octet in Encoding.UTF8.GetBytes([c]))
                {
                    escaped.Append(CultureInfo.InvariantCulture, $"\\{octet:x2}");
                }
            }
            else
            {
                escaped.Append(c);
            }
        }

        return escaped.ToString();
    }
}
