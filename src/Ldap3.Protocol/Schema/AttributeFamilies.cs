using System.Collections.Frozen;

namespace Ldap3.Protocol.Schema;

/// <summary>Every attribute type with those that are kinds of it.</summary>
sealed class AttributeFamilies
{
    readonly FrozenDictionary<AttributeType, AttributeType[]> _families;

    public AttributeFamilies(LdapSchema schema)
    {
        var families = new Dictionary<AttributeType, List<AttributeType>>();
        foreach (var type in schema.AttributeTypes)
        {
            foreach (var ancestor in schema.Lineage(type).Distinct())
            {
                if (!families.TryGetValue(ancestor, out var family))
                {
                    families[ancestor] = family = [];
                }

                family.Add(type);
            }
        }

        _families = families.ToFrozenDictionary(
            pair => pair.Key,
            pair => pair.Value.OrderBy(type => ReferenceEquals(type, pair.Key) ? 0 : 1).ToArray());
    }

    /// <summary>The type itself, then the kinds of it.</summary>
    public IReadOnlyList<AttributeType> Find(AttributeType type) => _families.TryGetValue(type, out var family) ? family : [type];
}
