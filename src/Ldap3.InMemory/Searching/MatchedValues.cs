using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Evaluation;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;

namespace Ldap3.InMemory.Searching;

/// <summary>Leaves of each attribute the values that a matched values control asks for (RFC 3876 section 3).</summary>
sealed class MatchedValues(IEnumerable<Filter> items, LdapSchema schema)
{
    readonly FilterEvaluator[] _items = [.. items.Select(item => new FilterEvaluator(item, schema))];

    /// <summary>The attribute with the values that match, or null when none does.</summary>
    public StoredAttribute? Of(StoredAttribute attribute)
    {
        var values = attribute.Values
            .Where(value => _items.Any(item => item.Matches(new OneValue(attribute with { Values = [value] }))))
            .ToArray();
        return values.Length == 0 ? null : attribute with { Values = values };
    }

    /// <summary>An entry that is nothing but one value.</summary>
    sealed class OneValue(StoredAttribute attribute) : IMatchableEntry
    {
        public DistinguishedName Name => DistinguishedName.Empty;

        public IEnumerable<MatchableAttribute> Attributes =>
            [new(attribute.Description, attribute.Type, attribute.Values)];

        public IEnumerable<MatchableAttribute> AttributesOf(IReadOnlySet<AttributeType> types) => Attributes;
    }
}
