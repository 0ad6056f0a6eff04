namespace Ldap3.Protocol.Schema.Matching;

/// <summary>What a matching rule is for (RFC 4517 section 4.1).</summary>
public enum MatchingRuleKind
{
    /// <summary>Decides whether two values are equal.</summary>
    Equality = 0,

    /// <summary>Decides which of two values comes first.</summary>
    Ordering = 1,

    /// <summary>Finds pieces in a value.</summary>
    Substrings = 2,

    /// <summary>Finds a word in a value.</summary>
    Word = 3,

    /// <summary>Whether all bits of a mask are set in a number (Microsoft's LDAP_MATCHING_RULE_BIT_AND).</summary>
    AllBits = 4,

    /// <summary>Whether any bit of a mask is set in a number (Microsoft's LDAP_MATCHING_RULE_BIT_OR).</summary>
    AnyBit = 5,
}
