using System.Buffers;
using System.Collections.Immutable;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Codec;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Synchronization;

/// <summary>
/// A copy, in memory, of what a search finds, kept up to date by content synchronization (RFC 4533). Reading is thread
/// safe and never waits; one <see cref="RunAsync"/> or <see cref="RefreshAsync"/> at a time keeps the copy.
/// </summary>
/// <remarks>
/// At the end of each refresh, and whenever the server has no more changes to tell of, the copy is what the server has:
/// every entry, name and attribute that the search and its rights show. A refresh shows in <see cref="Snapshot"/> as a
/// whole. Referral objects are kept as entries (RFC 3296), unless the search says otherwise.
/// </remarks>
public sealed class DirectoryReplica
{
    readonly LdapDataSource _source;
    readonly SearchRequest _request;
    readonly DirectoryReplicaOptions _options;
    readonly ReplicaContent _content = new();
    readonly TaskCompletionSource _refreshed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    volatile ReplicaSnapshot _snapshot = new(ImmutableDictionary<Guid, SearchResultEntry>.Empty, null);
    volatile LdapException? _lastFailure;
    OctetString? _savedCookie;
    long _savedAt;
    int _running;
    bool _isLoaded;
    bool _isConfirmed;

    /// <summary>Makes an empty replica; nothing is loaded or asked for before it is run.</summary>
    /// <param name="source">The directory. The replica has a connection of its own from it.</param>
    /// <param name="request">The search whose results are copied.</param>
    /// <param name="options">How the copy is kept; null is the defaults.</param>
    public DirectoryReplica(LdapDataSource source, SearchRequest request, DirectoryReplicaOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(request);
        _source = source;
        _options = options ?? new DirectoryReplicaOptions();

        // RFC 4533 section 5.1: with ManageDsaIT referral objects come as the entries that they are.
        _request = request.Controls.Any(control => control.Oid == ManageDsaItControl.ControlOid)
            ? request
            : request with { Controls = [.. request.Controls, new ManageDsaItControl()] };
    }

    /// <summary>
    /// Tells of each change of the copy, when <see cref="Snapshot"/> has it. Raised by whoever runs the replica, one
    /// after another: a handler that takes long holds up the copy, and what it throws ends the run.
    /// </summary>
    public event EventHandler<ReplicaChange>? Changed;

    /// <summary>
    /// The copy as it is now. Never null; empty before the first refresh unless a saved copy was loaded.
    /// </summary>
    public ReplicaSnapshot Snapshot => _snapshot;

    /// <summary>What last kept the replica from the server, or null.</summary>
    public LdapException? LastFailure => _lastFailure;

    TimeProvider Clock => _source.Options.TimeProvider;

    bool HasUnsaved =>
        _options.Store is not null && !_content.IsRefreshing && _content.Cookie is { } cookie && cookie != _savedCookie;

