using Ldap3.Protocol.Schema.Grammar;

namespace Ldap3.Protocol.Schema;

/// <summary>What entries of a structural object class may hold beyond the class (RFC 4512 section 4.1.6). Immutable.</summary>
/// <remarks><see cref="SchemaElement.Oid"/> is the structural object class's.</remarks>
public sealed class DitContentRule : SchemaElement
{
    DitContentRule(SchemaDefinition definition)
        : base(definition)
    {
        Auxiliary = definition.Strings("AUX");
        Must = definition.Strings("MUST");
        May = definition.Strings("MAY");
        Not = definition.Strings("NOT");
    }

    /// <summary>The auxiliary classes that entries may belong to.</summary>
    public IReadOnlyList<string> Auxiliary { get; }

    /// <summary>The attributes demanded in addition.</summary>
    public IReadOnlyList<string> Must { get; }

    /// <summary>The attributes allowed in addition.</summary>
    public IReadOnlyList<string> May { get; }

    /// <summary>The attributes that entries must not have although their classes allow them.</summary>
    public IReadOnlyList<string> Not { get; }

    /// <summary>Reads a definition.</summary>
    /// <param name="text">The definition, in parentheses.</param>
    /// <param name="tolerance">How closely it has to keep to RFC 4512: by default as closely as people should.</param>
    /// <exception cref="LdapFormatException">The text is none.</exception>
    public static DitContentRule Parse(string text, SchemaTolerance tolerance = SchemaTolerance.Strict) =>
        new(SchemaDefinitionParser.Parse(text, SchemaGrammar.ContentRule, tolerance));
}
