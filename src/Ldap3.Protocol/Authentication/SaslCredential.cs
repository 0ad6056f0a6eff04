using Ldap3.Protocol.Authentication.Sasl;

namespace Ldap3.Protocol.Authentication;

/// <summary>A proof by a SASL mechanism (RFC 4513 section 5.2).</summary>
public sealed class SaslCredential : LdapCredential
{
    internal SaslCredential(SaslMechanism mechanism)
    {
        ArgumentNullException.ThrowIfNull(mechanism);
        Mechanism = mechanism;
    }

    /// <summary>How it is proved.</summary>
    public SaslMechanism Mechanism { get; }

    /// <summary>The mechanism and whose identity it proves, without the secret.</summary>
    public override string ToString() => Mechanism.Identity.Length > 0 ? $"{Mechanism.Identity} by {Mechanism.Name}" : Mechanism.Name;
}
