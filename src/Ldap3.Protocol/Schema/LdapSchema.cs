using Ldap3.Protocol.Schema.Matching;

namespace Ldap3.Protocol.Schema;

/// <summary>
/// What a directory knows about attributes and object classes (RFC 4512 section 4), and the questions one asks of it.
/// Immutable and thread safe. Names and object identifiers are found without regard to case.
/// </summary>
public sealed class LdapSchema
{
    static readonly Lazy<LdapSchema> LazyStandard = new(StandardSchema.Load);

    readonly SchemaIndex<AttributeType> _attributeTypes;
    readonly SchemaIndex<ObjectClass> _objectClasses;
    readonly Lazy<ILookup<string, AttributeType>> _children;

    /// <summary>Makes a schema of definitions. Of two with the same name the first is found.</summary>
    public LdapSchema(IEnumerable<AttributeType> attributeTypes, IEnumerable<ObjectClass> objectClasses)
    {
        _attributeTypes = new SchemaIndex<AttributeType>(attributeTypes);
        _objectClasses = new SchemaIndex<ObjectClass>(objectClasses);
        _children = new(() => AttributeTypes
            .Where(type => SuperTypeOf(type) is not null)
            .ToLookup(type => SuperTypeOf(type)!.Oid, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>
    /// The schema of the standards: RFC 4512, 4519, 4524, 2307 and 2798 with the operational attributes of OpenLDAP.
    /// </summary>
    public static LdapSchema Standard => LazyStandard.Value;

    /// <summary>All attribute types.</summary>
    public IReadOnlyList<AttributeType> AttributeTypes => _attributeTypes.All;

    /// <summary>All object classes.</summary>
    public IReadOnlyList<ObjectClass> ObjectClasses => _objectClasses.All;

    /// <summary>Reads a schema as a subschema entry publishes it (RFC 4512 section 4.2).</summary>
    /// <param name="attributeTypes">The values of <c>attributeTypes</c>.</param>
    /// <param name="objectClasses">The values of <c>objectClasses</c>.</param>
    /// <exception cref="LdapFormatException">A value is no definition.</exception>
    public static LdapSchema Parse(IEnumerable<string> attributeTypes, IEnumerable<string> objectClasses) =>
        new(attributeTypes.Select(AttributeType.Parse), objectClasses.Select(ObjectClass.Parse));

    /// <summary>This schema with more definitions.</summary>
    public LdapSchema With(IEnumerable<AttributeType> attributeTypes, IEnumerable<ObjectClass> objectClasses) =>
        new(AttributeTypes.Concat(attributeTypes), ObjectClasses.Concat(objectClasses));

    /// <summary>The attribute type of that name or object identifier, or null.</summary>
    public AttributeType? FindAttributeType(string nameOrOid) => _attributeTypes.Find(nameOrOid);

    /// <summary>The object class of that name or object identifier, or null.</summary>
    public ObjectClass? FindObjectClass(string nameOrOid) => _objectClasses.Find(nameOrOid);

    /// <summary>The syntax of an attribute type, its own or inherited, as an object identifier; or null.</summary>
    public string? SyntaxOf(AttributeType type) => Inherited(type, candidate => candidate.Syntax);

    /// <summary>The equality rule of an attribute type, its own or inherited; null when it has none that is known here.</summary>
    public MatchingRule? EqualityOf(AttributeType type) => Rule(Inherited(type, candidate => candidate.EqualityRule));

    /// <summary>The ordering rule of an attribute type, its own or inherited; null when it has none that is known here.</summary>
    public MatchingRule? OrderingOf(AttributeType type) => Rule(Inherited(type, candidate => candidate.OrderingRule));

    /// <summary>The substrings rule of an attribute type, its own or inherited; null when it has none that is known here.</summary>
    public MatchingRule? SubstringsOf(AttributeType type) => Rule(Inherited(type, candidate => candidate.SubstringsRule));

    /// <summary>The type itself and all that are kinds of it (RFC 4512 section 2.5.1).</summary>
    public IEnumerable<AttributeType> WithSubtypes(AttributeType type)
    {
        yield return type;
        foreach (var child in _children.Value[type.Oid].Where(child => child != type))
        {
            foreach (var descendant in WithSubtypes(child))
            {
                yield return descendant;
            }
        }
    }

    /// <summary>Whether a type is another one or a kind of it.</summary>
    public bool IsSubtypeOf(AttributeType type, AttributeType ancestor)
    {
        while (type != ancestor)
        {
            if (SuperTypeOf(type) is not { } parent)
            {
                return false;
            }

            type = parent;
        }

        return true;
    }

    /// <summary>The class and all that it derives from, each once, the class itself first. Unknown ones are left out.</summary>
    public IEnumerable<ObjectClass> WithSuperClasses(ObjectClass objectClass)
    {
        var seen = new HashSet<ObjectClass>();
        var open = new Queue<ObjectClass>([objectClass]);
        while (open.TryDequeue(out var next))
        {
            if (seen.Add(next))
            {
                yield return next;
                foreach (var parent in next.SuperClasses.Select(FindObjectClass).OfType<ObjectClass>())
                {
                    open.Enqueue(parent);
                }
            }
        }
    }

    /// <summary>All attributes that entries of these classes must have, by the names that the classes use.</summary>
    public IReadOnlySet<string> MustOf(IEnumerable<ObjectClass> objectClasses) =>
        objectClasses.SelectMany(WithSuperClasses).SelectMany(c => c.Must).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>All attributes that entries of these classes may have besides, by the names that the classes use.</summary>
    public IReadOnlySet<string> MayOf(IEnumerable<ObjectClass> objectClasses) =>
        objectClasses.SelectMany(WithSuperClasses).SelectMany(c => c.May).ToHashSet(StringComparer.OrdinalIgnoreCase);

    AttributeType? SuperTypeOf(AttributeType type) =>
        type.SuperType is { } name && FindAttributeType(name) is { } found && found != type ? found : null;

    // A broken schema may have a circle of super types: no chain is longer than the schema.
    string? Inherited(AttributeType type, Func<AttributeType, string?> property)
    {
        var candidate = type;
        for (var steps = 0; candidate is not null && steps <= AttributeTypes.Count; steps++)
        {
            if (property(candidate) is { } value)
            {
                return value;
            }

            candidate = SuperTypeOf(candidate);
        }

        return null;
    }

    static MatchingRule? Rule(string? nameOrOid) => nameOrOid is null ? null : MatchingRules.Find(nameOrOid);
}
