namespace Ldap3.Protocol.Messages;

/// <summary>The answer to a comparison: the result code says true or false (RFC 4511 section 4.10).</summary>
public sealed record CompareResponse : LdapResult;
