using Ldap3.Protocol.Schema.Grammar;
using Ldap3.Protocol.Schema.Syntaxes;

namespace Ldap3.Protocol.Schema;

/// <summary>The definition of a form that values have (RFC 4512 section 4.1.5). Immutable.</summary>
public sealed class LdapSyntax : SchemaElement
{
    readonly SyntaxValidator? _validator;

    LdapSyntax(SchemaDefinition definition)
        : base(definition) => _validator = SyntaxValidator.Find(Oid);

    /// <summary>
    /// Whether values are text. Servers say when they are not by the extension <c>X-NOT-HUMAN-READABLE</c>; otherwise it is
    /// known for the syntaxes of RFC 4517, and true for others.
    /// </summary>
    public bool IsHumanReadable =>
        Extensions.TryGetValue("X-NOT-HUMAN-READABLE", out var said)
            ? !said.Contains("TRUE", StringComparer.OrdinalIgnoreCase)
            : _validator?.IsText ?? true;

    /// <summary>Reads a definition.</summary>
    /// <param name="text">The definition, in parentheses.</param>
    /// <param name="tolerance">How closely it has to keep to RFC 4512: by default as closely as people should.</param>
    /// <exception cref="LdapFormatException">The text is none.</exception>
    public static LdapSyntax Parse(string text, SchemaTolerance tolerance = SchemaTolerance.Strict) =>
        new(SchemaDefinitionParser.Parse(text, SchemaGrammar.Syntax, tolerance));

    /// <summary>Whether the value has this form. True for every value when the syntax is not one of those known here.</summary>
    public bool IsValid(ReadOnlySpan<byte> value) => _validator?.IsValid(value) ?? true;
}
