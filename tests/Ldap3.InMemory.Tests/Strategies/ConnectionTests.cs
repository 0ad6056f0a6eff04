using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.ExtendedOperations;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Strategies;
using Ldap3.Specification.Faults;
using Microsoft.Extensions.Time.Testing;

namespace Ldap3.InMemory.Tests.Strategies;

/// <summary>What every connection offers, whatever its strategy.</summary>
public sealed class ConnectionTests
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answers_are_asked_for_by_number_in_any_order_and_given_once()
    {
        await using var directory = new ProxiedDirectory(people: 3);
        await using var connection = new LdapConnection(directory.Options, Strategy.Async);
        var first = await connection.SendAsync(ProxiedDirectory.Person(0), CancellationToken);
        var second = connection.Send(ProxiedDirectory.Describe(1, "x"));
        var third = connection.Send(ProxiedDirectory.Person(2));

        var found = Assert.IsType<SearchOutcome>(await connection.GetResponseAsync(third, CancellationToken));
        Assert.Equal("p2", Assert.Single(found.Entries).GetString("cn"));
        Assert.True(connection.GetResponse(second).Status);
        await connection.AbandonAsync(first);

        Assert.Throws<ArgumentException>(() => connection.GetResponse(second));
        await Assert.ThrowsAsync<ArgumentException>(() => connection.GetResponseAsync(first, CancellationToken));
    }

    [Fact]
    public async Task A_request_that_was_sent_survives_the_loss_of_its_session()
    {
        await using var directory = new ProxiedDirectory(people: 1);
        await using var connection = new LdapConnection(directory.Options, Strategy.SafeRestartable);
        await connection.OpenAsync(CancellationToken);
        directory.Proxy.Behaviour = new ProxyBehaviour { SwallowsAnswers = true };
        var number = connection.Send(ProxiedDirectory.Person(0));

        directory.Proxy.Sever(ProxyBehaviour.Honest);

        Assert.Single(Assert.IsType<SearchOutcome>(connection.GetResponse(number)).Entries);
        Assert.Equal(1, connection.GetUsage().Restarts);
    }

    [Fact]
    public async Task What_is_done_is_counted()
    {
        await using var directory = new ProxiedDirectory(people: 1);
        await using var connection = new LdapConnection(directory.Options);
        connection.Search(ProxiedDirectory.Person(0));
        connection.Search(ProxiedDirectory.Person(0));
        connection.Modify(ProxiedDirectory.Describe(0, "x"));

        var usage = connection.GetUsage();

        Assert.Equal(2, usage.Operations[typeof(SearchRequest)]);
        Assert.Equal(1, usage.Operations[typeof(ModifyRequest)]);
        Assert.Equal(1, usage.Operations[typeof(BindRequest)]);
        Assert.Equal((1, 0, 4, 6), (usage.SessionsOpened, usage.SessionsClosed, usage.MessagesSent, usage.MessagesReceived));
        Assert.InRange(usage.OctetsSent, 100, 1000);
        Assert.InRange(usage.OctetsReceived, 100, 1000);

        // Whoever ends the session first counts it: the server's farewell may have been quicker than ours.
        await connection.DisposeAsync();
        while (connection.GetUsage().SessionsClosed == 0)
        {
            await Task.Delay(1, CancellationToken);
        }
    }

    [Fact]
    public async Task A_read_only_connection_sends_no_change()
    {
        await using var directory = new ProxiedDirectory(people: 1);
        await using var connection = new LdapConnection(directory.Options with { IsReadOnly = true });

        Assert.Single(connection.Search(ProxiedDirectory.Person(0)).Entries);
        Assert.Equal("dn:cn=admin,o=test", connection.WhoAmI());
        var refused = Assert.Throws<InvalidOperationException>(() => connection.Modify(ProxiedDirectory.Describe(0, "x")));
        Assert.Contains("read-only", refused.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => connection.Send(ProxiedDirectory.Describe(0, "x")));
        Assert.Throws<InvalidOperationException>(() => connection.Add(new AddRequest(ProxiedDirectory.Base)));
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => connection.ModifyPasswordAsync(new PasswordModification { NewPassword = "x" }, CancellationToken));
    }

    [Fact]
    public async Task A_server_that_vanished_without_a_word_is_found_out()
    {
        var clock = new FakeTimeProvider();
        await using var directory = new ProxiedDirectory(people: 1);
        await using var connection = new LdapConnection(directory.Options with
        {
            KeepAliveInterval = TimeSpan.FromSeconds(10), OperationTimeout = Timeout.InfiniteTimeSpan, TimeProvider = clock,
        });
        Assert.Single(connection.Search(ProxiedDirectory.Person(0)).Entries);
        var asked = connection.GetUsage().Operations[typeof(SearchRequest)];

        // It answers: the session stays.
        await PassAsync(TimeSpan.FromSeconds(10));
        await PassAsync(TimeSpan.FromSeconds(10));
        while (connection.GetUsage().MessagesReceived < 4)
        {
            await Task.Delay(1, CancellationToken);
        }

        Assert.True(connection.IsOpen);
        directory.Proxy.Behaviour = new ProxyBehaviour { Stalls = true };
        var search = connection.SearchAsync(ProxiedDirectory.Person(0), CancellationToken);
        while (connection.IsOpen)
        {
            await PassAsync(TimeSpan.FromSeconds(10));
        }

        var lost = await Assert.ThrowsAsync<LdapConnectionException>(() => search);
        Assert.Contains("answered nothing for", lost.Message, StringComparison.Ordinal);
        Assert.InRange(connection.GetUsage().Operations[typeof(SearchRequest)], asked + 2, 20);

        async Task PassAsync(TimeSpan time)
        {
            clock.Advance(time);
            await Task.Delay(20, CancellationToken);
        }
    }

    [Fact]
    public async Task Who_asks_not_to_be_bound_is_nobody_until_the_first_bind()
    {
        await using var directory = new ProxiedDirectory(people: 1);
        await using var connection = new LdapConnection(directory.Options with { BindOnOpen = false });

        Assert.Equal("", connection.WhoAmI());
        Assert.True((await connection.BindAsync(LdapCredential.Simple("cn=p0,o=test", "pw"), CancellationToken)).Status);
        Assert.Equal("dn:cn=p0,o=test", connection.WhoAmI());
    }

    [Fact]
    public async Task A_request_may_have_a_time_limit_of_its_own()
    {
        await using var directory = new ProxiedDirectory(people: 1);
        await using var connection = new LdapConnection(directory.Options with { OperationTimeout = TimeSpan.FromHours(1) });
        await connection.OpenAsync(CancellationToken);
        directory.Proxy.Behaviour = new ProxyBehaviour { Stalls = true };
        var request = ProxiedDirectory.Person(0) with { Timeout = TimeSpan.FromMilliseconds(30) };

        await Assert.ThrowsAsync<LdapTimeoutException>(() => connection.SearchAsync(request, CancellationToken));
        Assert.Throws<LdapTimeoutException>(() => connection.Search(request));

        directory.Proxy.Behaviour = ProxyBehaviour.Honest;
        Assert.Single(connection.Search(ProxiedDirectory.Person(0)).Entries);
    }
}
