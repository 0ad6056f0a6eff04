using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Filters;

/// <summary>Some value is not before the asserted one by the ordering rule: <c>(cn&gt;=x)</c>.</summary>
/// <param name="Attribute">The attribute; its subtypes count too.</param>
/// <param name="Value">The asserted value.</param>
public sealed record GreaterOrEqualFilter(AttributeDescription Attribute, OctetString Value) : Filter;
