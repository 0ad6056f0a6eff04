using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Schema.Matching;

/// <summary>
/// A question prepared by a <see cref="MatchingRule"/> to be put to many values: one item of a filter. Immutable and thread-safe.
/// </summary>
public abstract class ValueAssertion
{
    readonly MatchingRule? _rule;

    private protected ValueAssertion(MatchingRule? rule) => _rule = rule;

    /// <summary>Whether the answer is Undefined whatever the value, because the question is not of the rule's syntax.</summary>
    public bool IsUndefined => _rule is null;

    /// <summary>The key that a value must have when the question is for equality, to look it up in an index; else null.</summary>
    public virtual OctetString? EqualityKey => null;

    /// <summary>What the rule answers for a stored value: null for Undefined (RFC 4511 section 4.5.1.7).</summary>
    public bool? Match(ReadOnlySpan<byte> value)
    {
        if (_rule is null)
        {
            return null;
        }

        if (IsSurelyMatch(value))
        {
            return true;
        }

        var key = new OctetBuilder();
        try
        {
            return _rule.TryAppendKey(value, ref key) ? MatchKey(key.Span) : null;
        }
        finally
        {
            key.Dispose();
        }
    }

    /// <summary>Whether a value with this key, made by the same rule's <see cref="MatchingRule.Normalize"/>, matches.</summary>
    public abstract bool MatchKey(ReadOnlySpan<byte> key);

    /// <summary>Whether the value matches at first sight, without its key.</summary>
    private protected virtual bool IsSurelyMatch(ReadOnlySpan<byte> value) => false;
}
