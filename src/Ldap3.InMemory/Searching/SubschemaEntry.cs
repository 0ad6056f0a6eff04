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
        new("matchingRules", [.. MatchingRules.All.Select(rule => (OctetString)rule.ToString())]),
    ];

    static OctetString Text(SchemaElement element) => element.ToString();
}
