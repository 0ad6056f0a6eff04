using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Servers.Accounts;

/// <summary>
/// How <see cref="LdapConnection.AuthenticateAsync"/> finds people. Immutable; <c>with</c> makes variants.
/// </summary>
public sealed record AuthenticationOptions
{
    /// <summary>The entry below which the people are. The root of all by default, which few servers search.</summary>
    public DistinguishedName BaseDn { get; init; }

    /// <summary>
    /// The attributes of which one must have the user name as a value: <c>uid</c>, <c>sAMAccountName</c> and
    /// <c>userPrincipalName</c> by default. Each should be unique and indexed.
    /// </summary>
    public IReadOnlyList<string> UserAttributes { get; init; } = ["uid", "sAMAccountName", "userPrincipalName"];

    /// <summary>What people must be besides, such as members of a group. Anything by default.</summary>
    public Filter? Filter { get; init; }

    /// <summary>Which attributes of the entry to return. All user attributes by default.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];
}
