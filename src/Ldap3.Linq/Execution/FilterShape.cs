using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Filters;

namespace Ldap3.Linq.Execution;

/// <summary>Writes a filter without the values in it, which may be personal.</summary>
static class FilterShape
{
    static readonly OctetString Hidden = "?";

    public static string Of(Filter filter) => Hide(filter).ToString();

    static Filter Hide(Filter filter) => filter switch
    {
        AndFilter and => new AndFilter([.. and.Operands.Select(Hide)]),
        OrFilter or => new OrFilter([.. or.Operands.Select(Hide)]),
        NotFilter not => new NotFilter(Hide(not.Operand)),
        PresentFilter => filter,
        EqualityFilter item when IsObjectClass(item) => item,
        EqualityFilter item => Filter.Equal(item.Attribute, Hidden),
        GreaterOrEqualFilter item => Filter.GreaterOrEqual(item.Attribute, Hidden),
        LessOrEqualFilter item => Filter.LessOrEqual(item.Attribute, Hidden),
        ApproximateFilter item => Filter.Approximate(item.Attribute, Hidden),
        SubstringsFilter item => Filter.Substrings(
            item.Attribute,
            item.Initial is null ? default : Hidden,
            item.Any.Select(_ => Hidden),
            item.Final is null ? default : Hidden),
        ExtensibleFilter item => Filter.Extensible(item.MatchingRule, item.Attribute, Hidden, item.DnAttributes),
        _ => Filter.Present("objectClass"),
    };

    static bool IsObjectClass(EqualityFilter item) =>
        item.Attribute.Type.Equals("objectClass", StringComparison.OrdinalIgnoreCase);
}
