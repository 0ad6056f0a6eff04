namespace Ldap3.Protocol.Messages;

/// <summary>The answer to a deletion (RFC 4511 section 4.8).</summary>
public sealed record DeleteResponse : LdapResult;
