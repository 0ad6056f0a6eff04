using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Synchronization;
using Ldap3.Protocol.Tests.Sessions;
using static Ldap3.Protocol.Tests.Synchronization.SyncServer;

namespace Ldap3.Protocol.Tests.Synchronization;

public sealed class DirectoryReplicaTests
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_present_phase_does_not_name_is_removed_at_its_end()
    {
        var replica = await RefreshAsync(
            Checkpoint("c1", (1, "a"), (2, "b"), (3, "c")),
            Entry(SyncState.Add, 2, "b2"), IdSet(false, 3), Done("c2"));

        Assert.Equal(["cn=b2,dc=test", "cn=c,dc=test"], Names(replica));
        Assert.Equal("c2", replica.Snapshot.Cookie.ToString());
    }

    [Fact]
    public async Task What_a_delete_phase_does_not_name_stays()
    {
        var replica = await RefreshAsync(
            Checkpoint("c1", (1, "a"), (2, "b"), (3, "c")), IdSet(true, 1), Done("c2", refreshDeletes: true));

        Assert.Equal(["cn=b,dc=test", "cn=c,dc=test"], Names(replica));
    }

    [Fact]
    public async Task A_reload_takes_away_what_it_does_not_bring()
    {
        var replica = await RefreshAsync(null, Entry(SyncState.Add, 2, "b"), Done("c2", refreshDeletes: true));

        Assert.Equal(["cn=b,dc=test"], Names(replica));
    }

    [Fact]
    public async Task A_copy_of_another_search_is_not_gone_on_from()
    {
        var other = Checkpoint("c1", (1, "a")) with { Request = Everything with { Scope = SearchScope.SingleLevel } };

        var replica = await RefreshAsync(other, Entry(SyncState.Add, 2, "b"), Done("c2"));

        Assert.Equal(["cn=b,dc=test"], Names(replica));
    }

    [Fact]
    public async Task Changes_are_told_of_once_each_and_with_what_was_before()
    {
        await using var server = new ScriptedServer();
        await using var source = new LdapDataSource(server.Options);
        var replica = new DirectoryReplica(source, Everything);
        var changes = new List<string>();
        replica.Changed += (_, change) =>
            changes.Add($"{change.Kind} {change.Previous?.ObjectName} -> {change.Entry?.ObjectName}");
        using var stop = new CancellationTokenSource();

        var run = replica.RunAsync(stop.Token);
        var (id, _) = await server.ReceiveSyncAsync();
        await server.SendAsync(id, Entry(SyncState.Add, 1, "a"), SyncInfoMessage.RefreshDelete("c1").ToResponse());
        await replica.WaitForRefreshAsync(CancellationToken);
        await server.SendAsync(
            id,
            Entry(SyncState.Add, 2, "b"),
            Entry(SyncState.Modify, 2, "b2"),
            Entry(SyncState.Modify, 2, "b2"),
            Entry(SyncState.Delete, 2, "b2"),
            SyncInfoMessage.NewCookie("c2").ToResponse());
        await UntilAsync(() => replica.Snapshot.Cookie == "c2");
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Equal(
            ["Added  -> cn=a,dc=test", "Added  -> cn=b,dc=test", "Modified cn=b,dc=test -> cn=b2,dc=test", "Removed cn=b2,dc=test -> "],
            changes);
    }

    [Fact]
    public async Task The_names_below_a_renamed_entry_are_asked_for()
    {
        await using var server = new ScriptedServer();
        await using var source = new LdapDataSource(server.Options);
        var replica = new DirectoryReplica(source, Everything, new() { Store = new KeptStore(Checkpoint("c1", (1, "a"), (2, "b,cn=a"))) });

        var run = replica.RefreshAsync(CancellationToken);
        var (id, _) = await server.ReceiveSyncAsync();
        await server.SendAsync(id, Entry(SyncState.Add, 1, "new"), Done("c2", refreshDeletes: true));
        var (names, request) = await server.ReceiveSyncAsync();
        await server.SendAsync(names, Entry(SyncState.Add, 1, "new"), Entry(SyncState.Add, 2, "b,cn=new"), Done("c2"));
        await run;

        Assert.Null(request.Cookie);
        Assert.Equal(["cn=b,cn=new,dc=test", "cn=new,dc=test"], Names(replica));
    }

    [Fact]
    public async Task A_run_that_is_cancelled_saves_what_it_has_with_its_cookie()
    {
        await using var server = new ScriptedServer();
        await using var source = new LdapDataSource(server.Options);
        var store = new KeptStore(null);
        var replica = new DirectoryReplica(source, Everything, new() { Store = store, CheckpointInterval = TimeSpan.FromHours(1) });
        using var stop = new CancellationTokenSource();

        var run = replica.RunAsync(stop.Token);
        var (id, _) = await server.ReceiveSyncAsync();
        await server.SendAsync(id, Entry(SyncState.Add, 1, "a"), SyncInfoMessage.RefreshPresent("c1").ToResponse());
        await replica.WaitForRefreshAsync(CancellationToken);
        await server.SendAsync(id, Entry(SyncState.Add, 2, "b", "c2"));
        await UntilAsync(() => replica.Snapshot.Cookie == "c2");
        var before = store.Kept;
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);

        Assert.Equal("c1", before!.Cookie.ToString());
        Assert.Equal("c2", store.Kept!.Cookie.ToString());
        Assert.Equal(2, store.Kept.Entries.Count);
    }

    [Fact]
    public async Task A_replica_is_run_once_at_a_time()
    {
        await using var server = new ScriptedServer();
        await using var source = new LdapDataSource(server.Options);
        var replica = new DirectoryReplica(source, Everything);
        using var stop = new CancellationTokenSource();

        var run = replica.RunAsync(stop.Token);
        await Assert.ThrowsAsync<InvalidOperationException>(() => replica.RefreshAsync(CancellationToken));
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    [Fact]
    public async Task A_file_gives_back_what_was_saved_and_nothing_when_it_is_not_whole()
    {
        var path = Path.Combine(Path.GetTempPath(), $"ldap3-replica-{Guid.NewGuid():N}");
        var store = new FileReplicaStore(path);
        try
        {
            var none = await store.LoadAsync(CancellationToken);
            await store.SaveAsync(Checkpoint("c0"), CancellationToken);
            await store.SaveAsync(Checkpoint("c1", (1, "a"), (2, "b,cn=a")), CancellationToken);
            var saved = await store.LoadAsync(CancellationToken);
            var octets = await File.ReadAllBytesAsync(path, CancellationToken);

            Assert.Null(none);
            Assert.NotNull(saved);
            Assert.Equal("c1", saved.Cookie.ToString());
            Assert.Equal(Everything.Filter, saved.Request.Filter);
            Assert.Equal(Checkpoint("c1", (1, "a"), (2, "b,cn=a")).Entries.OrderBy(pair => pair.Key), saved.Entries.OrderBy(pair => pair.Key));
            for (var length = 0; length < octets.Length; length++)
            {
                await File.WriteAllBytesAsync(path, octets[..length], CancellationToken);
                Assert.Null(await store.LoadAsync(CancellationToken));
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    static async Task<DirectoryReplica> RefreshAsync(ReplicaCheckpoint? saved, params LdapResponse[] responses)
    {
        await using var server = new ScriptedServer();
        await using var source = new LdapDataSource(server.Options);
        var store = new KeptStore(saved);
        var replica = new DirectoryReplica(source, Everything, new() { Store = store });

        var run = replica.RefreshAsync(CancellationToken);
        var (id, request) = await server.ReceiveSyncAsync();
        await server.SendAsync(id, responses);
        await run;

        Assert.Equal(saved is null || saved.Request.Scope != Everything.Scope ? default(OctetString?) : saved.Cookie, request.Cookie);
        Assert.Equal(replica.Snapshot.Cookie, store.Kept!.Cookie);
        Assert.Equal(replica.Snapshot.Entries.Count, store.Kept.Entries.Count);
        return replica;
    }

    // The search as a replica sends it: referral objects are entries to it.
    static ReplicaCheckpoint Checkpoint(string cookie, params (int Number, string Name)[] entries) => new(
        Everything with { Controls = [new ManageDsaItControl()] },
        cookie,
        entries.ToDictionary(
            entry => Uuid(entry.Number),
            entry => new SearchResultEntry(
                DistinguishedName.Parse($"cn={entry.Name},dc=test"), new LdapAttribute("cn", entry.Name))));

    static IEnumerable<string> Names(DirectoryReplica replica) =>
        replica.Snapshot.Entries.Values.Select(entry => entry.ObjectName.ToString()).Order(StringComparer.Ordinal);

    static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), CancellationToken);
        }
    }

    sealed class KeptStore(ReplicaCheckpoint? kept) : IReplicaStore
    {
        public ReplicaCheckpoint? Kept { get; private set; } = kept;

        public ValueTask<ReplicaCheckpoint?> LoadAsync(CancellationToken cancellationToken) => new(Kept);

        public ValueTask SaveAsync(ReplicaCheckpoint checkpoint, CancellationToken cancellationToken)
        {
            Kept = checkpoint;
            return ValueTask.CompletedTask;
        }
    }
}
