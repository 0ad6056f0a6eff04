using Ldap3.Abstract.Tracking;
using Ldap3.Linq.Planning;
using Ldap3.Linq.Saving;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Transactions;

namespace Ldap3.Linq.Tracking;

/// <summary>One save under way: makes each request when its turn has come, and takes note of what became of it.</summary>
sealed class SavingSteps(
    IReadOnlyList<PlannedChange> plan,
    ChangeTracker tracker,
    DirectoryKnowledge knowledge,
    ConcurrencyCheck check,
    bool isTogether)
{
    // Active Directory names no rules, and compares all the same.
    readonly EntityConditions _conditions = new(attribute => knowledge.TraitsOf(attribute).HasEquality != false);
    readonly List<(DistinguishedName From, DistinguishedName To)> _renamed = [];
    readonly List<LdapRequest> _sent = [];
    readonly List<PlannedChange> _held = [];
    int _next = -1;

    /// <summary>Whether all is sent in one transaction.</summary>
    public bool IsTogether => isTogether;

    /// <summary>How many requests were carried out.</summary>
    public int Sent => _sent.Count;

    /// <summary>The entity whose change failed.</summary>
    public TrackedEntity Failing => plan[_next].Entity!;

    /// <summary>The next request, or null when all are sent.</summary>
    public LdapRequest? Next()
    {
        while (++_next < plan.Count)
        {
            var request = Located(plan[_next].Request);
            if (request is ModifyDnRequest rename && ChangePlan.NewName(rename) == rename.Entry
                && rename.NewRdn.ToString() == rename.Entry.Rdn!.ToString())
            {
                // The entry was moved with the one above it, and is where it is to be.
                if (plan[_next].IsLast)
                {
                    tracker.Accept(plan[_next].Entity!, rename.Entry);
                }

                continue;
            }

            return WithControls(request, plan[_next]);
        }

        return null;
    }

    /// <summary>Takes note that a request was carried out.</summary>
    public void Done(LdapRequest request, IReadOnlyList<Control> controls)
    {
        _sent.Add(request);
        Remember(request);
        Finish(plan[_next], request, controls);
    }

    /// <summary>The name that the entry of that change has now.</summary>
    public DistinguishedName EntryOfFailing => ChangePlan.EntryOf(Located(plan[_next].Request));

    /// <summary>Takes note that a request waits for the end of the transaction.</summary>
    /// <exception cref="LdapSaveException">The server does not take it into the transaction, which comes to nothing.</exception>
    public void Hold(LdapRequest request, LdapResult result)
    {
        if (result.ResultCode != ResultCode.Success)
        {
            throw RefusalTogether(result);
        }

        _sent.Add(request);
        _held.Add(plan[_next]);
        Remember(request);
    }

    /// <summary>Takes note that the transaction was carried out.</summary>
    /// <returns>The entities of which the directory makes values, and the attributes to ask for.</returns>
    public IReadOnlyList<(TrackedEntity Entity, string[] Attributes)> DoneTogether(TransactionOutcome outcome)
    {
        for (var i = 0; i < _held.Count; i++)
        {
            Finish(_held[i], _sent[i], outcome.ControlsOf(_sent[i]));
        }

        // Not the version: somebody may have changed the entry since, which is not to look like what was written.
        return
        [
            .. _held.Where(change => change.Request is not DeleteRequest)
                .Select(change => change.Entity)
                .OfType<TrackedEntity>()
                .Distinct()
                .Select(tracked => (tracked, Attributes: tracked.Type.Properties
                    .Where(ChangeTracker.IsGenerated)
                    .Select(property => property.Attribute)
                    .Except(["entryCSN", "modifyTimestamp"], StringComparer.OrdinalIgnoreCase)
                    .ToArray()))
                .Where(pair => pair.Attributes.Length > 0),
        ];
    }

    /// <summary>Takes note that nothing of the transaction was carried out.</summary>
    public void FailTogether(TransactionOutcome outcome)
    {
        var failed = _sent.FindIndex(request => ReferenceEquals(request, outcome.FailedRequest));
        _next = failed < 0 ? plan.Count - 1 : plan.ToList().IndexOf(_held[failed]);
        _sent.Clear();
        _renamed.Clear();
    }

    /// <summary>Whether somebody else's change is why the request was refused.</summary>
    public bool IsConflict(LdapResult result) =>
        check != ConcurrencyCheck.None && plan[_next] is { Entity: { State: not EntityState.Added } } change && result.ResultCode switch
        {
            ResultCode.AssertionFailed or ResultCode.NoSuchObject => true,
            ResultCode.NoSuchAttribute or ResultCode.AttributeOrValueExists => change.Request is ModifyRequest,
            _ => false,
        };

    public LdapConcurrencyException Conflict(LdapResult result, SearchResultEntry? current) => new(
        result,
        Describe(plan[_next].Request),
        plan[_next].Request,
        isTogether ? [] : [.. _sent],
        Pending,
        new ConflictResolution(tracker, Failing, current));

    public LdapSaveException Refusal(LdapResult result) =>
        new(result, Describe(plan[_next].Request), plan[_next].Request, [.. _sent], Pending);

    /// <summary>The refusal of one request of a transaction, which undoes all.</summary>
    public LdapSaveException RefusalTogether(LdapResult result) =>
        new(result, Describe(plan[Math.Min(_next, plan.Count - 1)].Request), plan[Math.Min(_next, plan.Count - 1)].Request, [], plan.Count - 1);

    int Pending => isTogether ? plan.Count - 1 : plan.Count - _next - 1;

    static string Describe(LdapRequest request) => request switch
    {
        AddRequest add => $"Adding \"{add.Entry}\"",
        ModifyRequest modify => $"Changing \"{modify.Entry}\"",
        ModifyDnRequest rename => $"Renaming \"{rename.Entry}\"",
        DeleteRequest delete => $"Deleting \"{delete.Entry}\"",
        _ => request.GetType().Name,
    };

    // What was planned below an entry that has moved meanwhile is where that is now.
    LdapRequest Located(LdapRequest request)
    {
        foreach (var (from, to) in _renamed)
        {
            request = request switch
            {
                ModifyRequest modify when modify.Entry.IsDescendantOf(from) => modify with { Entry = modify.Entry.Move(from, to) },
                ModifyDnRequest rename when rename.Entry.IsDescendantOf(from) => rename with { Entry = rename.Entry.Move(from, to) },
                DeleteRequest delete when delete.Entry.IsDescendantOf(from) => delete with { Entry = delete.Entry.Move(from, to) },
                _ => request,
            };
        }

        return request;
    }

    LdapRequest WithControls(LdapRequest request, PlannedChange change)
    {
        if (change.Entity is not { } tracked)
        {
            return request;
        }

        var controls = new List<Control>();
        if (tracked.Snapshot is { } before && check != ConcurrencyCheck.None)
        {
            var condition = Condition(before, request, change);
            if (condition is not null && knowledge.HasControl(AssertionControl.ControlOid))
            {
                controls.Add(new AssertionControl(condition));
            }
            else if (request is ModifyRequest modify)
            {
                request = _conditions.ByValues(before, modify);
            }
        }

        if (request is not DeleteRequest && ToldAttributes(tracked, request) is { Length: > 0 } told)
        {
            controls.Add(new PostReadControl(told, isCritical: false));
        }

        return controls.Count == 0 ? request : request with { Controls = controls };
    }

    Filter? Condition(EntitySnapshot before, LdapRequest request, PlannedChange change)
    {
        var modify = request as ModifyRequest;
        if (check != ConcurrencyCheck.EntryVersion)
        {
            return modify is null ? null : _conditions.SameValues(before, modify);
        }

        // In a transaction the entity's first request has changed the version for its second.
        return isTogether && _held.Any(held => held.Entity == change.Entity)
            ? null
            : _conditions.SameVersion(before, modify);
    }

    // RFC 4527: what the directory makes itself comes back in the same step.
    // OpenLDAP refuses that in a transaction, whatever the control's criticality.
    string[] ToldAttributes(TrackedEntity tracked, LdapRequest request) => isTogether || knowledge.LacksControl(PostReadControl.ControlOid) ? [] :
    [
        .. tracked.Type.Properties.Where(ChangeTracker.IsGenerated).Select(property => property.Attribute),
        .. request is AddRequest || check == ConcurrencyCheck.EntryVersion ? EntityVersion.Attributes : [],
    ];

    void Remember(LdapRequest request)
    {
        if (request is ModifyDnRequest rename)
        {
            _renamed.Add((rename.Entry, ChangePlan.NewName(rename)));
        }
    }

    void Finish(PlannedChange change, LdapRequest request, IReadOnlyList<Control> controls)
    {
        if (change.Entity is not { } tracked)
        {
            foreach (var values in change.Values)
            {
                tracker.ForgetValues(values);
            }

            return;
        }

        switch (request)
        {
            case DeleteRequest:
                tracker.Forget(tracked);
                return;
            case AddRequest add:
                tracker.Accept(tracked, add.Entry);
                break;
            case ModifyDnRequest rename:
                var name = ChangePlan.NewName(rename);
                tracker.MoveWith(rename.Entry, name);
                if (change.IsLast)
                {
                    tracker.Accept(tracked, name);
                }
                else
                {
                    // The modification that follows may fail: what is renamed already is not renamed again.
                    tracker.Rename(tracked, name);
                }

                break;
            case ModifyRequest:
                tracker.Accept(tracked, tracked.Name);
                break;
        }

        if (controls.Find<PostReadResponseControl>() is { } told)
        {
            tracker.Told(tracked, told.Entry);
        }
    }
}
