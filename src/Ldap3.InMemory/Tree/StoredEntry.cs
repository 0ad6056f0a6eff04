using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;

namespace Ldap3.InMemory.Tree;

/// <summary>An entry with its user attributes and those operational ones that are kept rather than computed. Immutable.</summary>
sealed class StoredEntry(DistinguishedName name, IReadOnlyList<StoredAttribute> attributes)
{
    SpecialEntry? _special;

    public DistinguishedName Name { get; } = name;

    public IReadOnlyList<StoredAttribute> Attributes { get; } = attributes;

    /// <summary>Worked out when first asked for: searches ask of every entry, and most that are made on the way to one are not searched.</summary>
    public SpecialEntry Special => _special ??= SpecialEntries.Of(this);

    /// <summary>Whether an attribute is the one so described.</summary>
    public static bool IsSame(StoredAttribute attribute, AttributeDescription description, AttributeType? type) =>
        attribute.Description.Equals(description)
        || (type is not null && attribute.Type == type && attribute.Description.HasOptions == description.HasOptions
            && attribute.Description.Options.Order(StringComparer.OrdinalIgnoreCase).SequenceEqual(
                description.Options.Order(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase));

    /// <summary>The attribute of exactly that type and those options, or null.</summary>
    public StoredAttribute? Find(AttributeDescription description, AttributeType? type)
    {
        foreach (var attribute in Attributes)
        {
            if (IsSame(attribute, description, type))
            {
                return attribute;
            }
        }

        return null;
    }

    /// <summary>This entry with that attribute put in the place of the one so described; null takes it away.</summary>
    public StoredEntry With(AttributeDescription description, AttributeType? type, StoredAttribute? replacement)
    {
        var attributes = new List<StoredAttribute>(Attributes.Count + 1);
        var placed = false;
        foreach (var attribute in Attributes)
        {
            if (!IsSame(attribute, description, type))
            {
                attributes.Add(attribute);
            }
            else if (replacement is not null)
            {
                attributes.Add(replacement);
                placed = true;
            }
        }

        if (replacement is not null && !placed)
        {
            attributes.Add(replacement);
        }

        return new StoredEntry(Name, attributes);
    }

    public StoredEntry Renamed(DistinguishedName name) => new(name, Attributes);

    /// <summary>This entry with what another schema knows of its attributes.</summary>
    public StoredEntry Under(LdapSchema schema) => new(
        Name,
        [.. Attributes.Select(attribute => schema.FindAttributeType(attribute.Description.Type) is var type && type != attribute.Type
            ? attribute with { Type = type }
            : attribute)]);
}
