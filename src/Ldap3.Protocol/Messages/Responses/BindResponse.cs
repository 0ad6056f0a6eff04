using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Messages;

/// <summary>The answer to a bind (RFC 4511 section 4.2.2).</summary>
public sealed record BindResponse : LdapResult
{
    /// <summary>The server's part of a SASL exchange, or null.</summary>
    public OctetString? ServerSaslCredentials { get; init; }
}
