namespace Ldap3.Protocol.Schema;

/// <summary>The definition of a syntax (RFC 4512 section 4.1.5). Immutable.</summary>
public sealed class LdapSyntax : SchemaElement
{
    LdapSyntax(SchemaDefinition definition)
        : base(definition)
    {
    }

    /// <summary>Reads a definition.</summary>
    /// <exception cref="LdapFormatException">The text is none.</exception>
    public static LdapSyntax Parse(string text) => new(SchemaDefinitionParser.Parse(text));
}
