using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Messages;

/// <summary>One step of a SASL exchange (RFC 4511 section 4.2, RFC 4422).</summary>
/// <param name="mechanism">The mechanism's registered name.</param>
/// <param name="credentials">The step's octets, or null when it has none, which is not the same as empty.</param>
public sealed class SaslAuthentication(string mechanism, OctetString? credentials) : AuthenticationChoice
{
    /// <summary>The mechanism's registered name.</summary>
    public string Mechanism { get; } = mechanism;

    /// <summary>The step's octets, or null when it has none. Never printed.</summary>
    public OctetString? Credentials { get; } = credentials;

    /// <summary>The mechanism, without the credentials.</summary>
    public override string ToString() => $"SASL {Mechanism}, credentials hidden";
}
