using Ldap3.Protocol.Schema.Matching;

namespace Ldap3.Protocol.Schema;

/// <summary>
/// The definitions by which a directory holds and compares its entries (RFC 4512 section 4), found by name or object
/// identifier without regard to case. Immutable and thread-safe.
/// </summary>
/// <remarks>
/// Made by <see cref="Parse"/> from what a server publishes, or by an <see cref="LdapSchemaBuilder"/>. Definitions that name
/// others which are not there are kept: what they inherit is then missing.
/// </remarks>
public sealed class LdapSchema
{
    // Real schemas are three or four deep: more is a circle.
    const int DeepestInheritance = 32;

    static readonly Lazy<LdapSchema> LazyStandard = new(StandardSchema.Load);
    static readonly Lazy<LdapSchema> LazyEmpty = new(new LdapSchemaBuilder().Build);

    readonly SchemaIndex<AttributeType> _attributeTypes;
    readonly SchemaIndex<ObjectClass> _objectClasses;
    readonly SchemaIndex<MatchingRuleDefinition> _matchingRules;
    readonly SchemaIndex<MatchingRuleUse> _matchingRuleUses;
    readonly SchemaIndex<LdapSyntax> _syntaxes;
    readonly SchemaIndex<NameForm> _nameForms;
    readonly SchemaIndex<DitContentRule> _contentRules;
    readonly SchemaIndex<DitStructureRule> _structureRules;
    readonly Lazy<AttributeFamilies> _families;

    /// <summary>Makes a schema of definitions. Where two have one object identifier or name, the last counts.</summary>
    public LdapSchema(IEnumerable<AttributeType> attributeTypes, IEnumerable<ObjectClass> objectClasses)
        : this(new LdapSchemaBuilder().AddRange(attributeTypes, objectClasses))
    {
    }

    internal LdapSchema(LdapSchemaBuilder builder)
    {
        _attributeTypes = new(builder.AttributeTypes);
        _objectClasses = new(builder.ObjectClasses);
        _matchingRules = new(builder.MatchingRules);
        _matchingRuleUses = new(builder.MatchingRuleUses);
        _syntaxes = new(builder.Syntaxes);
        _nameForms = new(builder.NameForms);
        _contentRules = new(builder.ContentRules);
        _structureRules = new(builder.StructureRules);
        Problems = [.. builder.Problems];
        Rules = new MatchingRuleSet(this);
        _families = new(() => new AttributeFamilies(this));
    }

    /// <summary>
    /// The schema of RFC 4512, 4517, 4519, 4523, 4524, 4530, 2307 and 2798 with the operational attributes of common servers:
    /// for work without a server, and for an in-memory directory. Read when first asked for.
    /// </summary>
    public static LdapSchema Standard => LazyStandard.Value;

    /// <summary>A schema without definitions.</summary>
    public static LdapSchema Empty => LazyEmpty.Value;

    /// <summary>All attribute types.</summary>
    public IReadOnlyList<AttributeType> AttributeTypes => _attributeTypes.All;

    /// <summary>All object classes.</summary>
    public IReadOnlyList<ObjectClass> ObjectClasses => _objectClasses.All;

    /// <summary>All matching rules that the server says it has.</summary>
    public IReadOnlyList<MatchingRuleDefinition> MatchingRules => _matchingRules.All;

    /// <summary>Which matching rules may be used with which attributes in extensible filters.</summary>
    public IReadOnlyList<MatchingRuleUse> MatchingRuleUses => _matchingRuleUses.All;

    /// <summary>All syntaxes.</summary>
    public IReadOnlyList<LdapSyntax> Syntaxes => _syntaxes.All;

    /// <summary>All name forms.</summary>
    public IReadOnlyList<NameForm> NameForms => _nameForms.All;

    /// <summary>All content rules.</summary>
    public IReadOnlyList<DitContentRule> ContentRules => _contentRules.All;

    /// <summary>All structure rules.</summary>
    public IReadOnlyList<DitStructureRule> StructureRules => _structureRules.All;

    /// <summary>What could not be read and was left out.</summary>
    public IReadOnlyList<LdapFormatException> Problems { get; }

    /// <summary>The matching rules at work, with this schema's knowledge of names.</summary>
    public MatchingRuleSet Rules { get; }

