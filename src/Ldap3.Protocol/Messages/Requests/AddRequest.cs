using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Messages;

/// <summary>Creates an entry (RFC 4511 section 4.7).</summary>
/// <param name="Entry">Its name.</param>
/// <param name="Attributes">Its attributes, each with at least one value; those of the name included or left to the server.</param>
public sealed record AddRequest(DistinguishedName Entry, params IReadOnlyList<LdapAttribute> Attributes) : LdapRequest;
