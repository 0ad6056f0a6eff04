using Ldap3.Abstract.Tracking;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Tracking;

/// <summary>Puts what a tracker finds in an order that a directory accepts.</summary>
sealed class ChangePlan(ChangeTracker tracker, EntityChanges changes)
{
    /// <summary>What there is to send, in order.</summary>
    public IReadOnlyList<PlannedChange> Make()
    {
        var added = tracker.All.Where(tracked => tracked.State == EntityState.Added)
            .Select(tracked => new PlannedChange(tracked, changes.Add(tracked.Type, tracked.Entity), IsLast: true));
        var changed = tracker.All.Where(tracked => tracked.State == EntityState.Present).SelectMany(Changed).ToArray();
        var named = Ordered([.. added, .. changed.Where(change => change.Request is ModifyDnRequest)]);
        var wanted = named.Select(TargetOf).ToHashSet();
        var removed = tracker.All.Where(tracked => tracked.State == EntityState.Removed)
            .OrderByDescending(tracked => tracked.Name.Rdns.Count)
            .Select(tracked => new PlannedChange(tracked, new DeleteRequest(tracked.Name), IsLast: true))
            .ToLookup(change => wanted.Any(name => name == change.Entity!.Name || change.Entity.Name.IsDescendantOf(name)));

        // What makes room for a new name goes before it; all else that goes, after what may refer to it.
        return
        [
            .. removed[true],
            .. named,
            .. changed.Where(change => change.Request is ModifyRequest),
            .. ValueChanges(),
            .. removed[false],
        ];
    }

    /// <summary>The name that an entry has after the request.</summary>
    public static DistinguishedName TargetOf(PlannedChange change) => change.Request switch
    {
        AddRequest add => add.Entry,
        ModifyDnRequest rename => NewName(rename),
        _ => default,
    };

    public static DistinguishedName NewName(ModifyDnRequest rename) =>
        (rename.NewSuperior ?? rename.Entry.Parent).Child(rename.NewRdn);

    /// <summary>The entry that a request is about.</summary>
    public static DistinguishedName EntryOf(LdapRequest request) => request switch
    {
        ModifyRequest modify => modify.Entry,
        ModifyDnRequest rename => rename.Entry,
        DeleteRequest delete => delete.Entry,
        _ => ((AddRequest)request).Entry,
    };

    IEnumerable<PlannedChange> Changed(TrackedEntity tracked)
    {
        var rename = changes.Rename(tracked.Snapshot!, tracked.Entity);
        var name = rename is null ? tracked.Name : NewName(rename);
        var modify = changes.Modify(tracked.Snapshot!, tracked.Entity, name);
        if (rename is not null)
        {
            yield return new PlannedChange(tracked, rename, modify is null);
        }

        if (modify is not null)
        {
            yield return new PlannedChange(tracked, modify, IsLast: true);
        }
    }

    // Parents before what is below them, and a name is given up before another entry takes it.
    static List<PlannedChange> Ordered(PlannedChange[] changes)
    {
        var waiting = changes.OrderBy(change => TargetOf(change).Rdns.Count).ToList();
        var ordered = new List<PlannedChange>(waiting.Count);
        var kept = waiting.Select(change => change.Request).OfType<ModifyDnRequest>().Select(rename => rename.Entry).ToHashSet();
        while (waiting.Count > 0)
        {
            // Names that go round in a circle cannot be given by renaming alone: the server refuses the first.
            var next = kept.Count == 0 ? 0 : Math.Max(0, waiting.FindIndex(change =>
                !kept.Contains(TargetOf(change)) || (change.Request is ModifyDnRequest own && own.Entry == TargetOf(change))));
            ordered.Add(waiting[next]);
            if (waiting[next].Request is ModifyDnRequest rename)
            {
                kept.Remove(rename.Entry);
            }

            waiting.RemoveAt(next);
        }

        return ordered;
    }

    IEnumerable<PlannedChange> ValueChanges() => tracker.ValueChanges
        .GroupBy(change => change.Name)
        .Select(group => new PlannedChange(
            null, new ModifyRequest(group.Key, [.. group.Select(change => change.Change)]), IsLast: true) { Values = [.. group] });
}
