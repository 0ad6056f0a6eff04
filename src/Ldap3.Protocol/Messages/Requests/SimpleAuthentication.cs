using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Messages;

/// <summary>A password in clear, or nothing for an anonymous bind (RFC 4513 section 5.1).</summary>
/// <param name="password">The password's octets.</param>
public sealed class SimpleAuthentication(OctetString password) : AuthenticationChoice
{
    /// <summary>The password's octets. Never printed.</summary>
    public OctetString Password { get; } = password;

    /// <summary>The kind of authentication, without the password.</summary>
    public override string ToString() => Password.IsEmpty ? "simple, no password" : "simple, password hidden";
}
