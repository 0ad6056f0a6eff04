using System.Globalization;
using System.Text;

namespace Ldap3.Protocol.Schema.Matching;

/// <summary>Prepares strings for comparison (RFC 4518). The steps that no implementation needs, such as bidi, are none here.</summary>
static class StringPreparation
{
    const int ShortText = 256;

    static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Transcodes, maps, normalises and checks: sections 2.1 to 2.4. Null when the octets are no string.</summary>
    /// <param name="octets">The value.</param>
    /// <param name="foldCase">Whether case is insignificant to the rule.</param>
    public static string? Prepare(ReadOnlySpan<byte> octets, bool foldCase)
    {
        if (Ascii.IsValid(octets))
        {
            return PrepareAscii(octets, foldCase);
        }

        string text;
        try
        {
            text = StrictUtf8.GetString(octets);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }

        var mapped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            Map(rune, foldCase, mapped);
        }

        var normalized = mapped.ToString().Normalize(NormalizationForm.FormKC);

        // Appendix B.2 folds again what normalisation made of compatibility characters.
        return foldCase ? normalized.ToLowerInvariant() : normalized;
    }

    /// <summary>
    /// Section 2.6.1: spaces at either end do not count, and several between words count as one. An empty string is one space.
    /// </summary>
    public static string CollapseSpaces(string text)
    {
        if (text.Length > 0 && text[0] != ' ' && text[^1] != ' ' && !text.Contains("  ", StringComparison.Ordinal))
        {
            return text;
        }

        return string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    static string PrepareAscii(ReadOnlySpan<byte> octets, bool foldCase)
    {
        var characters = octets.Length <= ShortText ? stackalloc char[octets.Length] : new char[octets.Length];
        var length = 0;
        foreach (var octet in octets)
        {
            // Section 2.2: tab, line feed and the like become a space, other controls nothing.
            if (octet is >= 0x09 and <= 0x0D)
            {
                characters[length++] = ' ';
            }
            else if (octet is >= 0x20 and not 0x7F)
            {
                characters[length++] = foldCase ? char.ToLowerInvariant((char)octet) : (char)octet;
            }
        }

        return new string(characters[..length]);
    }

    static void Map(Rune rune, bool foldCase, StringBuilder mapped)
    {
        var value = rune.Value;
        if (value is (>= 0x09 and <= 0x0D) or 0x85)
        {
            mapped.Append(' ');
            return;
        }

        // Section 2.2: soft hyphen, joiners, variation selectors, zero width space and other format characters are dropped.
        if (value is 0x00AD or 0x034F or 0x1806 or 0x200B or 0xFFFC or (>= 0x180B and <= 0x180D) or (>= 0xFE00 and <= 0xFE0F))
        {
            return;
        }

        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.Control or UnicodeCategory.Format:
                break;
            case UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                mapped.Append(' ');
                break;
            default:
                mapped.Append(foldCase ? Rune.ToLowerInvariant(rune).ToString() : rune.ToString());
                break;
        }
    }
}
