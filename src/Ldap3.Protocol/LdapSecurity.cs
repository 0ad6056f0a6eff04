namespace Ldap3.Protocol;

/// <summary>How the connection is protected.</summary>
public enum LdapSecurity
{
    /// <summary>Not at all. Passwords are then refused unless <see cref="LdapConnectionOptions.AllowCleartextPassword"/> is set.</summary>
    None = 0,

    /// <summary>TLS begins on the plain port by the StartTLS operation, before anything else (RFC 4511 section 4.14).</summary>
    StartTls = 1,

    /// <summary>TLS from the first octet, by convention on port 636.</summary>
    Ldaps = 2,
}
