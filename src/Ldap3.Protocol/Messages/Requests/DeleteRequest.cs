using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Messages;

/// <summary>Removes a leaf entry (RFC 4511 section 4.8).</summary>
/// <param name="Entry">Its name.</param>
public sealed record DeleteRequest(DistinguishedName Entry) : LdapRequest;
