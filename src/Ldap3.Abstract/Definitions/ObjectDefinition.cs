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

    // Active Directory works these out over the whole forest for each entry that is read: only who asks by name gets them.
    static readonly string[] Computed = ["msds-memberOfTransitive", "msds-memberTransitive", "entryDN"];

    readonly Dictionary<string, AttributeDefinition> _byKey = new(StringComparer.OrdinalIgnoreCase);

    readonly ILookup<string, AttributeDefinition> _byName;

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

        _byName = Attributes.ToLookup(attribute => attribute.Name, StringComparer.OrdinalIgnoreCase);

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

    /// <summary>
    /// The auxiliary classes that entries may have too, by their attributes. They are not in the filter, and a writer adds
    /// them to an entry that is given one of their attributes.
    /// </summary>
    public IReadOnlyList<string> AuxiliaryClasses =>
        [.. Attributes.Select(attribute => attribute.AuxiliaryClass).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The attributes.</summary>
    public IReadOnlyList<AttributeDefinition> Attributes { get; }

    /// <summary>The attributes that every entry must have.</summary>
    public IEnumerable<AttributeDefinition> Mandatory =>
        Attributes.Where(attribute => attribute is { IsMandatory: true, AuxiliaryClass: null });

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
        var classes = objectClasses.Select(name => ClassOf(schema, name)).ToArray();
        var must = Types(schema, schema.MustOf(classes)).ToHashSet();
        var may = Types(schema, schema.MayOf(classes)).Where(type => !must.Contains(type) && !IsComputed(type)).Distinct();
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
    public AttributeDefinition? Find(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _byKey.GetValueOrDefault(Normalize(key));
    }

    /// <summary>
    /// This definition with the attributes of auxiliary classes that it does not have by itself: entries may have them, and
    /// need not.
    /// </summary>
    /// <param name="schema">The schema.</param>
    /// <param name="auxiliaryClasses">The auxiliary classes; what they derive from counts too.</param>
    /// <exception cref="LdapMappingException">The schema has no such class.</exception>
    public ObjectDefinition WithAuxiliary(LdapSchema schema, params IReadOnlyList<string> auxiliaryClasses)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(auxiliaryClasses);
        var attributes = Attributes.ToList();
        var known = attributes.Select(attribute => attribute.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var auxiliary in auxiliaryClasses.Select(name => ClassOf(schema, name)))
        {
            var must = Types(schema, schema.MustOf([auxiliary])).ToHashSet();
            foreach (var type in must.Concat(Types(schema, schema.MayOf([auxiliary]))).Where(type => known.Add(type.Name)))
            {
                attributes.Add(AttributeDefinition.FromSchema(schema, type, isMandatory: must.Contains(type))
                    with { AuxiliaryClass = auxiliary.Name });
            }
        }

        return new ObjectDefinition(ObjectClasses, attributes);
    }

    /// <summary>This definition with an attribute added, or put in the place of the one with its name.</summary>
    public ObjectDefinition With(AttributeDefinition attribute)
    {
        ArgumentNullException.ThrowIfNull(attribute);
        return new(ObjectClasses, Attributes.Where(other => !IsSame(other, attribute.Name)).Append(attribute));
    }

    /// <summary>This definition without an attribute; itself when it has none of that key.</summary>
    public ObjectDefinition Without(string key)
    {
        var unwanted = Find(key);
        return unwanted is null ? this : new(ObjectClasses, Attributes.Where(attribute => !ReferenceEquals(attribute, unwanted)));
    }

    /// <summary>A definition of the same classes without any attribute, to which those wanted are added by hand.</summary>
    public ObjectDefinition WithoutAttributes() => new(ObjectClasses);

    /// <summary>The classes and the keys of the attributes, mandatory ones apart.</summary>
    public override string ToString() =>
        $"{string.Join(", ", ObjectClasses)}; must: {Keys(attribute => attribute.IsMandatory)}; "
        + $"may: {Keys(attribute => !attribute.IsMandatory)}";

    /// <summary>The definitions of an attribute of the directory; several when it goes by several keys.</summary>
    internal IEnumerable<AttributeDefinition> WithName(string attribute) => _byName[attribute];

    string Keys(Func<AttributeDefinition, bool> condition) => string.Join(
        ", ", Attributes.Where(condition).Select(attribute => attribute.Key).Order(StringComparer.OrdinalIgnoreCase));

    static ObjectClass ClassOf(LdapSchema schema, string name) =>
        schema.FindObjectClass(name) ?? throw new LdapMappingException($"The schema has no object class \"{name}\".");

    static bool IsComputed(AttributeType type) => Computed.Contains(type.Name, StringComparer.OrdinalIgnoreCase);

    static IEnumerable<AttributeType> Types(LdapSchema schema, IEnumerable<string> names) =>
        names.Select(schema.FindAttributeType).OfType<AttributeType>();

    static bool IsGivenByServer(AttributeType type) =>
        GivenByServer.Contains(type.Name, StringComparer.OrdinalIgnoreCase);

    static bool IsSame(AttributeDefinition attribute, string name) =>
        attribute.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    static string Normalize(string key) =>
        key.Contains(' ', StringComparison.Ordinal) ? key.Replace(" ", "", StringComparison.Ordinal) : key;
}
