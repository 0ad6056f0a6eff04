using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Messages;

/// <summary>The answer to a bind (RFC 4511 section 4.2.2).</summary>
public sealed record BindResponse : LdapResult
{
    /// <summary>The server's part of a SASL exchange, or null.</summary>
    public OctetString? ServerSaslCredentials { get; init; }

    /// <summary>The server's token in a sicily bind ([MS-ADTS] section 5.1.1.1.3), which takes the place of the matched name; or null.</summary>
    public OctetString? SicilyChallenge { get; init; }
}
