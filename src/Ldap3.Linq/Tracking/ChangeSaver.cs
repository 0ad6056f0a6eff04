using Ldap3.Abstract.Tracking;
using Ldap3.Protocol;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Tracking;

/// <summary>Saves the changes that a tracker finds, in an order that a directory accepts.</summary>
sealed class ChangeSaver(ChangeTracker tracker, EntityChanges changes)
{
    /// <summary>What there is to send, in order.</summary>
    public IReadOnlyList<PlannedChange> Plan()
    {
        var added = tracker.All.Where(tracked => tracked.State == EntityState.Added)
            .Select(tracked => new PlannedChange(tracked, changes.Add(tracked.Type, tracked.Entity), IsLast: true))
            .OrderBy(change => ((AddRequest)change.Request).Entry.Rdns.Count)
            .ToArray();
        var names = added.Select(change => ((AddRequest)change.Request).Entry).ToHashSet();
        var removed = tracker.All.Where(tracked => tracked.State == EntityState.Removed)
            .OrderByDescending(tracked => tracked.Name.Rdns.Count)
            .Select(tracked => new PlannedChange(tracked, new DeleteRequest(tracked.Name), IsLast: true))
            .ToLookup(change => names.Contains(change.Entity.Name));

        // What makes room for a new entry of the same name goes before it; all else that goes, after what may refer to it.
        return
        [
            .. removed[true],
            .. added,
            .. tracker.All.Where(tracked => tracked.State == EntityState.Present).SelectMany(Changed),
            .. removed[false],
        ];
    }

    public int Save(LdapConnection connection)
    {
        var plan = Plan();
        for (var i = 0; i < plan.Count; i++)
        {
            try
            {
                var outcome = plan[i].Request switch
                {
                    AddRequest add => connection.Add(add),
                    ModifyRequest modify => connection.Modify(modify),
                    ModifyDnRequest rename => connection.ModifyDn(rename),
                    DeleteRequest delete => connection.Delete(delete),
                    var other => throw new InvalidOperationException($"{other.GetType().Name} saves nothing."),
                };
                outcome.EnsureSuccess();
            }
            catch (LdapOperationException exception)
            {
                throw Failure(plan, i, exception.Result);
            }

            Finish(plan[i]);
        }

        return plan.Count;
    }

    public async Task<int> SaveAsync(LdapConnection connection, CancellationToken cancellationToken)
    {
        var plan = Plan();
        for (var i = 0; i < plan.Count; i++)
        {
            try
            {
                var sent = plan[i].Request switch
                {
                    AddRequest add => connection.AddAsync(add, cancellationToken),
                    ModifyRequest modify => connection.ModifyAsync(modify, cancellationToken),
                    ModifyDnRequest rename => connection.ModifyDnAsync(rename, cancellationToken),
                    DeleteRequest delete => connection.DeleteAsync(delete, cancellationToken),
                    var other => throw new InvalidOperationException($"{other.GetType().Name} saves nothing."),
                };
                (await sent.ConfigureAwait(false)).EnsureSuccess();
            }
            catch (LdapOperationException exception)
            {
                throw Failure(plan, i, exception.Result);
            }

            Finish(plan[i]);
        }

        return plan.Count;
    }

    static string Describe(LdapRequest request) => request switch
    {
        AddRequest add => $"Adding \"{add.Entry}\"",
        ModifyRequest modify => $"Changing \"{modify.Entry}\"",
        ModifyDnRequest rename => $"Renaming \"{rename.Entry}\"",
        DeleteRequest delete => $"Deleting \"{delete.Entry}\"",
        _ => request.GetType().Name,
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

    static DistinguishedName NewName(ModifyDnRequest rename) =>
        (rename.NewSuperior ?? rename.Entry.Parent).Child(rename.NewRdn);

    static LdapSaveException Failure(IReadOnlyList<PlannedChange> plan, int index, LdapResult result) => new(
        result,
        Describe(plan[index].Request),
        plan[index].Request,
        [.. plan.Take(index).Select(change => change.Request)],
        plan.Count - index - 1);

    void Finish(PlannedChange change)
    {
        var (tracked, request, isLast) = change;
        switch (request)
        {
            case DeleteRequest:
                tracker.Forget(tracked);
                break;
            case AddRequest add:
                tracker.Accept(tracked, add.Entry);
                break;
            case ModifyDnRequest rename when isLast:
                tracker.Accept(tracked, NewName(rename));
                break;
            case ModifyDnRequest rename:
                // The modification that follows may fail: what is renamed already is not renamed again.
                tracker.Rename(tracked, NewName(rename));
                break;
            case ModifyRequest:
                tracker.Accept(tracked, tracked.Name);
                break;
        }
    }
}
