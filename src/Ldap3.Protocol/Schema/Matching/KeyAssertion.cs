using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Schema.Matching;

/// <summary>Compares keys as a whole.</summary>
sealed class KeyAssertion(MatchingRule rule, OctetString assertion, KeyRelation relation) : ValueAssertion(rule)
{
    public override OctetString? EqualityKey => relation == KeyRelation.Equal ? assertion : default(OctetString?);

    public override bool MatchKey(ReadOnlySpan<byte> key) => relation switch
    {
        KeyRelation.Equal => key.SequenceEqual(assertion.Span),
        KeyRelation.Less => key.SequenceCompareTo(assertion.Span) < 0,
        KeyRelation.AtLeast => key.SequenceCompareTo(assertion.Span) >= 0,
        _ => key.SequenceCompareTo(assertion.Span) <= 0,
    };
}
