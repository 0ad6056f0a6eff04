using System.Diagnostics;
using Ldap3.Protocol;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Strategies;
using Ldap3.Specification.Faults;

namespace Ldap3.Server.Tests.Chaos;

/// <summary>A small pool under many callers keeps its bounds and leaves nothing behind.</summary>
[Collection(nameof(AloneCollection))]
public sealed class PoolLoadTests
{
    const int Callers = 256;
    const int Sessions = 8;

    static TimeSpan Duration => TimeSpan.FromSeconds(Environment.GetEnvironmentVariable("LDAP3_LONG") == "1" ? 120 : 10);

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Eight_sessions_serve_256_callers_and_leak_nothing()
    {
        var server = OpenLdapServer.Url;
        await using var proxy = new FaultyProxy("127.0.0.1", server.Port);
        var people = await PeopleAsync();
        var before = Measure();
        var peak = 0;
        var done = 0;
        PoolStatistics atEnd;
        await using (var connection = new LdapConnection(
            OpenLdapServer.AdministratorOptions() with { Port = proxy.Port, Pool = new PoolOptions { MaxSize = Sessions } },
            Strategy.Reusable))
        {
            var watch = Stopwatch.StartNew();
            await Task.WhenAll(Enumerable.Range(0, Callers).Select(async caller =>
            {
                await Task.Yield();
                for (var round = 0; watch.Elapsed < Duration; round++)
                {
                    await AskAsync(connection, people[(caller + round) % people.Count], caller, round);
                    Interlocked.Increment(ref done);
                    InterlockedMax(ref peak, proxy.Open);
                }
            }));
            atEnd = connection.GetPoolStatistics()!;
        }

        while (proxy.Open > 0)
        {
            await Task.Delay(10, CancellationToken);
        }

        var after = await SettledAsync(before.Heap);
        TestContext.Current.SendDiagnosticMessage(
            $"{done} operations of {Callers} callers over {peak} sockets at most; {atEnd}; sockets {before.Sockets} before and "
            + $"{after.Sockets} after, threads {before.Threads} and {after.Threads}, heap {before.Heap >> 10} and {after.Heap >> 10} KiB");
        Assert.InRange(peak, 1, Sessions);
        Assert.Equal((0, 0), (atEnd.InUse, atEnd.Waiting));
        Assert.InRange(atEnd.Created, 1, done);
        Assert.InRange(after.Sockets, 0, before.Sockets);
        Assert.InRange(after.Heap - before.Heap, long.MinValue, 16 << 20);
    }

    // Buffers that are kept for the next caller are given back when they were not needed for a while; what leaks never is.
    static async Task<(int Sockets, int Threads, long Heap)> SettledAsync(long heapBefore)
    {
        var watch = Stopwatch.StartNew();
        var after = Measure();
        while (after.Heap - heapBefore > 16 << 20 && watch.Elapsed < TimeSpan.FromSeconds(90))
        {
            await Task.Delay(500, CancellationToken);
            after = Measure();
        }

        return after;
    }

    static async Task AskAsync(LdapConnection connection, DistinguishedName person, int caller, int round)
    {
        var request = new SearchRequest { BaseObject = person, Scope = SearchScope.BaseObject, Attributes = ["uid"] };
        switch ((caller + round) % 16)
        {
            case 0:
                // Leaves a stream early: what is under way is abandoned.
                await foreach (var _ in connection.StreamAsync(request with { BaseObject = person.Parent, Scope = SearchScope.SingleLevel }))
                {
                    break;
                }

                break;
            case 1:
                using (var hasty = new CancellationTokenSource())
                {
                    var search = connection.SearchAsync(request, hasty.Token);
                    await hasty.CancelAsync();
                    await Record.ExceptionAsync(() => search);
                }

                break;
            case 2:
                await using (var held = await connection.HoldAsync(CancellationToken))
                {
                    Assert.Equal(person, Assert.Single((await held.SearchAsync(request, CancellationToken)).Entries).ObjectName);
                }

                break;
            default:
                Assert.Equal(person, Assert.Single((await connection.SearchAsync(request, CancellationToken)).Entries).ObjectName);
                break;
        }
    }

    static async Task<List<DistinguishedName>> PeopleAsync()
    {
        await using var connection = new LdapConnection(OpenLdapServer.AdministratorOptions());
        var found = await connection.SearchAsync(
            OpenLdapServer.PeopleDn, "(uid=*)", SearchScope.SingleLevel, ["1.1"], CancellationToken);
        return [.. found.EnsureSuccess().Entries.Select(entry => entry.ObjectName)];
    }

    static (int Sockets, int Threads, long Heap) Measure()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return (
            Directory.EnumerateFiles("/proc/self/fd").Count(file => File.ResolveLinkTarget(file, false)?.Name.StartsWith("socket:", StringComparison.Ordinal) == true),
            Process.GetCurrentProcess().Threads.Count,
            GC.GetTotalMemory(forceFullCollection: true));
    }

    static void InterlockedMax(ref int target, int value)
    {
        for (var seen = Volatile.Read(ref target); value > seen; seen = Volatile.Read(ref target))
        {
            if (Interlocked.CompareExchange(ref target, value, seen) == seen)
            {
                return;
            }
        }
    }
}
