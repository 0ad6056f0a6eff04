using Ldap3.Protocol.Schema.Matching;

namespace Ldap3.Protocol.Schema;

/// <summary>What follows from several definitions: what is inherited, and what entries may hold.</summary>
public sealed partial class LdapSchema
{
    // Real schemas are three or four deep: more is a circle.
    const int DeepestInheritance = 32;

    /// <summary>The type that this one is a kind of, or null.</summary>
    public AttributeType? SuperTypeOf(AttributeType type) => type.SuperType is { } name ? FindAttributeType(name) : null;

    /// <summary>The syntax of the values, its own or inherited (RFC 4512 section 4.1.2): an object identifier, or null.</summary>
    public string? SyntaxOf(AttributeType type) => Inherited(type, static type => type.Syntax);

    /// <summary>The name of the rule that decides equality, its own or inherited, or null.</summary>
    public string? EqualityRuleOf(AttributeType type) => Inherited(type, static type => type.EqualityRule);

    /// <summary>The name of the rule that decides order, its own or inherited, or null.</summary>
    public string? OrderingRuleOf(AttributeType type) => Inherited(type, static type => type.OrderingRule);

    /// <summary>The name of the rule that finds substrings, its own or inherited, or null.</summary>
    public string? SubstringsRuleOf(AttributeType type) => Inherited(type, static type => type.SubstringsRule);

    /// <summary>The rule that decides equality, its own or inherited; null when there is none that is known here.</summary>
    /// <remarks>
    /// Active Directory publishes no rules at all. For a schema like that the usual rule for the syntax is taken.
    /// </remarks>
    public MatchingRule? EqualityOf(AttributeType type) => Rules.EqualityOf(type);

    /// <summary>The rule that decides order, its own or inherited; null when there is none that is known here.</summary>
    /// <inheritdoc cref="EqualityOf" path="/remarks"/>
    public MatchingRule? OrderingOf(AttributeType type) => Rules.OrderingOf(type);

    /// <summary>The rule that finds substrings, its own or inherited; null when there is none that is known here.</summary>
    /// <inheritdoc cref="EqualityOf" path="/remarks"/>
    public MatchingRule? SubstringsOf(AttributeType type) => Rules.SubstringsOf(type);

    /// <summary>The type itself and those that it is a kind of, nearest first.</summary>
    public IReadOnlyList<AttributeType> WithSuperTypes(AttributeType type) => [.. Lineage(type)];

    /// <summary>Whether the type is the other or a kind of it (RFC 4512 section 2.5.1).</summary>
    public bool IsSubtypeOf(AttributeType type, AttributeType ancestor) =>
        Lineage(type).Any(each => ReferenceEquals(each, ancestor));

    /// <summary>The type itself and all that are kinds of it: what a filter on it looks at (RFC 4512 section 2.5.1).</summary>
    public IReadOnlyList<AttributeType> WithSubtypes(AttributeType type) => _families.Value.Find(type);

    /// <summary>The class itself and all that it derives from, each once, nearest first.</summary>
    public IReadOnlyList<ObjectClass> WithSuperClasses(ObjectClass objectClass)
    {
        var lineage = new List<ObjectClass> { objectClass };
        for (var i = 0; i < lineage.Count; i++)
        {
            lineage.AddRange(lineage[i].SuperClasses
                .Select(FindObjectClass)
                .OfType<ObjectClass>()
                .Where(super => !lineage.Contains(super)));
        }

        return lineage;
    }

    /// <summary>Whether the class is the other or derives from it.</summary>
    public bool DerivesFrom(ObjectClass objectClass, ObjectClass ancestor) => WithSuperClasses(objectClass).Contains(ancestor);

    /// <summary>What an entry of these classes, and of those that they derive from, must and may hold.</summary>
    /// <param name="objectClasses">Names or object identifiers. Unknown ones count for nothing.</param>
    /// <remarks>The content rule for the structural class, where there is one, counts too (RFC 4512 section 4.1.6).</remarks>
    public EntryContent ContentOf(IEnumerable<string> objectClasses) => EntryContent.Of(this, objectClasses);

    /// <summary>All attributes that entries of these classes must have, by the names that the classes use.</summary>
    public IReadOnlySet<string> MustOf(IEnumerable<ObjectClass> objectClasses) =>
        objectClasses.SelectMany(WithSuperClasses).SelectMany(c => c.Must).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>All attributes that entries of these classes may have besides, by the names that the classes use.</summary>
    public IReadOnlySet<string> MayOf(IEnumerable<ObjectClass> objectClasses) =>
        objectClasses.SelectMany(WithSuperClasses).SelectMany(c => c.May).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The classes that derive from this one, directly or not.</summary>
    public IReadOnlyList<ObjectClass> SubclassesOf(ObjectClass objectClass) =>
        [.. ObjectClasses.Where(each => !ReferenceEquals(each, objectClass) && DerivesFrom(each, objectClass))];

    /// <summary>
    /// The structural class of an entry (RFC 4512 section 2.4.2): of its structural classes the one that derives from all others.
    /// Null when no class of these is structural, or when they are of several chains, which no entry may be.
    /// </summary>
    /// <param name="objectClasses">Names or object identifiers. Unknown ones count for nothing.</param>
    public ObjectClass? StructuralClassOf(IEnumerable<string> objectClasses)
    {
        var structural = Known(objectClasses).Where(each => each.Kind == ObjectClassKind.Structural).ToArray();
        return Array.Find(structural, candidate => structural.All(each => DerivesFrom(candidate, each)));
    }

    /// <summary>The name forms for a structural class: which attributes may name its entries (RFC 4512 section 4.1.7.2).</summary>
    public IReadOnlyList<NameForm> NameFormsOf(ObjectClass structuralClass) =>
        [.. NameForms.Where(form => form.ObjectClass is { } name && ReferenceEquals(FindObjectClass(name), structuralClass))];

    /// <summary>The classes of these names, each once. Unknown ones are left out.</summary>
    internal HashSet<ObjectClass> Known(IEnumerable<string> objectClasses) =>
        [.. objectClasses.Select(FindObjectClass).OfType<ObjectClass>()];

    /// <summary>The type, then that which it is a kind of, and so on.</summary>
    internal IEnumerable<AttributeType> Lineage(AttributeType type)
    {
        var current = type;
        for (var depth = 0; current is not null && depth < DeepestInheritance; depth++)
        {
            yield return current;
            current = SuperTypeOf(current);
        }
    }

    string? Inherited(AttributeType type, Func<AttributeType, string?> property)
    {
        var current = type;
        for (var depth = 0; current is not null && depth < DeepestInheritance; depth++)
        {
            if (property(current) is { } value)
            {
                return value;
            }

            current = SuperTypeOf(current);
        }

        return null;
    }
}
