using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Messages;

/// <summary>Changes an entry: all changes or none, in the order given (RFC 4511 section 4.6).</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Changes">The changes, at least one.</param>
public sealed record ModifyRequest(DistinguishedName Entry, params IReadOnlyList<Modification> Changes) : LdapRequest;
