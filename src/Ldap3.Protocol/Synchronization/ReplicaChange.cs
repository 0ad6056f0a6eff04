using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Synchronization;

/// <summary>A change of a replica. Immutable.</summary>
/// <param name="Kind">What became of the entry.</param>
/// <param name="EntryUuid">The entry.</param>
/// <param name="Entry">The entry now; null when it was removed.</param>
/// <param name="Previous">The entry before; null when it was added. Under another name when it was renamed.</param>
public sealed record ReplicaChange(
    ReplicaChangeKind Kind, Guid EntryUuid, SearchResultEntry? Entry, SearchResultEntry? Previous);
