using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;
using Ldap3.Protocol.Schema.Matching;

namespace Ldap3.InMemory.Searching;

/// <summary>The entry that publishes the schema (RFC 4512 section 4.2).</summary>
static class SubschemaEntry
{
    public const string Name = "cn=Subschema";

    public static DistinguishedName DistinguishedName { get; } = DistinguishedName.Parse(Name);

    public static IReadOnlyList<LdapAttribute> Attributes(LdapSchema schema) =>
    [
        new("objectClass", "top", "subentry", "subschema", "extensibleObject"),
        new("cn", "Subschema"),
        new("attributeTypes", [.. schema.AttributeTypes.Select(Text)]),
        new("objectClasses", [.. schema.ObjectClasses.Select(Text)]),
        new("matchingRules", [.. schema.Rules.All.Select(rule => (OctetString)rule.ToString())]),
        new("matchingRuleUse", [.. schema.Rules.All.Select(rule => Use(schema, rule)).OfType<OctetString>()]),
        new("ldapSyntaxes", [.. schema.Syntaxes.Select(Text)]),
    ];

    static OctetString? Use(LdapSchema schema, MatchingRule rule)
    {
        var types = schema.AttributeTypes.Where(type => schema.SyntaxOf(type) is { } syntax && rule.AppliesTo(syntax)).Select(type => type.Name).ToArray();
        return types.Length == 0 ? default(OctetString?) : $"( {rule.Oid} NAME '{rule.Name}' APPLIES ( {string.Join(" $ ", types)} ) )";
    }

    static OctetString Text(SchemaElement element) => element.ToString();
}
