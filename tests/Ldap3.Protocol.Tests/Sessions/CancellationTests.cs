using Ldap3.Protocol.ExtendedOperations;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Tests.Sessions;

public sealed class CancellationTests
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cancelled_token_has_the_server_cancel_even_when_no_further_operation_is_allowed()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(Cancelling(server) with { MaxPendingOperations = 1 });
        using var stop = new CancellationTokenSource();
        var search = connection.SearchAsync(Answers.Ask("x"), stop.Token);
        var (messageId, _) = await server.ReceiveAsync<SearchRequest>();

        await stop.CancelAsync();
        var (cancelId, cancel) = await server.ReceiveAsync<ExtendedRequest>();
        await server.SendAsync(cancelId, Said(ResultCode.Success));
        await server.SendAsync(messageId, new SearchResultDone { ResultCode = ResultCode.Canceled });

        Assert.Equal(messageId, CancelRequest.Read(cancel));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => search);
        Assert.True(connection.IsOpen);
    }

    [Fact]
    public async Task What_cannot_be_cancelled_any_more_gives_its_own_answer()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(Cancelling(server));
        using var stop = new CancellationTokenSource();
        var search = connection.SearchAsync(Answers.Ask("x"), stop.Token);
        var (messageId, _) = await server.ReceiveAsync<SearchRequest>();

        await stop.CancelAsync();
        var (cancelId, _) = await server.ReceiveAsync<ExtendedRequest>();
        await server.SendAsync(cancelId, Said(ResultCode.TooLate));
        await server.SendAsync(messageId, Answers.Entry("x"), Answers.Done);

        Assert.Single((await search).Entries);
    }

    [Fact]
    public async Task A_server_that_does_not_know_cancel_is_told_to_abandon()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(Cancelling(server));
        using var stop = new CancellationTokenSource();
        var search = connection.SearchAsync(Answers.Ask("x"), stop.Token);
        var (messageId, _) = await server.ReceiveAsync<SearchRequest>();

        await stop.CancelAsync();
        var (cancelId, _) = await server.ReceiveAsync<ExtendedRequest>();
        await server.SendAsync(cancelId, Said(ResultCode.ProtocolError));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => search);
        Assert.Equal(messageId, (await server.ReceiveAsync<AbandonRequest>()).Request.AbandonedMessageId);
    }

    [Fact]
    public async Task A_request_that_was_sent_is_cancelled_by_its_number()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        var sent = await connection.SendAsync(Answers.Ask("x"), CancellationToken);
        var (messageId, _) = await server.ReceiveAsync<SearchRequest>();

        var cancelling = connection.CancelAsync(sent, CancellationToken);
        var (cancelId, _) = await server.ReceiveAsync<ExtendedRequest>();
        await server.SendAsync(messageId, new SearchResultDone { ResultCode = ResultCode.Canceled });
        await server.SendAsync(cancelId, Said(ResultCode.Success));

        Assert.True((await cancelling).Status);
        Assert.Equal(ResultCode.Canceled, (await connection.GetResponseAsync(sent, CancellationToken)).Result.ResultCode);
        await Assert.ThrowsAsync<ArgumentException>(() => connection.CancelAsync(sent, CancellationToken));
    }

    [Fact]
    public async Task A_notice_of_disconnection_reaches_whoever_listens_and_a_listener_that_fails_harms_nobody()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        var told = new TaskCompletionSource<(object?, ExtendedResponse)>(TaskCreationOptions.RunContinuationsAsynchronously);
        connection.NotificationReceived += (sender, e) =>
        {
            told.TrySetResult((sender, e.Notification));
            throw new InvalidOperationException("a listener's fault");
        };
        var search = connection.SearchAsync(Answers.Ask("x"), CancellationToken);
        await server.ReceiveAsync<SearchRequest>();

        await server.SendAsync(0, Said(ResultCode.Unavailable) with { Oid = ExtendedOperationOid.NoticeOfDisconnection });
        var (who, notice) = await told.Task.WaitAsync(CancellationToken);

        Assert.Same(connection, who);
        Assert.Equal(ResultCode.Unavailable, notice.ResultCode);
        await Assert.ThrowsAsync<LdapConnectionException>(() => search);
    }

    static LdapConnectionOptions Cancelling(ScriptedServer server) =>
        server.Options with { Cancellation = CancellationBehavior.Cancel };

    static ExtendedResponse Said(ResultCode code) => new() { ResultCode = code };
}
