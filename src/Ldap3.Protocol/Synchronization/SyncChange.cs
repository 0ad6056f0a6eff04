using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Synchronization;

/// <summary>One step of a content synchronization (RFC 4533). Immutable.</summary>
/// <remarks>
/// Whoever keeps a copy applies the steps in order: stores what <see cref="SyncChangeKind.Add"/> and
/// <see cref="SyncChangeKind.Modify"/> give under <see cref="EntryUuid"/>, removes at
/// <see cref="SyncChangeKind.Delete"/>, and at <see cref="SyncChangeKind.PresentPhaseEnded"/> removes all that no step
/// named since <see cref="SyncChangeKind.RefreshBegan"/>. <see cref="DirectoryReplica"/> does this.
/// </remarks>
public sealed record SyncChange
{
    /// <summary>What the step says.</summary>
    public required SyncChangeKind Kind { get; init; }

    /// <summary>
    /// The entry that the step is about, whatever its name is or becomes; empty when it is about none.
    /// </summary>
    public Guid EntryUuid { get; init; }

    /// <summary>
    /// The entry's name where the server gave one: with a deleted entry it may be an older one, or empty.
    /// </summary>
    public DistinguishedName Name { get; init; }

    /// <summary>
    /// The entry with its attributes, when it was added or modified; null otherwise, and for references.
    /// </summary>
    public SearchResultEntry? Entry { get; init; }

    /// <summary>
    /// What came instead of an entry that refers elsewhere, or null (RFC 3296). Send ManageDsaIT to have entries.
    /// </summary>
    public SearchResultReference? Reference { get; init; }

    /// <summary>
    /// The state of a copy that has taken this step and all before it, to begin from the next time; null when there is
    /// no new one. With <see cref="SyncChangeKind.RefreshBegan"/> the state that the refresh begins from.
    /// </summary>
    public OctetString? Cookie { get; init; }

    /// <summary>What the step says and of which entry.</summary>
    public override string ToString() => EntryUuid == Guid.Empty ? $"{Kind}" : $"{Kind} {EntryUuid} {Name}".TrimEnd();
}
