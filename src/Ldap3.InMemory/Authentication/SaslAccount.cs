using System.Security.Cryptography;
using Ldap3.Protocol.Authentication.Passwords;
using Ldap3.Protocol.Authentication.Mechanisms;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Authentication;

/// <summary>An entry that a client may bind as, and what proves that it may.</summary>
/// <param name="Name">The entry.</param>
/// <param name="Secrets">The values of <c>userPassword</c>.</param>
sealed record SaslAccount(DistinguishedName Name, IReadOnlyList<OctetString> Secrets)
{
    /// <summary>The passwords that are stored in clear, prepared as clients prepare theirs (RFC 4013): what shared-secret mechanisms need.</summary>
    public IEnumerable<OctetString> Cleartext => Secrets.Select(StoredPassword.Cleartext).Select(Prepare).OfType<OctetString>();

    public bool IsPassword(OctetString password) =>
        Secrets.Any(secret => StoredPassword.Matches(secret, password))
        || Cleartext.Any(clear => CryptographicOperations.FixedTimeEquals(clear.Span, password.Span));

    static OctetString? Prepare(OctetString? password)
    {
        try
        {
            return password is { } secret ? SaslPreparation.Prepare(secret.ToString(), nameof(password)) : default(OctetString?);
        }
        catch (ArgumentException)
        {
            return null; // No client could prove that it knows it.
        }
    }
}
