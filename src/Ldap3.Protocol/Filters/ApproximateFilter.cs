using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Filters;

/// <summary>Some value is about equal, in the server's opinion: <c>(cn~=x)</c>.</summary>
/// <param name="Attribute">The attribute; its subtypes count too.</param>
/// <param name="Value">The asserted value.</param>
public sealed record ApproximateFilter(AttributeDescription Attribute, OctetString Value) : Filter;
