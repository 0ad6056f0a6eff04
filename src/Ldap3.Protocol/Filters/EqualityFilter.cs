using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Filters;

/// <summary>Some value equals the asserted one by the equality rule: <c>(cn=x)</c>.</summary>
/// <param name="Attribute">The attribute; its subtypes count too.</param>
/// <param name="Value">The asserted value.</param>
public sealed record EqualityFilter(AttributeDescription Attribute, OctetString Value) : Filter;
