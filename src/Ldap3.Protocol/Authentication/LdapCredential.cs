namespace Ldap3.Protocol.Authentication;

/// <summary>Who a connection is, and the proof. Immutable; never prints its secret.</summary>
public abstract class LdapCredential
{
    private protected LdapCredential()
    {
    }

    /// <summary>Nobody in particular (RFC 4513 section 5.1.1).</summary>
    public static LdapCredential Anonymous { get; } = new AnonymousCredential();

    /// <summary>A name and a password in clear (RFC 4513 section 5.1.3).</summary>
    /// <param name="name">The distinguished name, or what else the server takes for one.</param>
    /// <param name="password">The password.</param>
    /// <exception cref="ArgumentException">
    /// The name or the password is empty. A name without a password would bind as nobody and look like success
    /// (RFC 4513 section 5.1.2); <see cref="Anonymous"/> says so openly.
    /// </exception>
    public static LdapCredential Simple(string name, string password) => new SimpleCredential(name, password);
}
