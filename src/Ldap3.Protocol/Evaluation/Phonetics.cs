using System.Text;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Evaluation;

/// <summary>
/// Text that sounds alike: each word of the asserted text has, in order, a word of the value with the same Soundex code.
/// </summary>
sealed class Phonetics(OctetString asserted)
{
    const int CodeLength = 4;
    const string Codes = "01230120022455012623010202";

    readonly string[] _words = [.. CodesOf(asserted)];

    public bool IsLike(OctetString value)
    {
        if (_words.Length == 0)
        {
            return false;
        }

        var next = 0;
        foreach (var code in CodesOf(value))
        {
            if (code == _words[next] && ++next == _words.Length)
            {
                return true;
            }
        }

        return false;
    }

    static IEnumerable<string> CodesOf(OctetString value)
    {
        var word = new StringBuilder();
        foreach (var c in value.ToString().Normalize(NormalizationForm.FormKD).Append(' '))
        {
            if (char.IsLetterOrDigit(c))
            {
                word.Append(char.ToUpperInvariant(c));
            }
            else if (word.Length > 0 && !IsMark(c))
            {
                yield return CodeOf(word.ToString());
                word.Clear();
            }
        }
    }

    static bool IsMark(char c) => char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark;

    // Words of other letters or with digits have no sound here: they are themselves.
    static string CodeOf(string word)
    {
        if (!word.All(char.IsAsciiLetterUpper))
        {
            return word;
        }

        var code = new StringBuilder(CodeLength).Append(word[0]);
        var last = Codes[word[0] - 'A'];
        foreach (var letter in word.AsSpan(1))
        {
            var digit = Codes[letter - 'A'];
            if (digit != '0' && digit != last && code.Length < CodeLength)
            {
                code.Append(digit);
            }

            // H and W do not part letters that sound alike, vowels do.
            last = letter is 'H' or 'W' ? last : digit;
        }

        return code.ToString().PadRight(CodeLength, '0');
    }
}
