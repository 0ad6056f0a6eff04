using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Filters;

/// <summary>
/// Some value matches by a named rule: <c>(cn:caseExactMatch:=x)</c> (RFC 4511 section 4.5.1.7.7). At least one of rule
/// and attribute is given.
/// </summary>
/// <param name="MatchingRule">The rule's name or object identifier, or null for the attribute's equality rule.</param>
/// <param name="Attribute">The attribute, or null for every attribute that the rule fits.</param>
/// <param name="Value">The asserted value.</param>
/// <param name="DnAttributes">Whether the attributes of the entry's name count too: <c>:dn</c>.</param>
public sealed record ExtensibleFilter(
    string? MatchingRule, AttributeDescription? Attribute, OctetString Value, bool DnAttributes) : Filter;
