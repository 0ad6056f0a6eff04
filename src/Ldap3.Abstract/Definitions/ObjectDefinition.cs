using Ldap3.Abstract.Mapping;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Schema;

namespace Ldap3.Abstract.Definitions;

/// <summary>
/// What entries of some object classes are to an application: their attributes by key. Immutable and thread safe; changes
/// make new definitions.
/// </summary>
public sealed class ObjectDefinition
{
    // MS-ADTS section 3.1.1.5.2.4: values that the server makes when an addition has none.
    static readonly string[] GivenByServer =
        ["instanceType", "nTSecurityDescriptor", "objectCategory", "objectSid", "sAMAccountName"];

    readonly Dictionary<string, AttributeDefinition> _byKey = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes a definition by hand.</summary>
    /// <param name="objectClasses">The object classes that tell the entries from others, the structural one first; may be empty.</param>
    /// <param name="attributes">The attributes.</param>
    /// <exception cref="ArgumentException">Two attributes have the same key.</exception>
    public ObjectDefinition(IEnumerable<string> objectClasses, params IEnumerable<AttributeDefinition> attributes)
    {
        ObjectClasses = [.. objectClasses];
        Attributes = [.. attributes];
        foreach (var attribute in Attributes)
        {
            if (!_byKey.TryAdd(Normalize(attribute.Key), attribute))
            {
                throw new ArgumentException($"The key \"{attribute.Key}\" is used twice.", nameof(attributes));
            }
        }

        // Aliases give way to keys, and the first of two wins.
        foreach (var attribute in Attributes)
        {
            foreach (var alias in attribute.Aliases.Append(attribute.Name))
            {
                _byKey.TryAdd(Normalize(alias), attribute);
            }
        }
    }

    /// <summary>The object classes, the structural one first.</summary>
    public IReadOnlyList<string> ObjectClasses { get; }

    /// <summary>The attributes.</summary>
    public IReadOnlyList<AttributeDefinition> Attributes { get; }

    /// <summary>The attributes that every entry must have.</summary>
    public IEnumerable<AttributeDefinition> Mandatory => Attributes.Where(attribute => attribute.IsMandatory);

    /// <summary>The filter that tells the entries from others; null without object classes.</summary>
    public Filter? ObjectClassFilter =>
        ObjectClasses.Count == 0 ? null : Filter.And(ObjectClasses.Select(name => Filter.Equal("objectClass", name)));

    /// <summary>The attribute of that key, alias or name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public AttributeDefinition this[string key] =>
        Find(key) ?? throw new KeyNotFoundException(
            $"The definition of {string.Join(", ", ObjectClasses)} has no attribute \"{key}\". It has: "
            + $"{string.Join(", ", Attributes.Select(attribute => attribute.Key))}.");

    /// <summary>A definition with all attributes that a schema demands and allows for classes and what they derive from.</summary>
    /// <remarks>
    /// What Active Directory's schema demands of every entry, but the server gives to a new one (such as
    /// <c>objectCategory</c>), is not mandatory.
    /// </remarks>
    /// <param name="schema">The schema.</param>
    /// <param name="objectClasses">The classes, the structural one first, auxiliary ones behind.</param>
    /// <exception cref="LdapMappingException">The schema has no such class.</exception>
    public static ObjectDefinition FromSchema(LdapSchema schema, params IReadOnlyList<string> objectClasses)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var classes = objectClasses
            .Select(name => schema.FindObjectClass(name)
                ?? throw new LdapMappingException($"The schema has no object class \"{name}\"."))
            .ToArray();
        var must = Types(schema, schema.MustOf(classes)).ToHashSet();
        var may = Types(schema, schema.MayOf(classes)).Where(type => !must.Contains(type)).Distinct();
        return new ObjectDefinition(
            classes.Select(c => c.Name),
            [
                .. must.Select(type => AttributeDefinition.FromSchema(schema, type, isMandatory: !IsGivenByServer(type))),
                .. may.Select(type => AttributeDefinition.FromSchema(schema, type)),
            ]);
    }

    /// <summary>A definition of a mapped class: the keys are its properties.</summary>
    public static ObjectDefinition FromEntity(EntityType entityType)
    {
        ArgumentNullException.ThrowIfNull(entityType);
        return new ObjectDefinition(
            entityType.ObjectClasses,
            entityType.Properties.Select(property => new AttributeDefinition(property.Attribute)
            {
                Key = property.Member.Name,
                IsMandatory = property.IsRequired,
                IsSingleValue = !property.IsCollection,
            }));
    }

    /// <summary>The attribute of that key, alias or name, or null. Case and spaces do not count.</summary>
    public AttributeDefinition? Find(string key) => _byKey.GetValueOrDefault(Normalize(key));

    /// <summary>This definition with an attribute added, or put in the place of the one with its name.</summary>
    public ObjectDefinition With(AttributeDefinition attribute) =>
        new(ObjectClasses, Attributes.Where(other => !IsSame(other, attribute.Name)).Append(attribute));

    /// <summary>This definition without an attribute.</summary>
    public ObjectDefinition Without(string key) => new(ObjectClasses, Attributes.Where(attribute => attribute != Find(key)));

    static IEnumerable<AttributeType> Types(LdapSchema schema, IEnumerable<string> names) =>
        names.Select(schema.FindAttributeType).OfType<AttributeType>();

    static bool IsGivenByServer(AttributeType type) =>
        GivenByServer.Contains(type.Name, StringComparer.OrdinalIgnoreCase);

    static bool IsSame(AttributeDefinition attribute, string name) =>
        attribute.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    static string Normalize(string key) => key.Replace(" ", "", StringComparison.Ordinal);
}
