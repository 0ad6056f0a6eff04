namespace Ldap3.Protocol.Urls;

/// <summary>How an LDAP URL reaches its server.</summary>
public enum LdapUrlScheme
{
    /// <summary>TCP, port 389 by default (RFC 4516).</summary>
    Ldap,

    /// <summary>TLS from the first octet, port 636 by default (in no RFC, but in general use).</summary>
    Ldaps,

    /// <summary>A local socket whose path stands where others have a host (draft-chu-ldap-ldapi).</summary>
    Ldapi,
}
