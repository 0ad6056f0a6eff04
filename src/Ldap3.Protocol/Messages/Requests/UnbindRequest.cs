namespace Ldap3.Protocol.Messages;

/// <summary>Ends the session; there is no answer (RFC 4511 section 4.3).</summary>
public sealed record UnbindRequest : LdapRequest;
