using Ldap3.Protocol;
using Ldap3.Protocol.Servers;
using Ldap3.Protocol.Strategies;
using Ldap3.Specification.Faults;
using Microsoft.Extensions.Time.Testing;

namespace Ldap3.InMemory.Tests.Strategies;

/// <summary>Sessions go to the servers of a pool as its options say, and past those that are down.</summary>
public sealed class ServerPoolTests
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_is_used_until_it_is_down_and_again_when_its_time_has_come()
    {
        var clock = new FakeTimeProvider();
        await using var one = new ProxiedDirectory(people: 1);
        await using var two = new ProxiedDirectory(people: 1);
        var pool = Pool(
            new LdapServerPoolOptions
            {
                Selection = ServerSelection.First, LeaveOutFor = TimeSpan.FromMinutes(1), TimeProvider = clock,
            },
            one,
            two);

        await VisitAsync(one, pool);
        Assert.Equal((1, 0), (one.Proxy.Accepted, two.Proxy.Accepted));

        one.Proxy.Behaviour = new ProxyBehaviour { Refuses = true };
        await VisitAsync(one, pool);
        await VisitAsync(one, pool);
        Assert.Equal((2, 2), (one.Proxy.Accepted, two.Proxy.Accepted));
        Assert.False(pool.GetStatus()[0].IsAvailable);
        Assert.Equal(1, pool.GetStatus()[0].FailuresInARow);

        one.Proxy.Behaviour = ProxyBehaviour.Honest;
        clock.Advance(TimeSpan.FromMinutes(2));
        await VisitAsync(one, pool);
        Assert.Equal((3, 2), (one.Proxy.Accepted, two.Proxy.Accepted));
        Assert.Equal(0, pool.GetStatus()[0].FailuresInARow);
    }

    [Fact]
    public async Task One_caller_finds_out_for_all_whether_a_server_is_back()
    {
        var clock = new FakeTimeProvider();
        await using var one = new ProxiedDirectory(people: 1);
        await using var two = new ProxiedDirectory(people: 1);
        var pool = Pool(new LdapServerPoolOptions { LeaveOutFor = TimeSpan.FromMinutes(1), TimeProvider = clock }, one, two);
        one.Proxy.Behaviour = new ProxyBehaviour { Refuses = true };
        await VisitAsync(one, pool);
        await VisitAsync(one, pool);
        Assert.Equal(1, one.Proxy.Accepted);

        clock.Advance(TimeSpan.FromMinutes(2));
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => VisitAsync(one, pool)));

        Assert.Equal((2, 12), (one.Proxy.Accepted, two.Proxy.Accepted));
        Assert.Equal(2, pool.GetStatus()[0].FailuresInARow);
    }

    [Fact]
    public async Task In_turn_means_in_turn()
    {
        await using var one = new ProxiedDirectory(people: 1);
        await using var two = new ProxiedDirectory(people: 1);
        var pool = Pool(new LdapServerPoolOptions { Selection = ServerSelection.RoundRobin }, one, two);

        for (var i = 0; i < 6; i++)
        {
            await VisitAsync(one, pool);
        }

        Assert.Equal((3, 3), (one.Proxy.Accepted, two.Proxy.Accepted));
    }

    [Fact]
    public async Task The_one_with_the_fewest_operations_is_chosen()
    {
        await using var one = new ProxiedDirectory(people: 1);
        await using var two = new ProxiedDirectory(people: 1);
        var pool = Pool(new LdapServerPoolOptions { Selection = ServerSelection.FewestOutstanding }, one, two);
        await using var busy = new LdapConnection(one.Options with { Servers = pool });
        await busy.OpenAsync(CancellationToken);
        one.Proxy.Behaviour = new ProxyBehaviour { Stalls = true };
        var hanging = busy.SearchAsync(ProxiedDirectory.Person(0), CancellationToken);
        Assert.Equal(1, pool.GetStatus()[0].Outstanding);

        await VisitAsync(one, pool);

        Assert.Equal((1, 1), (one.Proxy.Accepted, two.Proxy.Accepted));
        one.Proxy.Behaviour = ProxyBehaviour.Honest;
        await hanging;
        Assert.Equal(0, pool.GetStatus()[0].Outstanding);
    }

    [Fact]
    public async Task The_fastest_is_chosen()
    {
        await using var one = new ProxiedDirectory(people: 1);
        await using var two = new ProxiedDirectory(people: 1);
        one.Proxy.Behaviour = new ProxyBehaviour { Delay = TimeSpan.FromMilliseconds(100) };
        var pool = Pool(new LdapServerPoolOptions { Selection = ServerSelection.Fastest }, one, two);

        for (var i = 0; i < 6; i++)
        {
            await VisitAsync(one, pool);
        }

        // Each was new once; from then on the quicker one is asked.
        Assert.Equal((1, 5), (one.Proxy.Accepted, two.Proxy.Accepted));
    }

    [Fact]
    public async Task When_all_are_down_each_is_named_with_its_reason()
    {
        await using var one = new ProxiedDirectory();
        await using var two = new ProxiedDirectory();
        one.Proxy.Behaviour = two.Proxy.Behaviour = new ProxyBehaviour { Refuses = true };
        var pool = Pool(new LdapServerPoolOptions { MaxCycles = 2, CyclePause = TimeSpan.FromMilliseconds(1) }, one, two);

        var failure = await Assert.ThrowsAsync<LdapConnectionException>(() => VisitAsync(one, pool));

        Assert.Contains($"127.0.0.1:{one.Proxy.Port}: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"127.0.0.1:{two.Proxy.Port}: ", failure.Message, StringComparison.Ordinal);
        Assert.Equal((2, 2), (one.Proxy.Accepted, two.Proxy.Accepted));
    }

    [Fact]
    public async Task Servers_that_are_left_out_for_good_are_not_tried_again()
    {
        await using var one = new ProxiedDirectory();
        one.Proxy.Behaviour = new ProxyBehaviour { Refuses = true };
        var pool = Pool(new LdapServerPoolOptions { LeaveOutFor = Timeout.InfiniteTimeSpan, MaxCycles = 5, CyclePause = TimeSpan.Zero }, one);

        await Assert.ThrowsAsync<LdapConnectionException>(() => VisitAsync(one, pool));

        Assert.Equal(1, one.Proxy.Accepted);
    }

    [Fact]
    public async Task A_lost_session_goes_on_at_another_server()
    {
        await using var one = new ProxiedDirectory(people: 1);
        await using var two = new ProxiedDirectory(people: 1);
        var pool = Pool(new LdapServerPoolOptions { Selection = ServerSelection.First }, one, two);
        await using var connection = new LdapConnection(one.Options with { Servers = pool }, Strategy.SafeRestartable);
        Assert.Single(connection.Search(ProxiedDirectory.Person(0)).Entries);

        one.Proxy.Behaviour = new ProxyBehaviour { Refuses = true };
        one.Proxy.Sever();

        Assert.Single(connection.Search(ProxiedDirectory.Person(0)).Entries);
        Assert.Equal(1, two.Proxy.Accepted);
    }

    [Fact]
    public void A_pool_needs_servers_and_takes_each_once()
    {
        Assert.Throws<ArgumentException>(() => new LdapServerPool(Array.Empty<LdapServer>()));
        Assert.Throws<ArgumentException>(() => new LdapServerPool("ldap://a", "ldap://a"));
        Assert.Equal("a, b:1389", new LdapServerPool("ldap://a", "ldap://b:1389").ToString());
    }

    static LdapServerPool Pool(LdapServerPoolOptions options, params ProxiedDirectory[] directories) =>
        new(directories.Select(directory => new LdapServer { Host = "127.0.0.1", Port = directory.Proxy.Port }), options);

    static async Task VisitAsync(ProxiedDirectory directory, LdapServerPool pool)
    {
        await using var connection = new LdapConnection(directory.Options with { Servers = pool });
        Assert.Single((await connection.SearchAsync(ProxiedDirectory.Person(0), CancellationToken)).EnsureSuccess().Entries);
    }
}
