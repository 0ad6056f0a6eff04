using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Schema.Matching;

/// <summary>A rule for values that have one normal form, whose octets then decide.</summary>
/// <param name="oid">The rule's object identifier.</param>
/// <param name="name">The rule's name.</param>
/// <param name="syntax">The syntax of asserted values.</param>
/// <param name="normalize">The normal form of a value, or null when it is not of the syntax.</param>
/// <param name="compare">The order of two normal forms, or null when the rule decides none.</param>
sealed class NormalizingRule(
    string oid,
    string name,
    string syntax,
    NormalizingRule.Normalizer normalize,
    Comparison<OctetString>? compare = null)
    : MatchingRule(oid, name, syntax)
{
    public delegate OctetString? Normalizer(ReadOnlySpan<byte> value);

    public override bool HasOrder => compare is not null;

    public override OctetString? Normalize(ReadOnlySpan<byte> value) => normalize(value);

    public override int? Compare(ReadOnlySpan<byte> value, ReadOnlySpan<byte> asserted) =>
        compare is not null && normalize(asserted) is { } wanted && normalize(value) is { } normalized
            ? compare(normalized, wanted)
            : null;
}
