using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Ldap3.Protocol;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Servers;
using Ldap3.Protocol.Strategies;
using Ldap3.Specification.Faults;

namespace Ldap3.Server.Tests.Chaos;

/// <summary>
/// Servers are killed and restarted while the way to them misbehaves: no write that was acknowledged is lost, none is done
/// twice, no answer reaches another caller, and every failure is one of ours.
/// </summary>
[Collection(nameof(AloneCollection))]
public sealed class FailoverTests
{
    const int Threads = 16;
    const int People = 100;

    static readonly ProxyBehaviour[] Misbehaviours =
    [
        new() { Delay = TimeSpan.FromMilliseconds(2) },
        new() { ChunkSize = 3 },
        new() { ResetChance = 0.02 },
        new() { CutAfter = 4000 },
        new() { Stalls = true },
        new() { SwallowsAnswers = true },
        new() { Refuses = true },
    ];

    static int Operations => IsLong ? 2000 : 200;

    static int Rounds => IsLong ? 10 * Misbehaviours.Length : Misbehaviours.Length;

    static bool IsLong => Environment.GetEnvironmentVariable("LDAP3_LONG") == "1";

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(nameof(Strategy.SafeRestartable))]
    [InlineData(nameof(Strategy.Reusable))]
    public async Task What_was_acknowledged_stands_whatever_breaks(string strategy)
    {
        await using var servers = await ReplicatedServers.StartAsync();
        var pool = new LdapServerPool(
            servers.Proxies.Select(proxy => new LdapServer { Host = "127.0.0.1", Port = proxy.Port }),
            new LdapServerPoolOptions { LeaveOutFor = TimeSpan.FromMilliseconds(300) });
        var options = servers.Options with
        {
            Servers = pool,
            OperationTimeout = TimeSpan.FromSeconds(2),
            ConnectTimeout = TimeSpan.FromSeconds(2),
            KeepAliveInterval = TimeSpan.FromSeconds(1),
            Pool = new PoolOptions { MaxSize = 8 },
        };
        var run = new Run();
        await using (var connection = new LdapConnection(
            options, strategy == nameof(Strategy.Reusable) ? Strategy.Reusable : Strategy.SafeRestartable))
        {
            using var over = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken);
            var chaos = BreakAsync(servers, run, over.Token);
            await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Factory.StartNew(
                () => WorkAsync(connection, servers, run, thread).GetAwaiter().GetResult(),
                CancellationToken,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)));
            await over.CancelAsync();
            await chaos;
            Assert.Single(connection.Search(Person(servers, 1)).Entries);
        }

        // What both servers together hold: that a killed slapd passes on all it had is its affair, and not always so.
        var written = await servers.WrittenAsync();
        Assert.Empty(run.Acknowledged.Except(written));
        Assert.Empty(written.Except(run.Acknowledged).Except(run.Unknown));
        Assert.Empty(run.NotDone.Intersect(written));
        Assert.Empty(run.Wrong);
        Assert.InRange(run.Durations.Count, Threads * Operations / 2, int.MaxValue);
        var sorted = run.Durations.Order().ToArray();
        TestContext.Current.SendDiagnosticMessage(
            $"{strategy}: {sorted.Length} operations succeeded, {run.Failures} failed, "
            + $"{run.Unknown.Except(run.Acknowledged).Except(run.NotDone).Count()} writes of unknown fate, {run.Rounds} servers killed, "
            + $"p99 {sorted[sorted.Length * 99 / 100].TotalMilliseconds:F0} ms, longest {sorted[^1].TotalMilliseconds:F0} ms, "
            + $"longest outage {run.LongestOutage.TotalMilliseconds:F0} ms");
    }

    // Even threads block, odd ones await.
    static async Task WorkAsync(LdapConnection connection, ReplicatedServers servers, Run run, int thread)
    {
        var random = new Random(thread);
        for (var i = 0; i < Operations || run.Rounds < Rounds; i++)
        {
            await Task.Delay(random.Next(5), CancellationToken);
            var start = Stopwatch.GetTimestamp();
            var mark = string.Create(CultureInfo.InvariantCulture, $"{thread}-{i}");
            try
            {
                await (random.Next(3) switch
                {
                    0 => WriteAsync(connection, servers, run, mark, blocking: thread % 2 == 0),
                    1 => CompareAsync(connection, servers, run, random.Next(People), blocking: thread % 2 == 0),
                    _ => SearchAsync(connection, servers, run, random.Next(People), blocking: thread % 2 == 0),
                });
                run.Succeeded(Stopwatch.GetElapsedTime(start));
            }
            catch (LdapException e) when (e is LdapConnectionException or LdapTimeoutException
                || e is LdapOperationException { ResultCode: ResultCode.Busy or ResultCode.Unavailable })
            {
                run.Failed();
            }
            catch (Exception e)
            {
                run.Wrong.Enqueue($"{mark}: {e}");
            }
        }
    }

    static async Task WriteAsync(LdapConnection connection, ReplicatedServers servers, Run run, string mark, bool blocking)
    {
        var request = new AddRequest(
            servers.Written.Child("cn", mark), new("objectClass", "device"), new("cn", mark), new("description", mark));

        // Until an answer says otherwise.
        run.Unknown.Add(mark);
        OperationOutcome outcome;
        try
        {
            outcome = blocking ? connection.Add(request) : await connection.AddAsync(request, CancellationToken);
        }
        catch (LdapConnectionException e) when (!e.OutcomeUnknown)
        {
            run.NotDone.Add(mark);
            throw;
        }

        if (outcome.Result.ResultCode == ResultCode.EntryAlreadyExists)
        {
            run.Wrong.Enqueue($"{mark} was written twice");
        }

        outcome.EnsureSuccess();
        run.Acknowledged.Add(mark);
    }

    static async Task SearchAsync(LdapConnection connection, ReplicatedServers servers, Run run, int person, bool blocking)
    {
        var request = Person(servers, person);
        var found = blocking ? connection.Search(request) : await connection.SearchAsync(request, CancellationToken);
        if (found.EnsureSuccess().Entries is not [var entry] || entry.GetString("cn") != $"Person {person}")
        {
            run.Wrong.Enqueue($"a search for {person} gave {string.Join(" and ", found.Entries)}");
        }
    }

    static async Task CompareAsync(LdapConnection connection, ReplicatedServers servers, Run run, int person, bool blocking)
    {
        var right = person % 2 == 0;
        var request = new CompareRequest(Person(servers, person).BaseObject, "cn", right ? $"Person {person}" : "nobody");
        var outcome = blocking ? connection.Compare(request) : await connection.CompareAsync(request, CancellationToken);
        if (outcome.EnsureSuccess().Matched != right)
        {
            run.Wrong.Enqueue($"a comparison with {person} gave {outcome.Result.ResultCode}");
        }
    }

    static SearchRequest Person(ReplicatedServers servers, int number) =>
        new() { BaseObject = servers.Base.Child("uid", $"p{number}"), Scope = SearchScope.BaseObject };

    // Each server in turn is killed and comes back, and in between one of the two ways misbehaves.
    static async Task BreakAsync(ReplicatedServers servers, Run run, CancellationToken over)
    {
        for (var round = 0; !over.IsCancellationRequested; round++)
        {
            var victim = round % 2;
            await servers.KillAsync(victim);
            await RestAsync(200, over);
            await servers.RestartAsync(victim);
            await RestAsync(300, over);

            servers.Proxies[1 - victim].Behaviour = Misbehaviours[round % Misbehaviours.Length];
            await RestAsync(300, over);
            servers.Proxies[1 - victim].Behaviour = ProxyBehaviour.Honest;
            await RestAsync(100, over);
            run.RoundEnded();
        }
    }

    static async Task RestAsync(int milliseconds, CancellationToken over)
    {
        try
        {
            await Task.Delay(milliseconds, over);
        }
        catch (OperationCanceledException)
        {
            // The work is done: the round ends with both servers there.
        }
    }

    sealed class Run
    {
        readonly Lock _gate = new();
        long _lastSuccess = Stopwatch.GetTimestamp();
        int _rounds;
        int _failures;

        public int Rounds => Volatile.Read(ref _rounds);

        public int Failures => Volatile.Read(ref _failures);

        public ConcurrentBag<string> Acknowledged { get; } = [];

        public ConcurrentBag<string> Unknown { get; } = [];

        public ConcurrentBag<string> NotDone { get; } = [];

        public ConcurrentBag<TimeSpan> Durations { get; } = [];

        public ConcurrentQueue<string> Wrong { get; } = [];

        public TimeSpan LongestOutage { get; private set; }

        public void RoundEnded() => Interlocked.Increment(ref _rounds);

        public void Failed() => Interlocked.Increment(ref _failures);

        public void Succeeded(TimeSpan duration)
        {
            Durations.Add(duration);
            lock (_gate)
            {
                var now = Stopwatch.GetTimestamp();
                var outage = Stopwatch.GetElapsedTime(_lastSuccess, now);
                _lastSuccess = now;
                LongestOutage = outage > LongestOutage ? outage : LongestOutage;
            }
        }
    }
}
