using System.Text;
using Ldap3.Protocol.Schema.Json;
using Ldap3.Protocol.Schema.Matching;
using Ldap3.Protocol.Schema.Offline;

namespace Ldap3.Protocol.Schema;

/// <summary>
/// The definitions by which a directory holds and compares its entries (RFC 4512 section 4), found by name or object
/// identifier without regard to case. Immutable and thread-safe.
/// </summary>
/// <remarks>
/// Made by <see cref="Parse"/> from what a server publishes, or by an <see cref="LdapSchemaBuilder"/>. Definitions that name
/// others which are not there are kept: what they inherit is then missing.
/// </remarks>
public sealed partial class LdapSchema
{
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

    /// <summary>
    /// The schema of OpenLDAP 2.5 with the core, cosine, inetorgperson and nis files and the usual overlays, without descriptions.
    /// Read when first asked for.
    /// </summary>
    public static LdapSchema OpenLdap => OfflineSchema.OpenLdap.Value;

    /// <summary>The schema of 389 Directory Server 2.3, without descriptions. Read when first asked for.</summary>
    public static LdapSchema Ds389 => OfflineSchema.Ds389.Value;

    /// <summary>
    /// The schema of Active Directory as Samba 4.17 has it (that of Windows Server 2012 R2). Read when first asked for.
    /// </summary>
    public static LdapSchema ActiveDirectory => OfflineSchema.ActiveDirectory.Value;

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

    /// <summary>
    /// Reads what <see cref="Save"/> wrote. A definition that cannot be read is left out and reported in <see cref="Problems"/>.
    /// </summary>
    /// <exception cref="LdapFormatException">It is no saved schema, or one of a later version of this library.</exception>
    public static LdapSchema Load(Stream stream) => SchemaJson.Read(stream);

    /// <summary>Reads what <see cref="ToJson"/> made.</summary>
    /// <inheritdoc cref="Load" path="/exception"/>
    public static LdapSchema FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return SchemaJson.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)));
    }

    /// <summary>
    /// Writes all definitions as JSON: an object whose members are named like the attributes of the subschema entry (RFC 4512
    /// section 4.2), each with the definitions in the form of RFC 4512. The same schema always gives the same octets.
    /// </summary>
    public void Save(Stream stream) => SchemaJson.Write(this, stream);

    /// <summary>The definitions as JSON, as <see cref="Save"/> writes them.</summary>
    public string ToJson()
    {
        using var stream = new MemoryStream();
        Save(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>This schema with more definitions, which replace those of the same object identifier.</summary>
    public LdapSchema With(IEnumerable<AttributeType> attributeTypes, IEnumerable<ObjectClass> objectClasses) =>
        ToBuilder().AddRange(attributeTypes, objectClasses).Build();

    /// <summary>A builder that holds these definitions, to add others.</summary>
    public LdapSchemaBuilder ToBuilder() => new LdapSchemaBuilder().Merge(this);

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
}
