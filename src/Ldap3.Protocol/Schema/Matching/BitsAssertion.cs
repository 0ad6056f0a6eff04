using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Schema.Forms;

namespace Ldap3.Protocol.Schema.Matching;

/// <summary>Microsoft's bitwise rules. A negative number has all the bits above its own set, as in two's complement.</summary>
sealed class BitsAssertion : ValueAssertion
{
    readonly Int128 _mask;
    readonly bool _needsAll;

    BitsAssertion(MatchingRule rule, Int128 mask)
        : base(rule)
    {
        _mask = mask;
        _needsAll = rule.Kind == MatchingRuleKind.AllBits;
    }

    public static ValueAssertion Create(MatchingRule rule, OctetString assertion) =>
        IntegerForm.TryReadKey(assertion.Span, out var mask) ? new BitsAssertion(rule, mask) : UndefinedAssertion.Instance;

    public override bool MatchKey(ReadOnlySpan<byte> key) =>
        IntegerForm.TryReadKey(key, out var number) && (_needsAll ? (number & _mask) == _mask : (number & _mask) != 0);
}
