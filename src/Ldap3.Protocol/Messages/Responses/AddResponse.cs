namespace Ldap3.Protocol.Messages;

/// <summary>The answer to an addition (RFC 4511 section 4.7).</summary>
public sealed record AddResponse : LdapResult;
