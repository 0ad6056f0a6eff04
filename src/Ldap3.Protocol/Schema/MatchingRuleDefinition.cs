using Ldap3.Protocol.Schema.Grammar;

namespace Ldap3.Protocol.Schema;

/// <summary>The definition of a matching rule (RFC 4512 section 4.1.3). Immutable.</summary>
/// <remarks>The rule at work is a <see cref="Matching.MatchingRule"/>.</remarks>
public sealed class MatchingRuleDefinition : SchemaElement
{
    MatchingRuleDefinition(SchemaDefinition definition)
        : base(definition) => Syntax = definition.String("SYNTAX");

    /// <summary>The object identifier of the syntax of what the rule compares with.</summary>
    public string? Syntax { get; }

    /// <summary>Reads a definition.</summary>
    /// <param name="text">The definition, in parentheses.</param>
    /// <param name="tolerance">How closely it has to keep to RFC 4512: by default as closely as people should.</param>
    /// <exception cref="LdapFormatException">The text is none.</exception>
    public static MatchingRuleDefinition Parse(string text, SchemaTolerance tolerance = SchemaTolerance.Strict) =>
        new(SchemaDefinitionParser.Parse(text, SchemaGrammar.MatchingRule, tolerance));
}
