using System.Collections.Concurrent;
using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Strategies;
using Ldap3.Specification.Faults;
using Microsoft.Extensions.Time.Testing;

namespace Ldap3.InMemory.Tests.Strategies;

/// <summary>Sessions are lent to one caller at a time, within bounds, and only while they work.</summary>
public sealed class PoolTests
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task There_are_never_more_sessions_than_allowed_and_all_callers_are_served()
    {
        await using var directory = new ProxiedDirectory(people: 1);
        await using var connection = Connect(directory, new PoolOptions { MaxSize = 4 });

        var found = await Task.WhenAll(Enumerable.Range(0, 100).Select(
            _ => connection.SearchAsync(ProxiedDirectory.Person(0), CancellationToken)));

        Assert.All(found, outcome => Assert.Single(outcome.Entries));
        Assert.InRange(directory.Proxy.Accepted, 1, 4);
        var now = connection.GetPoolStatistics()!;
        Assert.Equal((0, 0, 100L), (now.InUse, now.Waiting, now.Lent));
        Assert.Equal(now.Size, now.Idle);
    }

    [Fact]
    public async Task Callers_that_block_are_served_without_the_thread_pool()
    {
        await using var directory = new ProxiedDirectory(people: 1);
        await using var connection = Connect(directory, new PoolOptions { MaxSize = 2 });
        var failures = new ConcurrentQueue<Exception>();

        var threads = Enumerable.Range(0, 16).Select(_ => new Thread(() =>
        {
            try
            {
                for (var i = 0; i < 20; i++)
                {
                    Assert.Single(connection.Search(ProxiedDirectory.Person(0)).Entries);
                }
            }
            catch (Exception e)
            {
                failures.Enqueue(e);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.Empty(failures);
        Assert.InRange(directory.Proxy.Accepted, 1, 2);
    }

    [Fact]
    public async Task Who_waits_too_long_is_told_how_the_pool_stands()
    {
        await using var directory = new ProxiedDirectory(people: 1);
        await using var connection = Connect(
            directory, new PoolOptions { MaxSize = 1, WaitTimeout = TimeSpan.FromMilliseconds(50) });
        await using var held = await connection.HoldAsync(CancellationToken);

        var waited = await Assert.ThrowsAsync<LdapTimeoutException>(
            () => connection.SearchAsync(ProxiedDirectory.Person(0), CancellationToken));
        Assert.Throws<LdapTimeoutException>(() => connection.Search(ProxiedDirectory.Person(0)));

        Assert.Contains("1 of at most 1 are there, 1 in use", waited.Message, StringComparison.Ordinal);
        Assert.Equal(0, connection.GetPoolStatistics()!.Waiting);
    }

    [Fact]
    public async Task Who_waited_longest_is_served_first_and_who_is_cancelled_not_at_all()
    {
        await using var directory = new ProxiedDirectory(people: 1);
        await using var connection = Connect(directory, new PoolOptions { MaxSize = 1 });
        var held = await connection.HoldAsync(CancellationToken);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken);
        var first = connection.HoldAsync(CancellationToken);
        var second = connection.HoldAsync(cancellation.Token);
        var third = connection.HoldAsync(CancellationToken);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        await held.DisposeAsync();
        await using (await first)
        {
            Assert.False(third.IsCompleted);
        }

        await (await third).DisposeAsync();
        Assert.Equal(1, directory.Proxy.Accepted);
    }

    [Fact]
    public async Task A_session_that_was_somebody_else_is_bound_back_before_the_next_has_it()
    {
        await using var directory = new ProxiedDirectory(people: 1);
        await using var connection = Connect(directory, new PoolOptions { MaxSize = 1 });
        await using (var held = await connection.HoldAsync(CancellationToken))
        {
            Assert.True((await held.BindAsync(LdapCredential.Simple("cn=p0,o=test", "pw"), CancellationToken)).Status);
            Assert.Equal("dn:cn=p0,o=test", await held.WhoAmIAsync(CancellationToken));
        }

        Assert.Equal("dn:cn=admin,o=test", await connection.WhoAmIAsync(CancellationToken));
        Assert.Equal(1, directory.Proxy.Accepted);
    }

    [Theory]
    [InlineData("pw", ResultCode.Success)]
    [InlineData("wrong", ResultCode.InvalidCredentials)]
    public async Task Passwords_are_checked_without_spoiling_a_session(string password, ResultCode expected)
    {
        await using var directory = new ProxiedDirectory(people: 1);
        await using var connection = Connect(directory, new PoolOptions { MaxSize = 1 });
        var credential = LdapCredential.Simple("cn=p0,o=test", password);

        Assert.Equal(expected, (await connection.BindOnlyAsync(credential, CancellationToken)).Result.ResultCode);
        Assert.Equal("dn:cn=admin,o=test", connection.WhoAmI());
        Assert.Equal(expected, connection.BindOnly(credential).Result.ResultCode);
        Assert.Equal("dn:cn=admin,o=test", await connection.WhoAmIAsync(CancellationToken));
        Assert.Equal(1, directory.Proxy.Accepted);
    }

    [Fact]
    public async Task Lost_sessions_are_replaced_and_what_only_reads_is_repeated()
    {
        await using var directory = new ProxiedDirectory(people: 1);
        await using var connection = Connect(directory, new PoolOptions { MaxSize = 3 });
        await Task.WhenAll(Enumerable.Range(0, 30).Select(
            _ => connection.SearchAsync(ProxiedDirectory.Person(0), CancellationToken)));

        directory.Proxy.Sever();

        var found = await Task.WhenAll(Enumerable.Range(0, 30).Select(
            _ => connection.SearchAsync(ProxiedDirectory.Person(0), CancellationToken)));
        Assert.All(found, outcome => Assert.Single(outcome.Entries));
    }

    [Fact]
    public async Task Sessions_grow_old_rest_too_long_and_are_kept_ready()
    {
        var clock = new FakeTimeProvider();
        await using var directory = new ProxiedDirectory(people: 1);
        var hooks = new RecordingHooks();
        await using var connection = Connect(
            directory,
            new PoolOptions
            {
                MinSize = 1,
                MaxSize = 3,
                IdleTimeout = TimeSpan.FromMinutes(5),
                Lifetime = TimeSpan.FromMinutes(20),
                MaintenanceInterval = TimeSpan.FromMinutes(1),
                Hooks = hooks,
            },
            clock);
        var held = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => connection.HoldAsync(CancellationToken)));
        foreach (var one in held)
        {
            await one.DisposeAsync();
        }

        Assert.Equal(3, connection.GetPoolStatistics()!.Size);
        await PassAsync(TimeSpan.FromMinutes(6));
        Assert.Equal(1, connection.GetPoolStatistics()!.Size);
        Assert.Equal(3, connection.GetPoolStatistics()!.Created);

        await PassAsync(TimeSpan.FromMinutes(15));
        Assert.Equal((1, 4L), (connection.GetPoolStatistics()!.Size, connection.GetPoolStatistics()!.Created));
        Assert.Contains("closed: it was too old", hooks.Calls);
        Assert.Contains("closed: it was not used", hooks.Calls);

        // A minute at a time, each looked after before the next begins.
        async Task PassAsync(TimeSpan time)
        {
            for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromMinutes(1))
            {
                var rounds = hooks.Rounds;
                clock.Advance(TimeSpan.FromMinutes(1));
                while (hooks.Rounds == rounds)
                {
                    await Task.Delay(1, CancellationToken);
                }
            }
        }
    }

    [Fact]
    public async Task A_session_that_rested_long_must_answer_before_it_is_lent()
    {
        await using var directory = new ProxiedDirectory(people: 1);
        var hooks = new RecordingHooks();
        await using var connection = Connect(
            directory,
            new PoolOptions
            {
                MaxSize = 1, ValidateAfter = TimeSpan.Zero, ValidationTimeout = TimeSpan.FromMilliseconds(100), Hooks = hooks,
            });
        await connection.OpenAsync(CancellationToken);

        // The old session hangs for ever, though its socket looks well; a new one works.
        directory.Proxy.Behaviour = new ProxyBehaviour { Stalls = true };
        var search = connection.SearchAsync(ProxiedDirectory.Person(0), CancellationToken);
        await hooks.FailureAsync();
        directory.Proxy.Behaviour = ProxyBehaviour.Honest;

        Assert.Single((await search).Entries);
        Assert.Equal(2, directory.Proxy.Accepted);
    }

    [Fact]
    public async Task Disposing_lets_what_is_under_way_end_and_takes_nobody_else()
    {
        await using var directory = new ProxiedDirectory(people: 1);
        var connection = Connect(directory, new PoolOptions { MaxSize = 1 });
        var held = await connection.HoldAsync(CancellationToken);
        var waiting = connection.HoldAsync(CancellationToken);

        var disposing = connection.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => connection.HoldAsync(CancellationToken));
        Assert.Single(held.Search(ProxiedDirectory.Person(0)).Entries);
        Assert.False(disposing.IsCompleted);
        await held.DisposeAsync();
        await disposing;
        Assert.Throws<ObjectDisposedException>(() => held.Search(ProxiedDirectory.Person(0)));
    }

    [Fact]
    public async Task A_stream_has_a_session_of_its_own_and_gives_it_back_when_left_early()
    {
        await using var directory = new ProxiedDirectory(people: 100);
        await using var connection = Connect(directory, new PoolOptions { MaxSize = 2 });

        await foreach (var _ in connection.StreamAsync(ProxiedDirectory.Everybody, pageSize: 10).WithCancellation(CancellationToken))
        {
            Assert.Equal(1, connection.GetPoolStatistics()!.InUse);
            Assert.Single(connection.Search(ProxiedDirectory.Person(1)).Entries);
            break;
        }

        Assert.Equal(0, connection.GetPoolStatistics()!.InUse);
        Assert.Equal(100, connection.Stream(ProxiedDirectory.Everybody, pageSize: 10).Count());
        Assert.Equal(0, connection.GetPoolStatistics()!.InUse);
    }

    [Fact]
    public async Task A_server_that_is_not_there_costs_no_place()
    {
        await using var directory = new ProxiedDirectory(people: 1);
        directory.Proxy.Behaviour = new ProxyBehaviour { Refuses = true };
        await using var connection = Connect(directory, new PoolOptions { MaxSize = 1 });
        var failed = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
            await Record.ExceptionAsync(() => connection.SearchAsync(ProxiedDirectory.Person(0), CancellationToken))));
        Assert.All(failed, e => Assert.IsType<LdapConnectionException>(e));

        directory.Proxy.Behaviour = ProxyBehaviour.Honest;

        Assert.Single((await connection.SearchAsync(ProxiedDirectory.Person(0), CancellationToken)).Entries);
        var now = connection.GetPoolStatistics()!;
        Assert.Equal((1, 0, 0), (now.Size, now.InUse, now.Waiting));
    }

    static LdapConnection Connect(ProxiedDirectory directory, PoolOptions pool, TimeProvider? clock = null) =>
        new(directory.Options with { Pool = pool, TimeProvider = clock ?? TimeProvider.System }, Strategy.Reusable);

    sealed class RecordingHooks : PoolHooks
    {
        readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int _rounds;

        public ConcurrentQueue<string> Calls { get; } = new();

        public int Rounds => Volatile.Read(ref _rounds);

        public Task FailureAsync() => _failed.Task;

        public override void OnClosed(long sessionId, string reason) => Calls.Enqueue($"closed: {reason}");

        public override void OnFailure(LdapException failure) => _failed.TrySetResult();

        public override void OnMaintenance(PoolStatistics statistics) => Interlocked.Increment(ref _rounds);
    }
}
