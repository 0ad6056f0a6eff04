using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Bulk;

/// <summary>An entry that a bulk operation could not change, and what the server said. Immutable.</summary>
/// <param name="Name">The entry.</param>
/// <param name="Result">The server's answer.</param>
public sealed record LdapBulkFailure(DistinguishedName Name, LdapResult Result);
