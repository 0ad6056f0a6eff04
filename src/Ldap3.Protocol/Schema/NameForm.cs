using Ldap3.Protocol.Schema.Grammar;

namespace Ldap3.Protocol.Schema;

/// <summary>Which attributes name the entries of an object class (RFC 4512 section 4.1.7.2). Immutable.</summary>
public sealed class NameForm : SchemaElement
{
    NameForm(SchemaDefinition definition)
        : base(definition)
    {
        ObjectClass = definition.String("OC");
        Must = definition.Strings("MUST");
        May = definition.Strings("MAY");
    }

    /// <summary>The structural object class that the form is for.</summary>
    public string? ObjectClass { get; }

    /// <summary>The attributes that the relative name must have.</summary>
    public IReadOnlyList<string> Must { get; }

    /// <summary>The attributes that the relative name may have besides.</summary>
    public IReadOnlyList<string> May { get; }

    /// <summary>Reads a definition.</summary>
    /// <param name="text">The definition, in parentheses.</param>
    /// <param name="tolerance">How closely it has to keep to RFC 4512: by default as closely as people should.</param>
    /// <exception cref="LdapFormatException">The text is none.</exception>
    public static NameForm Parse(string text, SchemaTolerance tolerance = SchemaTolerance.Strict) =>
        new(SchemaDefinitionParser.Parse(text, SchemaGrammar.NameForm, tolerance));
}
