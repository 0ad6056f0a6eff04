using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Filters;

/// <summary>The attribute has a value: <c>(cn=*)</c>.</summary>
/// <param name="Attribute">The attribute; its subtypes count too.</param>
public sealed record PresentFilter(AttributeDescription Attribute) : Filter;
