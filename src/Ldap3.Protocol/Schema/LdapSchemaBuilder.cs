namespace Ldap3.Protocol.Schema;

/// <summary>
/// Gathers definitions for a schema. Where a definition has the object identifier of an earlier one, it replaces that. Not
/// thread-safe; the schema it makes is.
/// </summary>
public sealed class LdapSchemaBuilder
{
    internal List<AttributeType> AttributeTypes { get; } = [];

    internal List<ObjectClass> ObjectClasses { get; } = [];

    internal List<MatchingRuleDefinition> MatchingRules { get; } = [];

    internal List<MatchingRuleUse> MatchingRuleUses { get; } = [];

    internal List<LdapSyntax> Syntaxes { get; } = [];

    internal List<NameForm> NameForms { get; } = [];

    internal List<DitContentRule> ContentRules { get; } = [];

    internal List<DitStructureRule> StructureRules { get; } = [];

    internal List<LdapFormatException> Problems { get; } = [];

    /// <summary>Whether a malformed definition is kept among the problems of the schema instead of thrown.</summary>
    internal bool KeepsProblems { get; init; }

    /// <summary>Adds a definition.</summary>
    /// <param name="kind">
    /// What it defines: an attribute of the subschema entry such as <c>attributeTypes</c>, or the word that schema files of
    /// OpenLDAP have, such as <c>attributetype</c>. Case does not matter.
    /// </param>
    /// <param name="definition">The definition, in parentheses.</param>
    /// <param name="tolerance">How closely the definition has to keep to RFC 4512: by default as closely as people should.</param>
    /// <exception cref="LdapFormatException">The definition is malformed.</exception>
    /// <exception cref="ArgumentException">The kind is none of those.</exception>
    public LdapSchemaBuilder Add(string kind, string definition, SchemaTolerance tolerance = SchemaTolerance.Strict)
    {
        ArgumentNullException.ThrowIfNull(kind);
        switch (kind.ToUpperInvariant())
        {
            case "ATTRIBUTETYPE" or "ATTRIBUTETYPES":
                AttributeTypes.Add(AttributeType.Parse(definition, tolerance));
                break;
            case "OBJECTCLASS" or "OBJECTCLASSES":
                ObjectClasses.Add(ObjectClass.Parse(definition, tolerance));
                break;
            case "MATCHINGRULE" or "MATCHINGRULES":
                MatchingRules.Add(MatchingRuleDefinition.Parse(definition, tolerance));
                break;
            case "MATCHINGRULEUSE":
                MatchingRuleUses.Add(MatchingRuleUse.Parse(definition, tolerance));
                break;
            case "LDAPSYNTAX" or "LDAPSYNTAXES":
                Syntaxes.Add(LdapSyntax.Parse(definition, tolerance));
                break;
            case "NAMEFORM" or "NAMEFORMS":
                NameForms.Add(NameForm.Parse(definition, tolerance));
                break;
            case "DITCONTENTRULE" or "DITCONTENTRULES":
                ContentRules.Add(DitContentRule.Parse(definition, tolerance));
                break;
            case "DITSTRUCTURERULE" or "DITSTRUCTURERULES":
                StructureRules.Add(DitStructureRule.Parse(definition, tolerance));
                break;
            default:
                throw new ArgumentException($"'{kind}' is no kind of schema definition; attributeTypes is one.", nameof(kind));
        }

        return this;
    }

    /// <summary>
    /// Adds the definitions of a schema file: each begins a line with its kind (<c>attributetype ( ... )</c> or
    /// <c>attributeTypes: ( ... )</c>) and goes on in lines that begin with a space; lines that begin with <c>#</c> are comments.
    /// Lines of other kinds, such as <c>dn:</c>, are passed over.
    /// </summary>
    /// <param name="reader">The text.</param>
    /// <param name="tolerance">How closely definitions have to keep to RFC 4512: by default as closely as servers do.</param>
    /// <exception cref="LdapFormatException">A definition is malformed.</exception>
    public LdapSchemaBuilder AddText(TextReader reader, SchemaTolerance tolerance = SchemaTolerance.Lenient)
    {
        ArgumentNullException.ThrowIfNull(reader);
        foreach (var (kind, definition) in SchemaFile.Read(reader))
        {
            Add(kind, definition, tolerance);
        }

        return this;
    }

    /// <summary>Adds all that another schema holds; where both define an object identifier, the other's definition counts.</summary>
    public LdapSchemaBuilder Merge(LdapSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        AttributeTypes.AddRange(schema.AttributeTypes);
        ObjectClasses.AddRange(schema.ObjectClasses);
        MatchingRules.AddRange(schema.MatchingRules);
        MatchingRuleUses.AddRange(schema.MatchingRuleUses);
        Syntaxes.AddRange(schema.Syntaxes);
        NameForms.AddRange(schema.NameForms);
        ContentRules.AddRange(schema.ContentRules);
        StructureRules.AddRange(schema.StructureRules);
        Problems.AddRange(schema.Problems);
        return this;
    }

    /// <summary>Makes the schema.</summary>
    public LdapSchema Build() => new(this);

    internal LdapSchemaBuilder AddRange(IEnumerable<AttributeType> attributeTypes, IEnumerable<ObjectClass> objectClasses)
    {
        AttributeTypes.AddRange(attributeTypes);
        ObjectClasses.AddRange(objectClasses);
        return this;
    }

    internal void AddAll(string kind, IEnumerable<string> definitions)
    {
        foreach (var definition in definitions)
        {
            try
            {
                Add(kind, definition, SchemaTolerance.Lenient);
            }
            catch (LdapFormatException problem) when (KeepsProblems)
            {
                Problems.Add(problem);
            }
        }
    }
}
