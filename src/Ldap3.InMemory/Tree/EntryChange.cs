using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Tree;

/// <summary>One change of one entry. Immutable.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Id">The entry's number in the tree: it stays when the entry is renamed.</param>
/// <param name="Before">The entry as it was; null when it is new.</param>
/// <param name="After">The entry as it is; null when it is gone: <paramref name="Before"/> is its tombstone then.</param>
sealed record EntryChange(EntryChangeKind Kind, long Id, StoredEntry? Before, StoredEntry? After)
{
    /// <summary>Its name now; when it is gone, the last it had.</summary>
    public DistinguishedName Name => (After ?? Before)!.Name;
}
