using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq;

/// <summary>One search that a query sends. Immutable.</summary>
/// <param name="BaseObject">Where it begins.</param>
/// <param name="Scope">How far below it looks.</param>
/// <param name="Filter">Which entries.</param>
public sealed record LdapSearch(DistinguishedName BaseObject, SearchScope Scope, Filter Filter);
