namespace Ldap3.Protocol.Urls;

/// <summary>An extension of an LDAP URL, such as <c>!e-bindname=cn=Manager</c> (RFC 4516 section 2).</summary>
/// <param name="Type">The extension's name or object identifier.</param>
/// <param name="Value">Its value, decoded, or null when there is no equals sign.</param>
/// <param name="IsCritical">Whether who does not know the extension must not use the URL: the exclamation mark.</param>
public sealed record LdapUrlExtension(string Type, string? Value = null, bool IsCritical = false);
