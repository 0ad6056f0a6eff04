using Ldap3.Protocol.Schema.Grammar;

namespace Ldap3.Protocol.Schema;

/// <summary>Which attributes a matching rule may be used with in an extensible filter (RFC 4512 section 4.1.4). Immutable.</summary>
/// <remarks><see cref="SchemaElement.Oid"/> is the matching rule's.</remarks>
public sealed class MatchingRuleUse : SchemaElement
{
    MatchingRuleUse(SchemaDefinition definition)
        : base(definition)
    {
        Applies = definition.Strings("APPLIES");
    }

    /// <summary>The attribute types, by name or object identifier.</summary>
    public IReadOnlyList<string> Applies { get; }

    /// <summary>Reads a definition.</summary>
    /// <param name="text">The definition, in parentheses.</param>
    /// <param name="tolerance">How closely it has to keep to RFC 4512: by default as closely as people should.</param>
    /// <exception cref="LdapFormatException">The text is none.</exception>
    public static MatchingRuleUse Parse(string text, SchemaTolerance tolerance = SchemaTolerance.Strict) =>
        new(SchemaDefinitionParser.Parse(text, SchemaGrammar.MatchingRuleUse, tolerance));
}
