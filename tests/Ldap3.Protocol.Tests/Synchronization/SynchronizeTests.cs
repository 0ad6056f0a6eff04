using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Synchronization;
using Ldap3.Protocol.Tests.Sessions;
using static Ldap3.Protocol.Tests.Synchronization.SyncServer;

namespace Ldap3.Protocol.Tests.Synchronization;

public sealed class SynchronizeTests
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_initial_poll_gives_everything_and_then_says_that_the_rest_is_gone()
    {
        var steps = await RunAsync(
            SyncMode.RefreshOnly, null, Entry(SyncState.Add, 1, "a"), Entry(SyncState.Add, 2, "b"), Done("c1"));

        Assert.Equal(["RefreshBegan", "Add 1", "Add 2", "PresentPhaseEnded", "RefreshEnded c1"], steps);
    }

    [Fact]
    public async Task A_server_that_began_from_nothing_has_told_of_everything_whatever_it_calls_its_phase()
    {
        var steps = await RunAsync(
            SyncMode.RefreshOnly, null, Entry(SyncState.Add, 1, "a"), Done("c1", refreshDeletes: true));

        Assert.Equal(["RefreshBegan", "Add 1", "PresentPhaseEnded", "RefreshEnded c1"], steps);
    }

    [Fact]
    public async Task A_present_phase_ends_with_the_operation()
    {
        var steps = await RunAsync(
            SyncMode.RefreshOnly, "c1", Entry(SyncState.Present, 1, "a"), IdSet(false, 2, 3), Entry(SyncState.Add, 4, "d"), Done("c2"));

        Assert.Equal(
            ["RefreshBegan c1", "Present 1", "Present 2", "Present 3", "Add 4", "PresentPhaseEnded", "RefreshEnded c2"], steps);
    }

    [Fact]
    public async Task A_delete_phase_says_nothing_of_what_it_does_not_name()
    {
        var steps = await RunAsync(
            SyncMode.RefreshOnly, "c1", IdSet(true, 1, 2), Entry(SyncState.Delete, 3, "c"), Done("c2", refreshDeletes: true));

        Assert.Equal(["RefreshBegan c1", "Delete 1", "Delete 2", "Delete 3", "RefreshEnded c2"], steps);
    }

    [Fact]
    public async Task A_delete_phase_may_follow_a_present_phase()
    {
        var steps = await RunAsync(
            SyncMode.RefreshOnly,
            "c1",
            IdSet(false, 1, 2),
            SyncInfoMessage.RefreshPresent("c2", refreshDone: false).ToResponse(),
            IdSet(true, 2),
            Done("c3", refreshDeletes: true));

        Assert.Equal(
            ["RefreshBegan c1", "Present 1", "Present 2", "PresentPhaseEnded c2", "Delete 2", "RefreshEnded c3"], steps);
    }

    [Theory]
    [InlineData(true, new[] { "RefreshBegan c1", "RefreshEnded c2" })]
    [InlineData(false, new[] { "RefreshBegan c1", "PresentPhaseEnded", "RefreshEnded c2" })]
    public async Task Persisting_begins_behind_either_phase(bool isDeletePhase, string[] refresh)
    {
        var steps = await RunAsync(
            SyncMode.RefreshAndPersist,
            "c1",
            (isDeletePhase ? SyncInfoMessage.RefreshDelete("c2") : SyncInfoMessage.RefreshPresent("c2")).ToResponse(),
            Entry(SyncState.Add, 1, "a", "c3"),
            Entry(SyncState.Modify, 1, "b"),
            SyncInfoMessage.NewCookie("c4").ToResponse(),
            Entry(SyncState.Delete, 1, "b"),
            SyncInfoMessage.IdSet([Uuid(5)], refreshDeletes: true, "c5").ToResponse(),
            Done("c6"));

        Assert.Equal(
            [.. refresh, "Add 1 c3", "Modify 1", "CookieChanged c4", "Delete 1", "Delete 5", "CookieChanged c5", "CookieChanged c6"],
            steps);
    }

    [Fact]
    public async Task A_reference_is_given_as_one()
    {
        var reference = new SearchResultReference(["ldap://elsewhere/"])
        {
            Controls = [new SyncStateControl(SyncState.Add, Uuid(1))],
        };
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);

        var reading = connection.Synchronize(Everything).ToListAsync(CancellationToken).AsTask();
        var (id, _) = await server.ReceiveSyncAsync();
        await server.SendAsync(id, reference, Done("c1"));

        var step = Assert.Single(await reading, step => step.Kind == SyncChangeKind.Add);
        Assert.Null(step.Entry);
        Assert.Equal(["ldap://elsewhere/"], step.Reference!.Uris);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("c9")]
    public async Task A_refresh_that_is_required_begins_again_from_the_cookie_that_came_with_it(string? cookie)
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);

        var reading = connection.Synchronize(Everything, cookie: "c1").ToListAsync(CancellationToken).AsTask();
        var (first, firstRequest) = await server.ReceiveSyncAsync();
        var refusal = Done(cookie is null ? null : (OctetString?)cookie, result: ResultCode.SyncRefreshRequired);
        await server.SendAsync(first, Entry(SyncState.Add, 1, "a"), refusal);
        var (second, secondRequest) = await server.ReceiveSyncAsync();
        await server.SendAsync(second, Entry(SyncState.Add, 2, "b"), Done("c2"));

        Assert.Equal("c1", firstRequest.Cookie.ToString());
        Assert.Equal(cookie, secondRequest.Cookie?.ToString());
        Assert.Equal(
            ["RefreshBegan c1", "Add 1", $"RefreshBegan {cookie}".Trim(), "Add 2", "PresentPhaseEnded", "RefreshEnded c2"],
            (await reading).Select(Text));
    }

    [Fact]
    public async Task A_refresh_that_is_required_is_reported_to_those_who_want_it_so()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        var options = new SyncOptions { RestartWhenRequired = false, ReloadHint = true };

        var reading = connection.Synchronize(Everything, cookie: "c1", options: options).ToListAsync(CancellationToken).AsTask();
        var (id, request) = await server.ReceiveSyncAsync();
        await server.SendAsync(id, Done("c9", result: ResultCode.SyncRefreshRequired));
        var failure = await Assert.ThrowsAsync<LdapOperationException>(() => reading);

        Assert.True(request.ReloadHint);
        Assert.Equal(ResultCode.SyncRefreshRequired, failure.ResultCode);
        Assert.Equal("c9", failure.Result.Controls.Find<SyncDoneControl>()?.Cookie.ToString());
    }

    [Fact]
    public async Task A_server_that_only_ever_asks_for_a_restart_is_given_up()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);

        var reading = connection.Synchronize(Everything).ToListAsync(CancellationToken).AsTask();
        while (!reading.IsCompleted)
        {
            var receiving = server.ReceiveSyncAsync();
            if (await Task.WhenAny(reading, receiving) == receiving)
            {
                await server.SendAsync((await receiving).MessageId, Done(null, result: ResultCode.SyncRefreshRequired));
            }
        }

        await Assert.ThrowsAsync<LdapOperationException>(() => reading);
    }

    [Fact]
    public async Task A_lost_connection_ends_the_steps_with_what_came_before()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        var steps = connection.Synchronize(Everything, SyncMode.RefreshAndPersist).GetAsyncEnumerator(CancellationToken);
        await using var ending = steps;

        Assert.True(await steps.MoveNextAsync());
        var moving = steps.MoveNextAsync().AsTask();
        var (id, _) = await server.ReceiveSyncAsync();
        await server.SendAsync(id, Entry(SyncState.Add, 1, "a"));
        Assert.True(await moving);
        Assert.Equal("Add 1", Text(steps.Current));
        moving = steps.MoveNextAsync().AsTask();
        server.Hang();

        await Assert.ThrowsAsync<LdapConnectionException>(() => moving);
    }

    [Fact]
    public async Task Cancelling_abandons_the_operation()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        using var stop = new CancellationTokenSource();

        var reading = connection.Synchronize(Everything, SyncMode.RefreshAndPersist).ToListAsync(stop.Token).AsTask();
        var (id, _) = await server.ReceiveSyncAsync();
        await stop.CancelAsync();
        var (_, abandoned) = await server.ReceiveAsync<AbandonRequest>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.Equal(id, abandoned.AbandonedMessageId);
    }

    [Fact]
    public async Task Waiting_for_changes_has_no_time_limit()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options with { OperationTimeout = TimeSpan.FromMilliseconds(1) });

        var reading = connection
            .Synchronize(Everything, SyncMode.RefreshAndPersist)
            .ToListAsync(CancellationToken).AsTask();
        var (id, _) = await server.ReceiveSyncAsync();
        await server.SendAsync(id, SyncInfoMessage.RefreshDelete("c1").ToResponse());
        await Task.Delay(TimeSpan.FromMilliseconds(20), CancellationToken);
        await server.SendAsync(id, Done("c2"));

        Assert.Equal("CookieChanged c2", Text((await reading)[^1]));
    }

    [Fact]
    public async Task A_server_that_answers_as_to_a_plain_search_breaks_the_protocol()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);

        var reading = connection.Synchronize(Everything).ToListAsync(CancellationToken).AsTask();
        var (id, request) = await server.ReceiveSyncAsync();
        await server.SendAsync(id, Answers.Entry("a"));

        await Assert.ThrowsAsync<LdapProtocolException>(() => reading);
        Assert.True(request.IsCritical);
    }

    [Theory]
    [InlineData(DereferenceAliases.InSearching)]
    [InlineData(DereferenceAliases.Always)]
    public void A_search_that_follows_aliases_is_refused(DereferenceAliases aliases)
    {
        using var connection = new LdapConnection(new LdapConnectionOptions());

        Assert.Throws<ArgumentException>(() => connection.Synchronize(Everything with { DereferenceAliases = aliases }));
    }

    static async Task<IEnumerable<string>> RunAsync(SyncMode mode, string? cookie, params LdapResponse[] responses)
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        var sent = cookie is null ? null : (OctetString?)cookie;

        var reading = connection.Synchronize(Everything, mode, sent).ToListAsync(CancellationToken).AsTask();
        var (id, request) = await server.ReceiveSyncAsync();
        await server.SendAsync(id, responses);

        Assert.Equal(mode, request.Mode);
        Assert.Equal(sent, request.Cookie);
        return (await reading).Select(Text);
    }

    static string Text(SyncChange step)
    {
        var number = step.EntryUuid == Guid.Empty ? "" : $" {BitConverter.ToInt32(step.EntryUuid.ToByteArray())}";
        return $"{step.Kind}{number} {step.Cookie}".TrimEnd();
    }
}
