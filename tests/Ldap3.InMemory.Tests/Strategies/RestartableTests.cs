using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Strategies;
using Ldap3.Specification.Faults;

namespace Ldap3.InMemory.Tests.Strategies;

/// <summary>A lost session is replaced, and what it left undone is repeated as far as that is safe.</summary>
public sealed class RestartableTests
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public static TheoryData<bool> Ways => [true, false];

    [Theory, MemberData(nameof(Ways))]
    public async Task A_connection_that_was_cut_works_on_as_who_it_was(bool blocking)
    {
        await using var directory = new ProxiedDirectory(people: 1);
        await using var connection = new LdapConnection(directory.Options, Strategy.SafeRestartable);
        await RunAsync(connection, blocking);

        directory.Proxy.Sever();
        await RunAsync(connection, blocking);

        Assert.Equal(2, directory.Proxy.Accepted);
        Assert.Equal("dn:cn=admin,o=test", connection.WhoAmI());
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task A_new_session_is_protected_as_the_lost_one_was(bool blocking)
    {
        await using var directory = new ProxiedDirectory(people: 1);
        await using var connection = new LdapConnection(directory.ProtectedOptions, Strategy.SafeRestartable);
        await RunAsync(connection, blocking);

        directory.Proxy.Sever(ProxyBehaviour.Honest);
        await RunAsync(connection, blocking);

        Assert.Equal(2, directory.Proxy.Accepted);
        Assert.Equal(2, connection.GetUsage().Operations[typeof(BindRequest)]);
    }

    [Fact]
    public async Task A_new_session_is_bound_as_who_the_lost_one_had_become()
    {
        await using var directory = new ProxiedDirectory(people: 1);
        await using var connection = new LdapConnection(directory.Options, Strategy.SafeRestartable);
        Assert.True(connection.Bind(LdapCredential.Simple("cn=p0,o=test", "pw")).Status);

        directory.Proxy.Sever();

        Assert.Equal("dn:cn=p0,o=test", await connection.WhoAmIAsync(CancellationToken));
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task A_search_that_was_cut_in_the_middle_is_run_again_and_gives_each_entry_once(bool blocking)
    {
        await using var directory = new ProxiedDirectory(people: 300);
        await using var connection = new LdapConnection(directory.Options, Strategy.SafeRestartable);
        directory.Proxy.Behaviour = new ProxyBehaviour { CutAfter = 5000, AfterCut = ProxyBehaviour.Honest };

        var found = blocking
            ? connection.Search(ProxiedDirectory.Everybody)
            : await connection.SearchAsync(ProxiedDirectory.Everybody, CancellationToken);

        Assert.Equal(300, found.EnsureSuccess().Entries.DistinctBy(entry => entry.ObjectName).Count());
        Assert.Equal(300, found.Entries.Count);
        Assert.Equal(2, directory.Proxy.Accepted);
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task A_write_whose_fate_is_unknown_is_not_repeated(bool blocking)
    {
        await using var directory = new ProxiedDirectory(people: 1);
        await using var connection = new LdapConnection(directory.Options, Strategy.SafeRestartable);
        await connection.OpenAsync(CancellationToken);
        directory.Proxy.Behaviour = new ProxyBehaviour { SwallowsAnswers = true };
        var write = Task.Run(
            async () => blocking
                ? connection.Modify(ProxiedDirectory.Describe(0, "once"))
                : await connection.ModifyAsync(ProxiedDirectory.Describe(0, "once")),
            CancellationToken);
        await DoneAsync(directory, 0, "once");

        directory.Proxy.Sever(ProxyBehaviour.Honest);

        var lost = await Assert.ThrowsAsync<LdapConnectionException>(() => write);
        Assert.True(lost.OutcomeUnknown);
        Assert.Contains("Whether the request was carried out is not known", lost.Message, StringComparison.Ordinal);
        Assert.Equal(1, directory.Proxy.Accepted);
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task A_write_that_is_said_to_be_idempotent_is_repeated(bool blocking)
    {
        await using var directory = new ProxiedDirectory(people: 1);
        await using var connection = new LdapConnection(directory.Options, Strategy.SafeRestartable);
        await connection.OpenAsync(CancellationToken);
        directory.Proxy.Behaviour = new ProxyBehaviour { SwallowsAnswers = true };
        var request = ProxiedDirectory.Describe(0, "twice") with { IsIdempotent = true };
        var write = Task.Run(
            async () => blocking ? connection.Modify(request) : await connection.ModifyAsync(request), CancellationToken);
        await DoneAsync(directory, 0, "twice");

        directory.Proxy.Sever(ProxyBehaviour.Honest);

        Assert.True((await write).Status);
        Assert.Equal(2, directory.Proxy.Accepted);
    }

    [Fact]
    public async Task Attempts_are_as_many_as_told_and_then_the_reason_is_told()
    {
        await using var directory = new ProxiedDirectory();
        directory.Proxy.Behaviour = new ProxyBehaviour { Refuses = true };
        var options = directory.Options with { Restart = directory.Options.Restart with { MaxAttempts = 3 } };
        await using var connection = new LdapConnection(options, Strategy.SafeRestartable);

        await Assert.ThrowsAsync<LdapConnectionException>(
            () => connection.SearchAsync(ProxiedDirectory.Everybody, CancellationToken));
        Assert.Equal(3, directory.Proxy.Accepted);
        Assert.Throws<LdapConnectionException>(() => connection.Search(ProxiedDirectory.Everybody));
        Assert.Equal(6, directory.Proxy.Accepted);
    }

    [Fact]
    public async Task A_wrong_password_is_not_tried_again()
    {
        await using var directory = new ProxiedDirectory();
        var options = directory.Options with { Credential = LdapCredential.Simple("cn=admin,o=test", "wrong") };
        await using var connection = new LdapConnection(options, Strategy.SafeRestartable);

        await Assert.ThrowsAsync<LdapOperationException>(() => connection.OpenAsync(CancellationToken));

        Assert.Equal(1, directory.Proxy.Accepted);
    }

    [Fact]
    public async Task Callers_who_wait_for_one_attempt_share_its_fate()
    {
        await using var directory = new ProxiedDirectory();
        directory.Proxy.Behaviour = new ProxyBehaviour { Stalls = true };
        var options = directory.Options with { Credential = LdapCredential.Simple("cn=admin,o=test", "wrong") };
        await using var connection = new LdapConnection(options, Strategy.SafeRestartable);

        var callers = Enumerable.Range(0, 16).Select(_ => connection.OpenAsync(CancellationToken)).ToList();
        directory.Proxy.Behaviour = ProxyBehaviour.Honest;

        foreach (var caller in callers)
        {
            await Assert.ThrowsAsync<LdapOperationException>(() => caller);
        }

        Assert.Equal(1, directory.Proxy.Accepted);
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task A_stream_that_has_given_entries_is_not_run_again_in_silence(bool blocking)
    {
        await using var directory = new ProxiedDirectory(people: 2000);
        await using var connection = new LdapConnection(
            directory.Options with { StreamBufferSize = 1000 }, Strategy.SafeRestartable);
        var given = 0;

        await Assert.ThrowsAsync<LdapConnectionException>(async () =>
        {
            var stream = connection.StreamAsync(ProxiedDirectory.Everybody);
            if (blocking)
            {
                foreach (var _ in stream.ReadBlocking())
                {
                    Cut();
                }
            }
            else
            {
                await foreach (var _ in stream.WithCancellation(CancellationToken))
                {
                    Cut();
                }
            }
        });

        Assert.InRange(given, 10, 1999);

        void Cut()
        {
            if (++given == 10)
            {
                directory.Proxy.Sever();
            }
        }
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task A_paged_stream_goes_on_or_says_that_it_cannot_and_never_gives_an_entry_twice(bool blocking)
    {
        await using var directory = new ProxiedDirectory(people: 500);
        await using var connection = new LdapConnection(directory.Options, Strategy.SafeRestartable);
        List<string> given = [];
        LdapConnectionException? said = null;

        try
        {
            var stream = connection.StreamAsync(ProxiedDirectory.Everybody, pageSize: 50);
            if (blocking)
            {
                foreach (var entry in stream.ReadBlocking())
                {
                    Take(entry);
                }
            }
            else
            {
                await foreach (var entry in stream.WithCancellation(CancellationToken))
                {
                    Take(entry);
                }
            }
        }
        catch (LdapConnectionException e)
        {
            said = e;
        }

        Assert.Equal(given.Count, given.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(2, directory.Proxy.Accepted);
        if (said is null)
        {
            Assert.Equal(500, given.Count);
        }
        else
        {
            Assert.Contains("Run the search again", said.Message, StringComparison.Ordinal);
        }

        void Take(SearchResultEntry entry)
        {
            given.Add(entry.ObjectName.ToString());
            if (given.Count == 75)
            {
                directory.Proxy.Sever();
            }
        }
    }

    [Fact]
    public async Task Waiting_for_the_next_attempt_ends_when_cancelled()
    {
        await using var directory = new ProxiedDirectory();
        directory.Proxy.Behaviour = new ProxyBehaviour { Refuses = true };
        var options = directory.Options with { Restart = new RestartOptions { InitialDelay = TimeSpan.FromHours(1), MaxDelay = TimeSpan.FromHours(1) } };
        await using var connection = new LdapConnection(options, Strategy.SafeRestartable);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken);
        var search = connection.SearchAsync(ProxiedDirectory.Everybody, cancellation.Token);
        while (directory.Proxy.Accepted == 0)
        {
            await Task.Delay(5, CancellationToken);
        }

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => search);
    }

    static async Task RunAsync(LdapConnection connection, bool blocking)
    {
        var found = blocking
            ? connection.Search(ProxiedDirectory.Person(0))
            : await connection.SearchAsync(ProxiedDirectory.Person(0), CancellationToken);
        Assert.Single(found.EnsureSuccess().Entries);
        var write = blocking
            ? connection.Modify(ProxiedDirectory.Describe(0, "x"))
            : await connection.ModifyAsync(ProxiedDirectory.Describe(0, "x"), CancellationToken);
        write.EnsureSuccess();
    }

    // Until the directory itself holds it, whatever the client could learn.
    static async Task DoneAsync(ProxiedDirectory directory, int person, string description)
    {
        while (!directory.Directory.CreateSession().Execute(ProxiedDirectory.Person(person)).OfType<SearchResultEntry>()
            .Any(entry => entry.GetString("description") == description))
        {
            await Task.Delay(5, CancellationToken);
        }
    }
}
