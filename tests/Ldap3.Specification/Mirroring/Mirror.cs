using System.Diagnostics;
using Ldap3.Protocol;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Synchronization;

namespace Ldap3.Specification.Mirroring;

/// <summary>Runs replicas that are killed, and compares them with the server.</summary>
public sealed class Mirror(LdapDataSource source, SearchRequest request, string path)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    /// <summary>Keeps a replica while something is done, then kills it: nothing is saved any more.</summary>
    public async Task KillAfterAsync(bool refreshed, Func<Task> work)
    {
        var store = new CrashingStore(new FileReplicaStore(path));
        var replica = Replica(store);
        using var stop = new CancellationTokenSource();
        var run = replica.RunAsync(stop.Token);
        if (refreshed)
        {
            await Task.WhenAny(run, replica.WaitForRefreshAsync(CancellationToken));
        }

        await work();
        store.Crash();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    /// <summary>Keeps a replica until it is what the server has, and fails when it does not become so.</summary>
    public async Task EndIdenticalAsync()
    {
        var expected = Text(await ServerAsync());
        var replica = Replica(new FileReplicaStore(path));
        using var stop = new CancellationTokenSource();
        var run = replica.RunAsync(stop.Token);
        var clock = Stopwatch.StartNew();
        while (!run.IsCompleted && clock.Elapsed < Patience && !Text(replica.Snapshot.Entries.Values).SequenceEqual(expected))
        {
            await Task.Delay(100, CancellationToken);
        }

        var found = Text(replica.Snapshot.Entries.Values);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Empty(expected.Except(found).Take(5));
        Assert.Empty(found.Except(expected).Take(5));
        Assert.Equal(expected, found);
        var saved = await new FileReplicaStore(path).LoadAsync(CancellationToken);
        Assert.Equal(expected, Text(saved!.Entries.Values));
    }

    /// <summary>Polls once from the last checkpoint.</summary>
    public async Task<bool> RefreshesByPresentPhaseAsync()
    {
        var saved = await new FileReplicaStore(path).LoadAsync(CancellationToken);
        await using var connection = source.CreateConnection();
        return await connection.Synchronize(request, cookie: saved!.Cookie)
            .AnyAsync(step => step.Kind == SyncChangeKind.PresentPhaseEnded, CancellationToken);
    }

    DirectoryReplica Replica(IReplicaStore store) =>
        new(source, request, new() { Store = store, CheckpointInterval = TimeSpan.FromMilliseconds(20) });

    async Task<List<SearchResultEntry>> ServerAsync()
    {
        await using var connection = source.CreateConnection();
        return await connection.StreamAsync(request).ToListAsync(CancellationToken);
    }

    /// <summary>Every entry with every value, in an order of their own.</summary>
    static List<string> Text(IEnumerable<SearchResultEntry> entries) =>
        [.. entries.Select(entry => $"{entry.ObjectName}\n{string.Join('\n', Lines(entry))}").Order(StringComparer.Ordinal)];

    static IEnumerable<string> Lines(SearchResultEntry entry) => entry.Attributes
        .SelectMany(attribute => attribute.Values.Select(value => $"{attribute.Description}: {value}"))
        .Order(StringComparer.Ordinal);

    sealed class CrashingStore(IReplicaStore inner) : IReplicaStore
    {
        volatile bool _hasCrashed;

        public void Crash() => _hasCrashed = true;

        public ValueTask<ReplicaCheckpoint?> LoadAsync(CancellationToken cancellationToken) => inner.LoadAsync(cancellationToken);

        public ValueTask SaveAsync(ReplicaCheckpoint checkpoint, CancellationToken cancellationToken) =>
            _hasCrashed ? ValueTask.CompletedTask : inner.SaveAsync(checkpoint, cancellationToken);
    }
}
