namespace Ldap3.Protocol.Messages;

/// <summary>The end of a search (RFC 4511 section 4.5.2).</summary>
public sealed record SearchResultDone : LdapResult;
