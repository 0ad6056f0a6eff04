using System.Collections.Concurrent;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Diagnostics;
using Ldap3.Protocol.Sessions;
using Microsoft.Extensions.Logging;

namespace Ldap3.Protocol.Strategies.Pooling;

/// <summary>
/// Sessions that are lent to one caller at a time. Their number is bounded for certain; whoever has to wait is served in
/// the order of asking. Thread safe.
/// </summary>
sealed class SessionPool : IDisposable, IAsyncDisposable
{
    readonly LdapConnectionOptions _options;
    readonly SessionOpener _opener;
    readonly PlaceKeeper _places;
    readonly ConcurrentDictionary<long, PooledSession> _all = new();
    readonly ITimer? _maintenance;
    readonly ILogger _logger;
    string? _lastFailure;
    long _created;
    long _closed;
    long _lent;
    long _failures;
    int _maintaining;

    public SessionPool(LdapConnectionOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Pool.MinSize, options.Pool.MaxSize);
        _options = options;
        _opener = new SessionOpener(options);
        _places = new PlaceKeeper(Pool.MaxSize);
        _logger = options.LoggerFactory.CreateLogger(Log.ConnectionCategory);
        if (Pool.MaintenanceInterval != Timeout.InfiniteTimeSpan)
        {
            _maintenance = options.TimeProvider.CreateTimer(
                state => _ = ((SessionPool)state!).MaintainAsync(), this, Pool.MaintenanceInterval, Pool.MaintenanceInterval);
        }
    }

    public PoolStatistics Statistics
    {
        get
        {
            var (size, inUse, waiting) = _places.Counts;
            return new PoolStatistics(
                size,
                inUse,
                waiting,
                Interlocked.Read(ref _created),
                Interlocked.Read(ref _closed),
                Interlocked.Read(ref _lent),
                Interlocked.Read(ref _failures));
        }
    }

    /// <summary>Whether a session is open.</summary>
    public bool IsOpen => _all.Values.Any(pooled => pooled.Session.IsOpen);

    LdapCredential? OwnCredential => _options.BindOnOpen ? _options.Credential : null;

    PoolOptions Pool => _options.Pool;

    public PooledSession Rent()
    {
        var question = _places.Ask();
        if (!question.IsCompleted && !Wait(question) && _places.TryTakeBack(question))
        {
            throw Exhausted();
        }

        var pooled = question.GetAwaiter().GetResult();
        if (pooled is null || !TryPrepare(pooled))
        {
            pooled = Open();
        }

        return Lend(pooled);
    }

    public async ValueTask<PooledSession> RentAsync(CancellationToken cancellationToken)
    {
        var question = _places.Ask();
        try
        {
            await question.WaitAsync(Pool.WaitTimeout, _options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException) when (_places.TryTakeBack(question))
        {
            throw Exhausted();
        }
        catch (TimeoutException)
        {
            // It came just as the time ran out.
        }
        catch (OperationCanceledException)
        {
            if (!_places.TryTakeBack(question))
            {
                GiveBackUnused(await question.ConfigureAwait(false));
            }

            throw;
        }

        var pooled = await question.ConfigureAwait(false);
        if (pooled is null || !await TryPrepareAsync(pooled, cancellationToken).ConfigureAwait(false))
        {
            pooled = await OpenAsync(cancellationToken).ConfigureAwait(false);
        }

        return Lend(pooled);
    }

    public void Return(PooledSession pooled)
    {
        if (Pool.ValidateOnReturn && IsFit(pooled) && !Answers(pooled))
        {
            Close(pooled, "it did not answer when given back");
            _places.GiveUp();
            return;
        }

        Released(pooled);
    }

    public async ValueTask ReturnAsync(PooledSession pooled)
    {
        if (Pool.ValidateOnReturn && IsFit(pooled) && !await AnswersAsync(pooled, default).ConfigureAwait(false))
        {
            Close(pooled, "it did not answer when given back");
            _places.GiveUp();
            return;
        }

        Released(pooled);
    }

    /// <summary>Closes all sessions; operations under way on them fail.</summary>
    public void Dispose()
    {
        CloseDoor();
        CloseAll();
    }

    /// <summary>Lets the operations under way end for as long as <see cref="PoolOptions.DrainTimeout"/> says, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        var empty = CloseDoor();
        try
        {
            await empty.WaitAsync(Pool.DrainTimeout, _options.TimeProvider).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // Who has not given back by now loses what is under way.
        }

        CloseAll();
    }

    /// <summary>Looks after the sessions that rest.</summary>
    internal async Task MaintainAsync()
    {
        if (Interlocked.Exchange(ref _maintaining, 1) != 0)
        {
            return;
        }

        try
        {
            var resting = _places.TakeResting((pooled, size) => Reason(pooled, size) is not null || RestedLong(pooled));
            foreach (var pooled in resting)
            {
                var reason = Reason(pooled, Statistics.Size)
                    ?? (await AnswersAsync(pooled, default).ConfigureAwait(false) ? null : "it did not answer");
                if (reason is null)
                {
                    PutBack(pooled);
                }
                else
                {
                    Close(pooled, reason);
                    _places.GiveUp();
                }
            }

            while (_places.TryAskForNew(Pool.MinSize))
            {
                PutBack(await OpenAsync(default).ConfigureAwait(false));
            }

            Pool.Hooks?.OnMaintenance(Statistics);
        }
        catch (Exception e)
        {
            // Nobody awaits this: what went wrong will meet the next caller, or is the hook's own affair.
            Log.MaintenanceFailed(_logger, _options, e.Message);
        }
        finally
        {
            Volatile.Write(ref _maintaining, 0);
        }
    }

    // Monitor-based all the way: the waiting thread is woken by the one that gives back, not through the pool of threads.
    bool Wait(Task<PooledSession?> question)
    {
        try
        {
            return question.Wait(Pool.WaitTimeout);
        }
        catch (AggregateException)
        {
            // What it failed with is thrown by whoever looks at its result.
            return true;
        }
    }

    PooledSession Lend(PooledSession pooled)
    {
        Interlocked.Increment(ref _lent);
        try
        {
            Pool.Hooks?.OnCheckout(pooled.Id);
            return pooled;
        }
        catch
        {
            PutBack(pooled);
            throw;
        }
    }

    void GiveBackUnused(PooledSession? pooled)
    {
        if (pooled is null)
        {
            _places.GiveUp();
        }
        else
        {
            PutBack(pooled);
        }
    }

    void Released(PooledSession pooled)
    {
        pooled.UsedAt = pooled.WorkedAt = _options.TimeProvider.GetTimestamp();
        PutBack(pooled);
        Pool.Hooks?.OnRelease(pooled.Id);
    }

    void PutBack(PooledSession pooled)
    {
        if (!IsFit(pooled))
        {
            Close(pooled, pooled.Session.IsOpen ? "it was given back with operations under way, or is too old" : "it was lost");
            _places.GiveUp();
        }
        else if (!_places.TryGiveBack(pooled))
        {
            Close(pooled, "the pool was disposed of");
            _places.GiveUp();
        }
    }

    bool IsFit(PooledSession pooled) => pooled.Session is { IsOpen: true, PendingCount: 0 } && !IsOld(pooled);

    bool IsOld(PooledSession pooled) => _options.TimeProvider.GetElapsedTime(pooled.CreatedAt) >= Pool.Lifetime;

    bool RestedLong(PooledSession pooled) =>
        Pool.ValidateAfter != Timeout.InfiniteTimeSpan
        && _options.TimeProvider.GetElapsedTime(pooled.WorkedAt) >= Pool.ValidateAfter;

    // Why a session that rests is to be closed, or null.
    string? Reason(PooledSession pooled, int size) =>
        !pooled.Session.IsOpen ? "it was lost"
        : IsOld(pooled) ? "it was too old"
        : size > Pool.MinSize && _options.TimeProvider.GetElapsedTime(pooled.UsedAt) >= Pool.IdleTimeout ? "it was not used"
        : null;

    // A session that is handed out must work, be young enough, and be who the pool's sessions are.
    bool TryPrepare(PooledSession pooled)
    {
        try
        {
            if (!IsFit(pooled) || (RestedLong(pooled) && !Answers(pooled)))
            {
                Close(pooled, "it was lost or too old");
                return false;
            }

            return !pooled.IsSomebodyElse || IsBack(pooled, SessionBinds.Bind(pooled.Session, _options.Credential));
        }
        catch (Exception e)
        {
            return Unprepared(pooled, e);
        }
    }

    async ValueTask<bool> TryPrepareAsync(PooledSession pooled, CancellationToken cancellationToken)
    {
        try
        {
            if (!IsFit(pooled) || (RestedLong(pooled) && !await AnswersAsync(pooled, cancellationToken).ConfigureAwait(false)))
            {
                Close(pooled, "it was lost or too old");
                return false;
            }

            return !pooled.IsSomebodyElse
                || IsBack(
                    pooled,
                    await SessionBinds.BindAsync(pooled.Session, _options.Credential, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e)
        {
            return Unprepared(pooled, e);
        }
    }

    // The place stays taken, for a new session; only who gives up altogether gives it up.
    bool Unprepared(PooledSession pooled, Exception e)
    {
        Close(pooled, e.Message);
        if (e is LdapException failure)
        {
            NoteFailure(failure);
            return false;
        }

        _places.GiveUp();
        System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e);
        return false;
    }

    bool IsBack(PooledSession pooled, OperationOutcome bind)
    {
        if (!bind.Status)
        {
            Close(pooled, "it could not be bound back after it had been somebody else");
            return false;
        }

        pooled.OwnBindings = pooled.Session.Bindings;
        Pool.Hooks?.OnAuthenticated(pooled.Id);
        return true;
    }

    bool Answers(PooledSession pooled)
    {
        try
        {
            return IsProven(pooled, SessionProbe.Run(pooled.Session, Pool.ValidationTimeout));
        }
        catch (LdapException e)
        {
            NoteFailure(e);
            return false;
        }
    }

    async ValueTask<bool> AnswersAsync(PooledSession pooled, CancellationToken cancellationToken)
    {
        try
        {
            return IsProven(
                pooled,
                await SessionProbe.RunAsync(pooled.Session, Pool.ValidationTimeout, cancellationToken).ConfigureAwait(false));
        }
        catch (LdapException e)
        {
            NoteFailure(e);
            return false;
        }
    }

    bool IsProven(PooledSession pooled, bool answered)
    {
        if (answered)
        {
            pooled.WorkedAt = _options.TimeProvider.GetTimestamp();
        }

        return answered;
    }

    PooledSession Open()
    {
        try
        {
            return Opened(_opener.Open(OwnCredential));
        }
        catch (Exception e)
        {
            OpeningFailed(e);
            throw;
        }
    }

    async ValueTask<PooledSession> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return Opened(await _opener.OpenAsync(OwnCredential, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e)
        {
            OpeningFailed(e);
            throw;
        }
    }

    PooledSession Opened(LdapSession session)
    {
        var id = Interlocked.Increment(ref _created);
        var pooled = new PooledSession(id, session, _options.TimeProvider.GetTimestamp());
        _all[id] = pooled;
        try
        {
            Pool.Hooks?.OnCreated(id);
            Pool.Hooks?.OnAuthenticated(id);
            return pooled;
        }
        catch
        {
            Close(pooled, "a hook failed");
            throw;
        }
    }

    void OpeningFailed(Exception e)
    {
        _places.GiveUp();
        if (e is LdapException failure)
        {
            Interlocked.Increment(ref _failures);
            NoteFailure(failure);
        }
    }

    void NoteFailure(LdapException failure)
    {
        Volatile.Write(ref _lastFailure, failure.Message);
        Pool.Hooks?.OnFailure(failure);
    }

    void Close(PooledSession pooled, string reason)
    {
        if (_all.TryRemove(pooled.Id, out _))
        {
            pooled.Session.Dispose();
            Interlocked.Increment(ref _closed);
            Pool.Hooks?.OnClosed(pooled.Id, reason);
        }
    }

    Task CloseDoor()
    {
        _maintenance?.Dispose();
        var (resting, empty) = _places.Close();
        foreach (var pooled in resting)
        {
            Close(pooled, "the pool was disposed of");
        }

        return empty;
    }

    void CloseAll()
    {
        foreach (var pooled in _all.Values)
        {
            Close(pooled, "the pool was disposed of");
        }
    }

    LdapTimeoutException Exhausted()
    {
        var now = Statistics;
        var failure = Volatile.Read(ref _lastFailure) is { } last ? $" The last failure was: {last}" : "";
        return new LdapTimeoutException(
            $"No session to {_options} became free within {Pool.WaitTimeout}: {now.Size} of at most {Pool.MaxSize} are there, "
            + $"{now.InUse} in use, {now.Waiting} callers waiting. Raise PoolOptions.MaxSize, or look for streams and held "
            + $"connections that are not disposed of.{failure}");
    }
}
