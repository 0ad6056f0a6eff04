using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Schema.Matching;

/// <summary>Where a value stands to another.</summary>
sealed class OrderAssertion(MatchingRule rule, OctetString assertion, KeyOrder relation) : ValueAssertion(rule)
{
    public override bool MatchKey(ReadOnlySpan<byte> key)
    {
        var order = key.SequenceCompareTo(assertion.Span);
        return relation switch
        {
            KeyOrder.Less => order < 0,
            KeyOrder.AtLeast => order >= 0,
            _ => order <= 0,
        };
    }
}
