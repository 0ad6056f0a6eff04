using System.Buffers;
using System.Globalization;
using System.Text;

namespace Ldap3.Protocol.Authentication.Mechanisms;

/// <summary>Prepares names and passwords so that both sides mean the same octets (SASLprep, RFC 4013).</summary>
static class SaslPreparation
{
    // RFC 3454 table B.1: commonly mapped to nothing.
    static readonly SearchValues<char> MappedToNothing = SearchValues.Create(
        "\u00AD\u034F\u1806\u180B\u180C\u180D\u200B\u200C\u200D\u2060\uFE00\uFE01\uFE02\uFE03\uFE04\uFE05\uFE06\uFE07\uFE08"
        + "\uFE09\uFE0A\uFE0B\uFE0C\uFE0D\uFE0E\uFE0F\uFEFF");

    /// <exception cref="ArgumentException">
    /// The text holds what no name or password may: the message names the character, not the text.
    /// </exception>
    public static string Prepare(string text, string parameter)
    {
        if (Ascii.IsValid(text) && !text.Any(char.IsControl))
        {
            return text;
        }

        var mapped = new StringBuilder(text.Length);
        foreach (var character in text.Where(character => !MappedToNothing.Contains(character)))
        {
            mapped.Append(char.GetUnicodeCategory(character) == UnicodeCategory.SpaceSeparator ? ' ' : character);
        }

        var prepared = Normalized(mapped.ToString(), parameter);
        foreach (var rune in prepared.EnumerateRunes())
        {
            // RFC 4013 section 2.3: controls, private use, surrogates, and what is not assigned or no character.
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.PrivateUse
                or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator)
            {
                throw new ArgumentException($"It holds the character U+{rune.Value:X4}, which SASLprep (RFC 4013) forbids.", parameter);
            }
        }

        return prepared;
    }

    static string Normalized(string text, string parameter)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            // The inner exception would quote the text.
            throw new ArgumentException("It is not well-formed Unicode.", parameter);
        }
    }
}
