namespace Ldap3.Protocol.Controls;

/// <summary>What to fetch of the entries that an attribute names (<c>DerefSpec</c> of draft-masarati-ldap-deref-00 section 2.2).</summary>
/// <param name="AttributeType">The attribute whose values are names, such as <c>member</c>.</param>
/// <param name="Attributes">The attributes to return of the entries named, at least one.</param>
public sealed record Dereference(string AttributeType, params IReadOnlyList<string> Attributes);
