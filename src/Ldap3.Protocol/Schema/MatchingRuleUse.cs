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
    /// <exception cref="LdapFormatException">The text is none.</exception>
    public static MatchingRuleUse Parse(string text) => new(SchemaDefinitionParser.Parse(text));
}
