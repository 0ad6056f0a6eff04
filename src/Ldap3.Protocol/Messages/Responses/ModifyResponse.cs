namespace Ldap3.Protocol.Messages;

/// <summary>The answer to a modification (RFC 4511 section 4.6).</summary>
public sealed record ModifyResponse : LdapResult;