    /// <summary>
    /// Keeps the copy until it is cancelled: loads what was saved, refreshes it, then takes each change as it is made.
    /// When the connection is lost it connects again, waiting as <see cref="LdapConnectionOptions.Restart"/> says but
    /// as often as it takes, and goes on from the last cookie.
    /// </summary>
    /// <exception cref="OperationCanceledException">It was cancelled; the copy was saved.</exception>
    /// <exception cref="LdapOperationException">
    /// The server refuses for good, because of rights or for not knowing RFC 4533.
    /// </exception>
    /// <exception cref="InvalidOperationException">It runs already.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Begin();
        try
        {
            await LoadAsync(cancellationToken).ConfigureAwait(false);
            for (var failures = 1; ; failures++)
            {
                try
                {
                    _isConfirmed = false;
                    await FollowAsync(SyncMode.RefreshAndPersist, cancellationToken).ConfigureAwait(false);
                }
                catch (LdapException e) when (e.IsTransient)
                {
                    _lastFailure = e;
                }

                failures = _isConfirmed ? 1 : failures;
                var wait = _source.Options.Restart.DelayAfter(failures);
                await Task.Delay(wait, Clock, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            await EndAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Brings the copy up to date once: loads what was saved, fetches what changed since, saves it.</summary>
    /// <exception cref="LdapException">The server cannot be reached or refuses.</exception>
    /// <exception cref="InvalidOperationException">It runs already.</exception>
    public async Task RefreshAsync(CancellationToken cancellationToken = default)
    {
        Begin();
        try
        {
            await LoadAsync(cancellationToken).ConfigureAwait(false);
            await FollowAsync(SyncMode.RefreshOnly, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await EndAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Waits until the copy has been brought up to date for the first time.</summary>
    public Task WaitForRefreshAsync(CancellationToken cancellationToken = default) =>
        _refreshed.Task.WaitAsync(cancellationToken);

    static bool IsSameSearch(SearchRequest first, SearchRequest second) =>
        Encode(first).AsSpan().SequenceEqual(Encode(second));

    // RFC 4533 section 3.5: all but the limits determine the content.
    static byte[] Encode(SearchRequest request)
    {
        var octets = new ArrayBufferWriter<byte>();
        LdapMessageWriter.Write(new LdapMessage(1, request with { SizeLimit = 0, TimeLimit = 0 }), octets);
        return octets.WrittenSpan.ToArray();
    }

    void Begin()
    {
        if (Interlocked.Exchange(ref _running, 1) != 0)
        {
            throw new InvalidOperationException("The replica runs already: one run at a time keeps the copy.");
        }
    }

    async Task EndAsync()
    {
        try
        {
            await SaveAsync(CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            Volatile.Write(ref _running, 0);
        }
    }

    async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (_isLoaded || _options.Store is null)
        {
            return;
        }

        var checkpoint = await _options.Store.LoadAsync(cancellationToken).ConfigureAwait(false);
        _isLoaded = true;
        if (checkpoint is not null && IsSameSearch(checkpoint.Request, _request))
        {
            _content.Load(checkpoint);
            _savedCookie = checkpoint.Cookie;
            Publish();
        }
    }

    async Task FollowAsync(SyncMode mode, CancellationToken cancellationToken)
    {
        var connection = _source.CreateConnection();
        await using var closing = connection.ConfigureAwait(false);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var options = new SyncOptions { ReloadHint = _options.ReloadHint };
        var steps = connection.Synchronize(_request, mode, _content.Cookie, options).GetAsyncEnumerator(stop.Token);
        await using var ending = steps.ConfigureAwait(false);
        var next = Task.FromResult(true);
        try
        {
            next = steps.MoveNextAsync().AsTask();
            while (await RestAsync(connection, next, cancellationToken).ConfigureAwait(false))
            {
                await TakeAsync(connection, steps.Current, cancellationToken).ConfigureAwait(false);
                next = steps.MoveNextAsync().AsTask();
            }
        }
        finally
        {
            // An enumerator that is still moving cannot be disposed of.
            await stop.CancelAsync().ConfigureAwait(false);
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Does what is to be done while no step has come.</summary>
    /// <returns>Whether there is a next step.</returns>
    async Task<bool> RestAsync(LdapConnection connection, Task<bool> next, CancellationToken cancellationToken)
    {
        if (!next.IsCompleted && !_content.IsRefreshing)
        {
            await VerifyAsync(connection, cancellationToken).ConfigureAwait(false);
        }

        while (!next.IsCompleted && HasUnsaved)
        {
            try
            {
                await next.WaitAsync(TimeUntilSaving(), Clock, cancellationToken).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                await SaveAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        return await next.ConfigureAwait(false);
    }

    async Task TakeAsync(LdapConnection connection, SyncChange step, CancellationToken cancellationToken)
    {
        _content.Apply(step);
        if (_content.IsRefreshing)
        {
            return;
        }

        if (step.Kind == SyncChangeKind.RefreshEnded)
        {
            await VerifyAsync(connection, cancellationToken).ConfigureAwait(false);
            Publish();
            await SaveAsync(cancellationToken).ConfigureAwait(false);
            _isConfirmed = true;
            _lastFailure = null;
            _refreshed.TrySetResult();
            return;
        }

        Publish();
        if (HasUnsaved && TimeUntilSaving() == TimeSpan.Zero)
        {
            await VerifyAsync(connection, cancellationToken).ConfigureAwait(false);
            await SaveAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    async Task VerifyAsync(LdapConnection connection, CancellationToken cancellationToken)
    {
        if (_content.HasDoubtfulNames)
        {
            await ReplicaVerification.RunAsync(connection, _request, _content, cancellationToken).ConfigureAwait(false);
            Publish();
        }
    }

    void Publish()
    {
        (_snapshot, var changes) = _content.Publish(_snapshot);
        if (Changed is { } handlers)
        {
            foreach (var change in changes)
            {
                handlers(this, change);
            }
        }
    }

    TimeSpan TimeUntilSaving()
    {
        var wait = _options.CheckpointInterval - Clock.GetElapsedTime(_savedAt);
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    // Names in doubt are not saved: a cookie beyond the change that made them so would never have them put right.
    async Task SaveAsync(CancellationToken cancellationToken)
    {
        if (HasUnsaved && !_content.HasDoubtfulNames)
        {
            var cookie = _content.Cookie!.Value;
            var checkpoint = new ReplicaCheckpoint(_request, cookie, _snapshot.Entries);
            await _options.Store!.SaveAsync(checkpoint, cancellationToken).ConfigureAwait(false);
            _savedCookie = cookie;
            _savedAt = Clock.GetTimestamp();
        }
    }
}
