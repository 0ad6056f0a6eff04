using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Messages;

/// <summary>A message on the way to the final answer (RFC 4511 section 4.13).</summary>
/// <param name="Oid">What the message is, or null.</param>
/// <param name="Value">Its content, or null.</param>
public sealed record IntermediateResponse(string? Oid, OctetString? Value) : LdapResponse;
