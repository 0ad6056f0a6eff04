using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Schema.Matching;

/// <summary>
/// Finds prepared pieces in the prepared value (RFC 4517 section 4.2.13): disjoint and in order, so that the leftmost place
/// of each leaves the most to those after it.
/// </summary>
sealed class SubstringsAssertion(MatchingRule rule, OctetString initial, OctetString[] any, OctetString final) : ValueAssertion(rule)
{
    /// <summary>What the key of a value begins with.</summary>
    public OctetString Initial => initial;

    /// <summary>What is between.</summary>
    public IReadOnlyList<OctetString> Any => any;

    /// <summary>What it ends with.</summary>
    public OctetString Final => final;

    public override bool MatchKey(ReadOnlySpan<byte> key)
    {
        if (!key.StartsWith(initial.Span))
        {
            return false;
        }

        var rest = key[initial.Length..];
        if (!rest.EndsWith(final.Span))
        {
            return false;
        }

        rest = rest[..^final.Length];
        foreach (var piece in any)
        {
            var index = rest.IndexOf(piece.Span);
            if (index < 0)
            {
                return false;
            }

            rest = rest[(index + piece.Length)..];
        }

        return true;
    }
}
