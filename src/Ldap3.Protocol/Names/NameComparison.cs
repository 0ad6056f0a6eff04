using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Ldap3.Protocol.Names;

/// <summary>
/// How names compare when no schema is at hand: attribute types without regard to case, their short names equal to
/// their numbers (RFC 4514 section 3), and values as text without regard to case and to leading, trailing and repeated
/// spaces, as the rules of nearly all naming attributes have it (RFC 4517 section 4.2, RFC 4518 section 2.6). Values
/// that are not UTF-8 compare octet by octet.
/// </summary>
static class NameComparison
{
    const int SmallValue = 256;

    static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // RFC 4514 section 3 demands the first nine; RFC 4519 has the long names and the rest.
    static readonly FrozenDictionary<string, string> ShortNames = new Dictionary<string, string>
    {
        ["2.5.4.3"] = "cn",
        ["commonname"] = "cn",
        ["2.5.4.7"] = "l",
        ["localityname"] = "l",
        ["2.5.4.8"] = "st",
        ["stateorprovincename"] = "st",
        ["2.5.4.10"] = "o",
        ["organizationname"] = "o",
        ["2.5.4.11"] = "ou",
        ["organizationalunitname"] = "ou",
        ["2.5.4.6"] = "c",
        ["countryname"] = "c",
        ["2.5.4.9"] = "street",
        ["streetaddress"] = "street",
        ["0.9.2342.19200300.100.1.25"] = "dc",
        ["domaincomponent"] = "dc",
        ["0.9.2342.19200300.100.1.1"] = "uid",
        ["userid"] = "uid",
        ["2.5.4.4"] = "sn",
        ["surname"] = "sn",
        ["2.5.4.5"] = "serialnumber",
        ["2.5.4.12"] = "title",
        ["2.5.4.42"] = "givenname",
        ["2.5.4.46"] = "dnqualifier",
        ["0.9.2342.19200300.100.1.3"] = "mail",
        ["rfc822mailbox"] = "mail",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The type in lower case; a long name or number that has a short name as that.</summary>
    public static string CanonicalType(string type) =>
        ShortNames.TryGetValue(type, out var shortName) ? shortName : type.ToLowerInvariant();

    /// <summary>The form of a part that is the same text for equal parts.</summary>
    public static string Normalize(AttributeTypeAndValue part)
    {
        var text = new StringBuilder(part.Type.Length + part.Value.Length + 1).Append(CanonicalType(part.Type)).Append('=');
        if (part.IsBerEncoded)
        {
            AttributeValueWriter.AppendEncoded(text, part.Value);
        }
        else
        {
            AppendValue(text, part.Value.Span);
        }

        return text.ToString();
    }

    /// <summary>The form of a relative name that is the same text for equal names: its parts sorted.</summary>
    public static string Normalize(RelativeDistinguishedName rdn) =>
        rdn.Parts.Count == 1
            ? rdn.Parts[0].Normalized
            : string.Join('+', rdn.Parts.Select(part => part.Normalized).Order(StringComparer.Ordinal));

    static void AppendValue(StringBuilder text, ReadOnlySpan<byte> value)
    {
        if (value.Length <= SmallValue && Ascii.IsValid(value))
        {
            Span<byte> folded = stackalloc byte[SmallValue];
            AttributeValueWriter.AppendWithoutSeparators(text, folded[..FoldAscii(value, folded)]);
        }
        else if (TryDecode(value, out var decoded))
        {
            AttributeValueWriter.AppendWithoutSeparators(text, Encoding.UTF8.GetBytes(FoldText(decoded)));
        }
        else
        {
            EscapedText.AppendHex(text, value);
        }
    }

    static int FoldAscii(ReadOnlySpan<byte> value, Span<byte> folded)
    {
        var length = 0;
        foreach (var octet in value)
        {
            if (octet is (byte)' ' or (>= 0x09 and <= 0x0D))
            {
                if (length > 0 && folded[length - 1] != ' ')
                {
                    folded[length++] = (byte)' ';
                }
            }
            else if (octet is >= 0x20 and not 0x7F)
            {
                folded[length++] = octet is >= (byte)'A' and <= (byte)'Z' ? (byte)(octet | 0x20) : octet;
            }
        }

        return length > 0 && folded[length - 1] == ' ' ? length - 1 : length;
    }

    static bool TryDecode(ReadOnlySpan<byte> value, out string text)
    {
        try
        {
            text = StrictUtf8.GetString(value);
            return true;
        }
        catch (DecoderFallbackException)
        {
            text = "";
            return false;
        }
    }

    // RFC 4518 sections 2.2 and 2.3 map before they normalise; folding once more after it catches what it composed.
    static string FoldText(string text)
    {
        var mapped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            Map(c, mapped);
        }

        var folded = Compose(mapped.ToString().ToLowerInvariant()).ToLowerInvariant();
        return string.Join(' ', folded.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    // .NET normalises no text that has U+FFFE, which is no character but may stand in a name: what is around it is normalised.
    static string Compose(string text) =>
        string.Join('\uFFFE', text.Split('\uFFFE').Select(part => part.Normalize(NormalizationForm.FormKC)));

    static void Map(char c, StringBuilder mapped)
    {
        if (c is (>= '\u0009' and <= '\u000D') or '\u0085'
            || char.GetUnicodeCategory(c) is UnicodeCategory.SpaceSeparator
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        {
            mapped.Append(' ');
        }
        else if (!char.IsControl(c) && !IsMappedToNothing(c))
        {
            mapped.Append(c);
        }
    }

    // RFC 4518 section 2.2: characters that show nothing by themselves.
    static bool IsMappedToNothing(char c) =>
        c is '\u00AD' or '\u034F' or '\u06DD' or '\u070F' or '\u1806' or (>= '\u180B' and <= '\u180E')
            or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2063')
            or (>= '\u206A' and <= '\u206F') or (>= '\uFE00' and <= '\uFE0F') or '\uFEFF' or (>= '\uFFF9' and <= '\uFFFC');
}
