using System.Buffers;
using System.Text;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Schema.Preparation;

/// <summary>The last step of preparation: takes out what does not count (RFC 4518 section 2.6 with errata 1757 and 1758).</summary>
static class Insignificance
{
    public static void Append(
        scoped ReadOnlySpan<byte> text, InsignificantCharacters insignificant, StringPortion portion, ref OctetBuilder output)
    {
        if (insignificant == InsignificantCharacters.SurplusSpaces)
        {
            AppendSpaced(text, portion, ref output);
        }
        else
        {
            AppendWithout(text, insignificant == InsignificantCharacters.SpacesAndHyphens, ref output);
        }
    }

    // One space at either end of the value and two between words, so that pieces of it can be found by their octets.
    static void AppendSpaced(scoped ReadOnlySpan<byte> text, StringPortion portion, ref OctetBuilder output)
    {
        var start = CountSpaces(text);
        if (start == text.Length)
        {
            output.Append(portion == StringPortion.Whole ? "  "u8 : " "u8);
            return;
        }

        if (start > 0 || portion is StringPortion.Whole or StringPortion.Initial)
        {
            output.Append((byte)' ');
        }

        var rest = text[start..];
        while (true)
        {
            var word = CountWord(rest);
            output.Append(rest[..word]);
            var spaces = CountSpaces(rest[word..]);
            rest = rest[(word + spaces)..];
            if (rest.IsEmpty)
            {
                if (spaces > 0 || portion is StringPortion.Whole or StringPortion.Final)
                {
                    output.Append((byte)' ');
                }

                return;
            }

            output.Append("  "u8);
        }
    }

    static void AppendWithout(scoped ReadOnlySpan<byte> text, bool hyphensToo, ref OctetBuilder output)
    {
        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf8(text, out var rune, out var length);
            var isDropped = rune.Value == ' ' || (hyphensToo && CharacterMapping.IsHyphen(rune.Value));
            if (!isDropped || IsFollowedByMark(text[length..]))
            {
                output.Append(text[..length]);
            }

            text = text[length..];
        }
    }

    static int CountSpaces(ReadOnlySpan<byte> text)
    {
        var count = 0;
        while (count < text.Length && IsSpaceAt(text, count))
        {
            count++;
        }

        return count;
    }

    static int CountWord(ReadOnlySpan<byte> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsSpaceAt(text, i))
            {
                return i;
            }
        }

        return text.Length;
    }

    // A space that carries a mark is a character like others.
    static bool IsSpaceAt(ReadOnlySpan<byte> text, int index) => text[index] == ' ' && !IsFollowedByMark(text[(index + 1)..]);

    static bool IsFollowedByMark(ReadOnlySpan<byte> rest) =>
        !rest.IsEmpty
        && rest[0] >= 0x80
        && Rune.DecodeFromUtf8(rest, out var next, out _) == OperationStatus.Done
        && CharacterMapping.IsCombining(next);
}
