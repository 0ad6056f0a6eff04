using Ldap3.Abstract.Tracking;
using Ldap3.Linq.Planning;
using Ldap3.Linq.Saving;
using Ldap3.Protocol;
using Ldap3.Protocol.ExtendedOperations;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Transactions;

namespace Ldap3.Linq.Tracking;

/// <summary>Saves the changes that a tracker finds: one by one, or together in a transaction.</summary>
sealed class ChangeSaver(ChangeTracker tracker, EntityChanges changes, LdapContextOptions options)
{
    readonly ChangePlan _plan = new(tracker, changes);
    readonly DirectoryKnowledge _knowledge = DirectoryKnowledge.Of(options.DataSource);

    /// <summary>What there is to send, in order.</summary>
    public IReadOnlyList<PlannedChange> Plan() => _plan.Make();

    public int Save(LdapConnection connection)
    {
        var saving = Begin();
        if (saving.IsTogether)
        {
            return SaveTogether(connection, saving);
        }

        while (saving.Next() is { } request)
        {
            var result = ResultOf(() => Send(connection, request));
            if (result.ResultCode != ResultCode.Success)
            {
                throw saving.IsConflict(result)
                    ? saving.Conflict(result, Current(connection, saving.Failing, ChangePlan.EntryOf(request)))
                    : saving.Refusal(result);
            }

            saving.Done(request, result.Controls);
        }

        return saving.Sent;
    }

    public async Task<int> SaveAsync(LdapConnection connection, CancellationToken cancellationToken)
    {
        var saving = Begin();
        if (saving.IsTogether)
        {
            return await SaveTogetherAsync(connection, saving, cancellationToken).ConfigureAwait(false);
        }

        while (saving.Next() is { } request)
        {
            var result = await ResultOfAsync(() => SendAsync(connection, request, cancellationToken)).ConfigureAwait(false);
            if (result.ResultCode != ResultCode.Success)
            {
                throw saving.IsConflict(result)
                    ? saving.Conflict(
                        result,
                        await CurrentAsync(connection, saving.Failing, ChangePlan.EntryOf(request), cancellationToken).ConfigureAwait(false))
                    : saving.Refusal(result);
            }

            saving.Done(request, result.Controls);
        }

        return saving.Sent;
    }

    int SaveTogether(LdapConnection connection, SavingSteps saving)
    {
        // A failure is looked into when the transaction has given its session back: there may be no other.
        var outcome = SendTogether(connection, saving);
        if (outcome.Status)
        {
            foreach (var (tracked, attributes) in saving.DoneTogether(outcome))
            {
                Tell(tracked, connection.Find(tracked.Name, attributes));
            }

            return saving.Sent;
        }

        saving.FailTogether(outcome);
        throw saving.IsConflict(outcome.Result)
            ? saving.Conflict(outcome.Result, Current(connection, saving.Failing, saving.EntryOfFailing))
            : saving.RefusalTogether(outcome.Result);
    }

    async Task<int> SaveTogetherAsync(LdapConnection connection, SavingSteps saving, CancellationToken cancellationToken)
    {
        var outcome = await SendTogetherAsync(connection, saving, cancellationToken).ConfigureAwait(false);
        if (outcome.Status)
        {
            foreach (var (tracked, attributes) in saving.DoneTogether(outcome))
            {
                Tell(tracked, await connection.FindAsync(tracked.Name, attributes, cancellationToken).ConfigureAwait(false));
            }

            return saving.Sent;
        }

        saving.FailTogether(outcome);
        throw saving.IsConflict(outcome.Result)
            ? saving.Conflict(
                outcome.Result,
                await CurrentAsync(connection, saving.Failing, saving.EntryOfFailing, cancellationToken).ConfigureAwait(false))
            : saving.RefusalTogether(outcome.Result);
    }

    static TransactionOutcome SendTogether(LdapConnection connection, SavingSteps saving)
    {
        using var transaction = connection.BeginTransaction();
        while (saving.Next() is { } request)
        {
            var result = ResultOf(() => request switch
            {
                AddRequest add => transaction.Add(add),
                ModifyRequest modify => transaction.Modify(modify),
                ModifyDnRequest rename => transaction.ModifyDn(rename),
                _ => transaction.Delete((DeleteRequest)request),
            });
            saving.Hold(request, result);
        }

        return transaction.Commit();
    }

