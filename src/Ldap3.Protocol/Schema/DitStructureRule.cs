using Ldap3.Protocol.Schema.Grammar;

namespace Ldap3.Protocol.Schema;

/// <summary>Where entries of a name form may stand (RFC 4512 section 4.1.7.1). Immutable.</summary>
/// <remarks><see cref="SchemaElement.Oid"/> is the rule's number, which has no dots.</remarks>
public sealed class DitStructureRule : SchemaElement
{
    DitStructureRule(SchemaDefinition definition)
        : base(definition)
    {
        Form = definition.String("FORM");
        SuperiorRules = definition.Strings("SUP");
    }

    /// <summary>The name form that the rule is for.</summary>
    public string? Form { get; }

    /// <summary>The numbers of the rules that govern possible parents. Empty for the top of the subtree.</summary>
    public IReadOnlyList<string> SuperiorRules { get; }

    /// <summary>Reads a definition.</summary>
    /// <param name="text">The definition, in parentheses.</param>
    /// <param name="tolerance">How closely it has to keep to RFC 4512: by default as closely as people should.</param>
    /// <exception cref="LdapFormatException">The text is none.</exception>
    public static DitStructureRule Parse(string text, SchemaTolerance tolerance = SchemaTolerance.Strict) =>
        new(SchemaDefinitionParser.Parse(text, SchemaGrammar.StructureRule, tolerance));
}
