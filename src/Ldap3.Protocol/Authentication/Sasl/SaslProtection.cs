namespace Ldap3.Protocol.Authentication.Sasl;

/// <summary>How a mechanism protects what travels after the bind (RFC 4422 section 3.7).</summary>
public enum SaslProtection
{
    /// <summary>Not at all: that is left to TLS.</summary>
    None = 0,

    /// <summary>Nothing can be changed on the way (<c>auth-int</c>, signing).</summary>
    Integrity = 1,

    /// <summary>Nothing can be changed or read on the way (<c>auth-conf</c>, sealing).</summary>
    Confidentiality = 2,
}