    /// <summary>
    /// Makes a schema of the values of a subschema entry (RFC 4512 section 4.2). A definition that cannot be read is left
    /// out and reported in <see cref="Problems"/>, for servers publish some.
    /// </summary>
    public static LdapSchema Parse(
        IEnumerable<string> attributeTypes,
        IEnumerable<string> objectClasses,
        IEnumerable<string>? matchingRules = null,
        IEnumerable<string>? matchingRuleUse = null,
        IEnumerable<string>? ldapSyntaxes = null,
        IEnumerable<string>? nameForms = null,
        IEnumerable<string>? ditContentRules = null,
        IEnumerable<string>? ditStructureRules = null)
    {
        var builder = new LdapSchemaBuilder { KeepsProblems = true };
        builder.AddAll("attributeTypes", attributeTypes);
        builder.AddAll("objectClasses", objectClasses);
        builder.AddAll("matchingRules", matchingRules ?? []);
        builder.AddAll("matchingRuleUse", matchingRuleUse ?? []);
        builder.AddAll("ldapSyntaxes", ldapSyntaxes ?? []);
        builder.AddAll("nameForms", nameForms ?? []);
        builder.AddAll("dITContentRules", ditContentRules ?? []);
        builder.AddAll("dITStructureRules", ditStructureRules ?? []);
        return builder.Build();
    }

    /// <summary>This schema with more definitions, which replace those of the same object identifier.</summary>
    public LdapSchema With(IEnumerable<AttributeType> attributeTypes, IEnumerable<ObjectClass> objectClasses) =>
        ToBuilder().AddRange(attributeTypes, objectClasses).Build();

    /// <summary>A builder that holds these definitions, to add others.</summary>
    public LdapSchemaBuilder ToBuilder() => new(this);

    /// <summary>The attribute type of a description; its options are ignored. Null when there is none.</summary>
    /// <param name="description">A name, an object identifier, or either with options such as <c>cn;lang-en</c>.</param>
    public AttributeType? FindAttributeType(string description)
    {
        ArgumentNullException.ThrowIfNull(description);
        var semicolon = description.IndexOf(';', StringComparison.Ordinal);
        return semicolon < 0 ? _attributeTypes.Find(description) : _attributeTypes.Find(description.AsSpan(0, semicolon));
    }

    /// <summary>The object class of that name or object identifier, or null.</summary>
    public ObjectClass? FindObjectClass(string nameOrOid) => _objectClasses.Find(nameOrOid);

    /// <summary>The matching rule of that name or object identifier, or null.</summary>
    public MatchingRuleDefinition? FindMatchingRule(string nameOrOid) => _matchingRules.Find(nameOrOid);

    /// <summary>What the matching rule of that name or object identifier may be used with, or null.</summary>
    public MatchingRuleUse? FindMatchingRuleUse(string nameOrOid) =>
        _matchingRuleUses.Find(nameOrOid)
        ?? (FindMatchingRule(nameOrOid) is { } rule ? _matchingRuleUses.Find(rule.Oid) : null);

    /// <summary>The syntax of that object identifier, or null.</summary>
    public LdapSyntax? FindSyntax(string oid) => _syntaxes.Find(oid);

    /// <summary>The name form of that name or object identifier, or null.</summary>
    public NameForm? FindNameForm(string nameOrOid) => _nameForms.Find(nameOrOid);

    /// <summary>The content rule for a structural object class, or null.</summary>
    public DitContentRule? FindContentRule(ObjectClass structuralClass) => _contentRules.Find(structuralClass.Oid);

    /// <summary>The structure rule of that number, or null.</summary>
    public DitStructureRule? FindStructureRule(string number) => _structureRules.Find(number);

    /// <summary>The object identifier behind the name of any attribute type, object class, rule or name form, or null.</summary>
    public string? FindOid(string name) =>
        ((SchemaElement?)_objectClasses.Find(name) ?? _attributeTypes.Find(name)
            ?? (SchemaElement?)_matchingRules.Find(name) ?? _nameForms.Find(name))?.Oid;

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
    public EntryContent ContentOf(IEnumerable<string> objectClasses) => EntryContent.Of(this, objectClasses);

    /// <summary>All attributes that entries of these classes must have, by the names that the classes use.</summary>
    public IReadOnlySet<string> MustOf(IEnumerable<ObjectClass> objectClasses) =>
        objectClasses.SelectMany(WithSuperClasses).SelectMany(c => c.Must).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>All attributes that entries of these classes may have besides, by the names that the classes use.</summary>
    public IReadOnlySet<string> MayOf(IEnumerable<ObjectClass> objectClasses) =>
        objectClasses.SelectMany(WithSuperClasses).SelectMany(c => c.May).ToHashSet(StringComparer.OrdinalIgnoreCase);

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
