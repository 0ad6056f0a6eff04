using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Diagnostics;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Sessions;

namespace Ldap3.Protocol.Strategies;

/// <summary>Deletes an entry with all that is below it. For one use.</summary>
sealed class SubtreeDeletion(ILdapStrategy strategy, DistinguishedName top)
{
    const int PageSize = 500;
    const int Window = 16;

    // Referral objects are entries of this server, which deleting them does not follow (RFC 3296 section 3).
    static readonly ManageDsaItControl ManageDsaIt = new(isCritical: false);

    readonly List<DistinguishedName> _names = [];
    readonly Queue<RunningOperation> _underWay = new(Window);
    OperationOutcome? _outcome;

    public OperationOutcome Run()
    {
        using var session = strategy.Hold();
        if (Whole(Last(session.Send(WholeRequest()))) is { } whole)
        {
            return whole;
        }

        var listing = List(session, PageSize);
        if (listing is { ResultCode: ResultCode.UnavailableCriticalExtension })
        {
            listing = List(session, pageSize: 0);
        }

        if (listing is not { ResultCode: ResultCode.Success })
        {
            return new OperationOutcome(ListRequest(), listing);
        }

        if (_names.Count == 0)
        {
            return Unlisted(Last(session.Send(RequestFor(top))));
        }

        foreach (var level in Levels())
        {
            foreach (var name in level)
            {
                MakeRoom();
                if (IsOver)
                {
                    break;
                }

                _underWay.Enqueue(session.Send(RequestFor(name)));
            }

            // What is above waits until all below it is gone.
            while (_underWay.TryDequeue(out var operation))
            {
                Note(operation, Last(operation));
            }

            if (IsOver)
            {
                break;
            }
        }

        return _outcome!;
    }

    public async Task<OperationOutcome> RunAsync(CancellationToken cancellationToken)
    {
        var session = await strategy.HoldAsync(cancellationToken).ConfigureAwait(false);
        await using var ending = session.ConfigureAwait(false);
        var operation = await session.SendAsync(WholeRequest(), cancellationToken).ConfigureAwait(false);
        if (Whole(await LastAsync(operation, cancellationToken).ConfigureAwait(false)) is { } whole)
        {
            return whole;
        }

        var listing = await ListAsync(session, PageSize, cancellationToken).ConfigureAwait(false);
        if (listing is { ResultCode: ResultCode.UnavailableCriticalExtension })
        {
            listing = await ListAsync(session, pageSize: 0, cancellationToken).ConfigureAwait(false);
        }

        if (listing is not { ResultCode: ResultCode.Success })
        {
            return new OperationOutcome(ListRequest(), listing);
        }

        if (_names.Count == 0)
        {
            operation = await session.SendAsync(RequestFor(top), cancellationToken).ConfigureAwait(false);
            return Unlisted(await LastAsync(operation, cancellationToken).ConfigureAwait(false));
        }

        foreach (var level in Levels())
        {
            foreach (var name in level)
            {
                if (_underWay.Count == Window)
                {
                    var oldest = _underWay.Dequeue();
                    Note(oldest, await LastAsync(oldest, cancellationToken).ConfigureAwait(false));
                }

                if (IsOver)
                {
                    break;
                }

                _underWay.Enqueue(await session.SendAsync(RequestFor(name), cancellationToken).ConfigureAwait(false));
            }

            while (_underWay.TryDequeue(out var rest))
            {
                Note(rest, await LastAsync(rest, cancellationToken).ConfigureAwait(false));
            }

            if (IsOver)
            {
                break;
            }
        }

        return _outcome!;
    }

    /// <summary>Whether something failed, after which what is above cannot be deleted either.</summary>
    bool IsOver => _outcome is { Status: false };

    // RFC 4511 section 4.1.11: a server that does not know a critical control refuses, and does nothing.
    DeleteRequest WholeRequest() => new(top) { Controls = [new SubtreeDeleteControl(), ManageDsaIt] };

    static DeleteRequest RequestFor(DistinguishedName name) => new(name) { Controls = [ManageDsaIt] };

    // Large trees may exceed what a server deletes at once: the rest goes entry by entry.
    OperationOutcome? Whole(LdapResult result) =>
        result.ResultCode is ResultCode.UnavailableCriticalExtension or ResultCode.AdminLimitExceeded
            ? null
            : new OperationOutcome(new DeleteRequest(top), result);

    SearchRequest ListRequest() => new()
    {
        BaseObject = top,
        Attributes = [SearchRequest.NoAttributes],
        TypesOnly = true,
        Controls = [ManageDsaIt],
    };

    LdapResult List(ILdapStrategy session, int pageSize)
    {
        _names.Clear();
        using var reading = new SearchReading(session, ListRequest(), pageSize);
        LdapResult? result = null;
        while (reading.Next() is { } response)
        {
            result = Collect(response) ?? result;
        }

        return result ?? throw Unanswered(ListRequest());
    }

    async Task<LdapResult> ListAsync(ILdapStrategy session, int pageSize, CancellationToken cancellationToken)
    {
        _names.Clear();
        var reading = new SearchReading(session, ListRequest(), pageSize);
        await using var ending = reading.ConfigureAwait(false);
        LdapResult? result = null;
        while (await reading.NextAsync(cancellationToken).ConfigureAwait(false) is { } response)
        {
            result = Collect(response) ?? result;
        }

        return result ?? throw Unanswered(ListRequest());
    }

    LdapResult? Collect(LdapResponse response)
    {
        if (response is SearchResultEntry entry)
        {
            _names.Add(entry.ObjectName);
        }

        return response as LdapResult;
    }

    // 389 DS finds no pages below a base that it does not have, and calls that success: the deletion tells.
    OperationOutcome Unlisted(LdapResult result) => new(RequestFor(top), result);

    IEnumerable<IEnumerable<DistinguishedName>> Levels() =>
        _names.GroupBy(name => name.Rdns.Count).OrderByDescending(level => level.Key);

    void MakeRoom()
    {
        if (_underWay.Count == Window)
        {
            var oldest = _underWay.Dequeue();
            Note(oldest, Last(oldest));
        }
    }

    void Note(RunningOperation operation, LdapResult result)
    {
        // Somebody else was quicker: what was to be gone is.
        var isGone = result.ResultCode is ResultCode.Success or ResultCode.NoSuchObject;
        if (!IsOver)
        {
            _outcome = new OperationOutcome(
                operation.Request, isGone ? result with { ResultCode = ResultCode.Success } : result);
        }
    }

    static LdapResult Last(RunningOperation operation)
    {
        while (operation.Read() is { } response)
        {
            if (response is LdapResult result)
            {
                return result;
            }
        }

        throw Unanswered(operation.Request);
    }

    static async Task<LdapResult> LastAsync(RunningOperation operation, CancellationToken cancellationToken)
    {
        while (await operation.ReadAsync(cancellationToken).ConfigureAwait(false) is { } response)
        {
            if (response is LdapResult result)
            {
                return result;
            }
        }

        throw Unanswered(operation.Request);
    }

    static LdapConnectionException Unanswered(LdapRequest request) =>
        new($"{OperationDescription.Of(request)} was given up before its answer came.");
}
