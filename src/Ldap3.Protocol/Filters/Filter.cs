using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Filters;

/// <summary>
/// A search filter (RFC 4511 section 4.5.1.7) as a tree of values. Immutable; equal when the trees are. Built from
/// values, so that nothing in a value can change the filter's structure.
/// </summary>
public abstract record Filter
{
    private protected Filter()
    {
    }

    /// <summary>The filter that every entry meets: <c>(&amp;)</c> of RFC 4526. Not every server knows it.</summary>
    public static Filter True { get; } = new AndFilter([]);

    /// <summary>The filter that no entry meets: <c>(|)</c> of RFC 4526. Not every server knows it.</summary>
    public static Filter False { get; } = new OrFilter([]);

    /// <summary>Both; operands that are conjunctions themselves are taken in.</summary>
    public static Filter operator &(Filter left, Filter right) => And(left, right);

    /// <summary>Either; operands that are disjunctions themselves are taken in.</summary>
    public static Filter operator |(Filter left, Filter right) => Or(left, right);

    /// <summary>Not that; a double negation is undone.</summary>
    public static Filter operator !(Filter filter) => Not(filter);

    /// <summary>All of the filters; those that are conjunctions themselves are taken in, a single one is returned as it is.</summary>
    public static Filter And(params IEnumerable<Filter> filters)
    {
        var operands = filters.SelectMany(f => f is AndFilter and ? and.Operands : [f]).ToArray();
        return operands.Length == 1 ? operands[0] : new AndFilter(operands);
    }

    /// <summary>Any of the filters; those that are disjunctions themselves are taken in, a single one is returned as it is.</summary>
    public static Filter Or(params IEnumerable<Filter> filters)
    {
        var operands = filters.SelectMany(f => f is OrFilter or ? or.Operands : [f]).ToArray();
        return operands.Length == 1 ? operands[0] : new OrFilter(operands);
    }

    /// <summary>The opposite; a double negation is undone.</summary>
    public static Filter Not(Filter filter) => filter is NotFilter not ? not.Operand : new NotFilter(filter);

    /// <summary>Some value of the attribute equals this one by the attribute's equality rule.</summary>
    public static Filter Equal(AttributeDescription attribute, OctetString value) => new EqualityFilter(attribute, value);

    /// <summary>Some value of the attribute is equal or greater by the attribute's ordering rule.</summary>
    public static Filter GreaterOrEqual(AttributeDescription attribute, OctetString value) =>
        new GreaterOrEqualFilter(attribute, value);

    /// <summary>Some value of the attribute is equal or less by the attribute's ordering rule.</summary>
    public static Filter LessOrEqual(AttributeDescription attribute, OctetString value) =>
        new LessOrEqualFilter(attribute, value);

    /// <summary>The attribute has a value.</summary>
    public static Filter Present(AttributeDescription attribute) => new PresentFilter(attribute);

    /// <summary>Some value of the attribute is about equal, in the server's opinion.</summary>
    public static Filter Approximate(AttributeDescription attribute, OctetString value) =>
        new ApproximateFilter(attribute, value);

    /// <summary>Some value of the attribute begins so.</summary>
    public static Filter StartsWith(AttributeDescription attribute, OctetString initial) =>
        new SubstringsFilter(attribute, initial, [], null);

    /// <summary>Some value of the attribute ends so.</summary>
    public static Filter EndsWith(AttributeDescription attribute, OctetString final) =>
        new SubstringsFilter(attribute, null, [], final);

    /// <summary>Some value of the attribute contains this.</summary>
    public static Filter Contains(AttributeDescription attribute, OctetString any) =>
        new SubstringsFilter(attribute, null, [any], null);

    /// <summary>Some value of the attribute matches by a rule named here (RFC 4511 section 4.5.1.7.7).</summary>
    /// <param name="matchingRule">The rule's name or object identifier.</param>
    /// <param name="attribute">The attribute, or null for all attributes that the rule fits.</param>
    /// <param name="value">The value to match.</param>
    /// <param name="dnAttributes">Whether the attributes of the entry's name count too.</param>
    public static Filter Extensible(
        string? matchingRule, AttributeDescription? attribute, OctetString value, bool dnAttributes = false) =>
        new ExtensibleFilter(matchingRule, attribute, value, dnAttributes);
}