    static async Task<TransactionOutcome> SendTogetherAsync(
        LdapConnection connection, SavingSteps saving, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        await using var ending = transaction.ConfigureAwait(false);
        while (saving.Next() is { } request)
        {
            var result = await ResultOfAsync(() => request switch
            {
                AddRequest add => transaction.AddAsync(add, cancellationToken),
                ModifyRequest modify => transaction.ModifyAsync(modify, cancellationToken),
                ModifyDnRequest rename => transaction.ModifyDnAsync(rename, cancellationToken),
                _ => transaction.DeleteAsync((DeleteRequest)request, cancellationToken),
            }).ConfigureAwait(false);
            saving.Hold(request, result);
        }

        return await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    void Tell(TrackedEntity tracked, SearchResultEntry? told)
    {
        if (told is not null)
        {
            tracker.Told(tracked, told);
        }
    }

    SavingSteps Begin()
    {
        var plan = Plan();
        if (options.ChecksSchema)
        {
            new SchemaCheck(_knowledge).Check(plan);
        }

        return new SavingSteps(plan, tracker, _knowledge, options.Concurrency, IsTogether(plan));
    }

    bool IsTogether(IReadOnlyList<PlannedChange> plan)
    {
        var isKnown = _knowledge.HasExtension(ExtendedOperationOid.StartTransaction);
        if (options.Transactions == TransactionUse.Required && !isKnown)
        {
            throw new LdapException("The server has no transactions (RFC 5805), and the context's options require them.");
        }

        return options.Transactions != TransactionUse.Never && isKnown && plan.Count > 1;
    }

    // RFC 4530: an entry that is not where it was may have been renamed.
    SearchResultEntry? Current(LdapConnection connection, TrackedEntity tracked, DistinguishedName name)
    {
        var attributes = AttributesOf(tracked);
        return connection.Find(name, attributes)
            ?? (ByIdentifier(tracked, attributes) is { } search ? connection.FindFirst(search) : null);
    }

    async Task<SearchResultEntry?> CurrentAsync(
        LdapConnection connection, TrackedEntity tracked, DistinguishedName name, CancellationToken cancellationToken)
    {
        var attributes = AttributesOf(tracked);
        return await connection.FindAsync(name, attributes, cancellationToken).ConfigureAwait(false)
            ?? (ByIdentifier(tracked, attributes) is { } search
                ? await connection.FindFirstAsync(search, cancellationToken).ConfigureAwait(false)
                : null);
    }

    SearchRequest? ByIdentifier(TrackedEntity tracked, IReadOnlyList<string> attributes) =>
        tracked.Snapshot?.Version is { IdentifierAttribute: { } attribute, Identifier: { } value }
            ? new SearchRequest
            {
                BaseObject = options.DataSource.BaseDn,
                Filter = Protocol.Filters.Filter.Equal(attribute, value),
                Attributes = attributes,
            }
            : null;

    static string[] AttributesOf(TrackedEntity tracked) =>
        [.. tracked.Type.Properties.Select(property => property.Attribute), .. EntityVersion.Attributes];

    static LdapResult ResultOf(Func<OperationOutcome> send)
    {
        try
        {
            return send().Result;
        }
        catch (LdapOperationException exception)
        {
            return exception.Result;
        }
    }

    static async Task<LdapResult> ResultOfAsync(Func<Task<OperationOutcome>> send)
    {
        try
        {
            return (await send().ConfigureAwait(false)).Result;
        }
        catch (LdapOperationException exception)
        {
            return exception.Result;
        }
    }

    static OperationOutcome Send(LdapConnection connection, LdapRequest request) => request switch
    {
        AddRequest add => connection.Add(add),
        ModifyRequest modify => connection.Modify(modify),
        ModifyDnRequest rename => connection.ModifyDn(rename),
        _ => connection.Delete((DeleteRequest)request),
    };

    static Task<OperationOutcome> SendAsync(LdapConnection connection, LdapRequest request, CancellationToken cancellationToken) =>
        request switch
        {
            AddRequest add => connection.AddAsync(add, cancellationToken),
            ModifyRequest modify => connection.ModifyAsync(modify, cancellationToken),
            ModifyDnRequest rename => connection.ModifyDnAsync(rename, cancellationToken),
            _ => connection.DeleteAsync((DeleteRequest)request, cancellationToken),
        };
}
