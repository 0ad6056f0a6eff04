namespace Ldap3.InMemory.Tree;

/// <summary>The changes of a tree that no commit holds yet, the last one first. Immutable: each tree on the way has its own.</summary>
sealed record PendingChanges(EntryChange Last, PendingChanges? Earlier)
{
    /// <summary>The changes in their order.</summary>
    public static EntryChange[] InOrder(PendingChanges? pending)
    {
        var changes = new List<EntryChange>();
        for (; pending is not null; pending = pending.Earlier)
        {
            changes.Add(pending.Last);
        }

        changes.Reverse();
        return [.. changes];
    }
}
