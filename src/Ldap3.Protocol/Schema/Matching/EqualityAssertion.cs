using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Schema.Matching;

/// <summary>Whether a value equals another.</summary>
sealed class EqualityAssertion(MatchingRule rule, OctetString key, OctetString? likely) : ValueAssertion(rule)
{
    public override OctetString? EqualityKey => key;

    public override bool MatchKey(ReadOnlySpan<byte> other) => other.SequenceEqual(key.Span);

    // Most values that are equal are written alike: no need to prepare those.
    private protected override bool IsSurelyMatch(ReadOnlySpan<byte> value) => likely is { } text && value.SequenceEqual(text.Span);
}
