using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Schema.Matching;

/// <summary>
/// Finds words (RFC 4517 sections 4.2.21 and 4.2.32). A word is what has no letter or digit directly before or after it; both
/// rules leave that to who implements them.
/// </summary>
sealed class WordAssertion(MatchingRule rule, OctetString assertion) : ValueAssertion(rule)
{
    public override bool MatchKey(ReadOnlySpan<byte> key)
    {
        // A prepared string has spaces around it that are not part of the word.
        var word = assertion.Span.Trim((byte)' ');
        for (var start = 0; !word.IsEmpty && start < key.Length; start++)
        {
            var index = key[start..].IndexOf(word);
            if (index < 0)
            {
                return false;
            }

            start += index;
            if (IsBoundary(key[..start], ^1) && IsBoundary(key[(start + word.Length)..], 0))
            {
                return true;
            }
        }

        return false;
    }

    static bool IsBoundary(ReadOnlySpan<byte> text, Index index) =>
        text.IsEmpty || (text[index] < 0x80 && !char.IsAsciiLetterOrDigit((char)text[index]));
}
