using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Authentication;

/// <summary>A name and a password in clear (RFC 4513 section 5.1.3).</summary>
public sealed class SimpleCredential : LdapCredential
{
    internal SimpleCredential(string name, string password)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);

        // RFC 4513 section 5.1.2: clients should refuse an empty password, because servers take it for an anonymous bind.
        ArgumentException.ThrowIfNullOrEmpty(password);
        Name = name;
        Password = password;
    }

    /// <summary>The name to bind as.</summary>
    public string Name { get; }

    internal OctetString Password { get; }

    /// <summary>The name, without the password.</summary>
    public override string ToString() => Name;
}
