namespace Ldap3.Protocol.Messages;

/// <summary>The answer to a rename or move (RFC 4511 section 4.9).</summary>
public sealed record ModifyDnResponse : LdapResult;
