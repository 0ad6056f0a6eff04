using Ldap3.InMemory.Authentication.Passwords;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Authentication;

/// <summary>An entry that a client may bind as, and what proves that it may.</summary>
/// <param name="Name">The entry.</param>
/// <param name="Secrets">The values of <c>userPassword</c>.</param>
sealed record SaslAccount(DistinguishedName Name, IReadOnlyList<OctetString> Secrets)
{
    public bool IsPassword(OctetString password) => Secrets.Any(secret => StoredPassword.Matches(secret, password));

    /// <summary>The passwords that are stored in clear: what shared-secret mechanisms need.</summary>
    public IEnumerable<OctetString> Cleartext => Secrets.Select(StoredPassword.Cleartext).OfType<OctetString>();
}
