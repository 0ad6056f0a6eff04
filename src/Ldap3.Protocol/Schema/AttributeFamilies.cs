namespace Ldap3.Protocol.Schema;

/// <summary>Every attribute type with those that are kinds of it.</summary>
sealed class AttributeFamilies
{
    readonly Dictionary<AttributeType, List<AttributeType>> _families = [];

    public AttributeFamilies(LdapSchema schema)
    {
        foreach (var type in schema.AttributeTypes)
        {
            foreach (var ancestor in schema.Lineage(type).Distinct())
            {
                if (!_families.TryGetValue(ancestor, out var family))
                {
                    _families[ancestor] = family = [];
                }

                family.Add(type);
            }
        }

        foreach (var (type, family) in _families)
        {
            family.Remove(type);
            family.Insert(0, type);
        }
    }

    /// <summary>The type itself, then the kinds of it.</summary>
    public IReadOnlyList<AttributeType> Find(AttributeType type) => _families.TryGetValue(type, out var family) ? family : [type];
}
