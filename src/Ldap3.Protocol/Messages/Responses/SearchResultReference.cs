namespace Ldap3.Protocol.Messages;

/// <summary>A place where the search goes on (RFC 4511 section 4.5.3).</summary>
/// <param name="Uris">The URLs of servers that all hold the same part; one of them is to be asked.</param>
public sealed record SearchResultReference(IReadOnlyList<string> Uris) : LdapResponse;
