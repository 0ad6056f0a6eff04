using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Diagnostics;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Synchronization;

/// <summary>What a replica is saved as, to go on from later. Immutable.</summary>
/// <param name="Request">The search whose results it holds. A cookie is good for no other.</param>
/// <param name="Cookie">The server's name for the state.</param>
/// <param name="Entries">The entries by their UUID.</param>
public sealed record ReplicaCheckpoint(
    SearchRequest Request, OctetString Cookie, IReadOnlyDictionary<Guid, SearchResultEntry> Entries)
{
    /// <summary>The search and the number of entries.</summary>
    public override string ToString() => $"{Entries.Count} entries of {OperationDescription.Of(Request)}";
}
