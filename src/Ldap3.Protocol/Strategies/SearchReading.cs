using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Sessions;

namespace Ldap3.Protocol.Strategies;

/// <summary>
/// Reads the answers to a search one after another, page by page if so asked. Where the strategy survives lost sessions, a
/// page that was cut short is asked for again, and the entries of it that were given already are left out.
/// </summary>
/// <param name="strategy">What runs the search.</param>
/// <param name="request">The search.</param>
/// <param name="pageSize">How many entries a page has; 0 for no pages.</param>
/// <param name="ranges">What completes attributes of which values are missing, or null to leave them so.</param>
sealed class SearchReading(
    ILdapStrategy strategy, SearchRequest request, int pageSize, RangeCompletion? ranges = null) : IDisposable, IAsyncDisposable
{
    readonly HashSet<string> _givenOfPage = [];
    ILdapStrategy? _session;
    RunningOperation? _operation;
    OctetString _cookie = OctetString.Empty;
    long _given;
    int _attempt = 1;
    bool _resumed;
    bool _finished;

    /// <summary>The next answer, each page's last one included; null after the last page.</summary>
    public LdapResponse? Next()
    {
        while (!_finished)
        {
            try
            {
                _operation ??= Begin();
                var answer = _operation.Read();
                if (Accept(ranges is null ? answer : ranges.Complete(Session, answer)) is { } response)
                {
                    return response;
                }
            }
            catch (LdapConnectionException) when (MayResume())
            {
                DropSession();
            }
        }

        return null;
    }

    /// <inheritdoc cref="Next"/>
    public async ValueTask<LdapResponse?> NextAsync(CancellationToken cancellationToken)
    {
        while (!_finished)
        {
            try
            {
                _operation ??= await BeginAsync(cancellationToken).ConfigureAwait(false);
                var answer = await _operation.ReadAsync(cancellationToken).ConfigureAwait(false);
                if (ranges is not null)
                {
                    answer = await ranges.CompleteAsync(Session, answer, cancellationToken).ConfigureAwait(false);
                }

                if (Accept(answer) is { } response)
                {
                    return response;
                }
            }
            catch (LdapConnectionException) when (MayResume())
            {
                DropSession();
            }
        }

        return null;
    }

    public void Dispose()
    {
        _operation?.Abandon();
        _session?.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        if (_operation is not null)
        {
            await _operation.AbandonAsync().ConfigureAwait(false);
        }

        if (_session is not null)
        {
            await _session.DisposeAsync().ConfigureAwait(false);
        }
    }

    bool IsPaged => pageSize > 0;

    // A pool's session is taken for as long as the search runs: what belongs to it must not wait for another.
    bool KeepsSession => IsPaged || (ranges is not null && strategy.PoolStatistics is not null);

    ILdapStrategy Session => _session ?? strategy;

    RunningOperation Begin()
    {
        if (KeepsSession)
        {
            _session ??= strategy.Hold();
        }

        return Session.Send(IsPaged ? Page() : request);
    }

    async ValueTask<RunningOperation> BeginAsync(CancellationToken cancellationToken)
    {
        if (KeepsSession)
        {
            // RFC 2696 section 3: servers may tie a cookie to the session that it was given on.
            _session ??= await strategy.HoldAsync(cancellationToken).ConfigureAwait(false);
        }

        return await Session.SendAsync(IsPaged ? Page() : request, cancellationToken).ConfigureAwait(false);
    }

    SearchRequest Page() =>
        request with { Controls = [.. request.Controls, new PagedResultsControl(pageSize, _cookie)] };

    // What was given without pages cannot be told from what a second run would give.
    bool MayResume() => IsPaged && strategy.Restarts is { } restarts && _attempt < restarts.MaxAttempts;

    void DropSession()
    {
        _attempt++;
        _resumed = _given > 0;
        _operation = null;
        _session?.Dispose();
        _session = null;
    }

    LdapResponse? Accept(LdapResponse? response)
    {
        switch (response)
        {
            case null:
                _finished = true;
                return null;
            case SearchResultEntry entry:
                return IsNew(entry) ? entry : null;
            case LdapResult { ResultCode: not ResultCode.Success } refusal when _resumed:
                // RFC 2696 section 3: a server may forget a cookie with the session that it was given on.
                throw new LdapConnectionException(
                    $"The connection was lost after {_given} entries of a paged search, and the server does not go on with it "
                    + $"on a new one: {refusal.ResultCode} ({(int)refusal.ResultCode}) {refusal.DiagnosticMessage}. "
                    + "Run the search again.");
            case LdapResult result:
                TurnPage(result);
                return result;
            default:
                return response;
        }
    }

    bool IsNew(SearchResultEntry entry)
    {
        if (IsPaged && strategy.Restarts is not null && !_givenOfPage.Add(entry.ObjectName.ToString()))
        {
            return false;
        }

        _given++;
        return true;
    }

    // RFC 2696 section 3: the next page is the same search with the cookie of the last; an empty cookie ends it.
    void TurnPage(LdapResult result)
    {
        if (IsPaged && result is { ResultCode: ResultCode.Success }
            && result.Controls.Find<PagedResultsControl>() is { Cookie: { IsEmpty: false } cookie })
        {
            _cookie = cookie;
            _operation = null;
            _givenOfPage.Clear();
            _attempt = 1;
            _resumed = false;
        }
        else
        {
            _finished = true;
        }
    }
}
