using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Tests;

/// <summary>Attributes as a test compares them, values and all; the library itself prints none.</summary>
static class Shown
{
    public static string Text(this LdapAttribute attribute) => $"{attribute.Description}: {string.Join(", ", attribute.Values)}";
}
