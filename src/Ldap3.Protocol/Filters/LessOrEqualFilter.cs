using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Filters;

/// <summary>Some value is not after the asserted one by the ordering rule: <c>(cn&lt;=x)</c>.</summary>
/// <param name="Attribute">The attribute; its subtypes count too.</param>
/// <param name="Value">The asserted value.</param>
public sealed record LessOrEqualFilter(AttributeDescription Attribute, OctetString Value) : Filter;
