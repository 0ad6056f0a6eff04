using Ldap3.Protocol.Messages;

namespace Ldap3.Linq.Watching;

/// <summary>A change of an entry that is watched.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Entry">The entry now; null when it was removed.</param>
/// <param name="Previous">The entry before; null when it was added.</param>
sealed record EntryChange(LdapChangeKind Kind, SearchResultEntry? Entry, SearchResultEntry? Previous);
