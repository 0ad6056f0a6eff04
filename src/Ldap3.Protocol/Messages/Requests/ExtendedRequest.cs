using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Messages;

/// <summary>An operation that RFC 4511 does not define itself (section 4.12).</summary>
/// <param name="Oid">The operation's object identifier.</param>
/// <param name="Value">Its parameters, or null when it has none. Not printed: it may hold a password.</param>
public sealed record ExtendedRequest(string Oid, OctetString? Value = null) : LdapRequest
{
    /// <summary>The object identifier, without the value.</summary>
    public override string ToString() => $"ExtendedRequest {Oid}";
}
