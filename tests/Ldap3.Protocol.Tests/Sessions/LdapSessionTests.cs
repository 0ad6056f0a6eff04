using Ldap3.Protocol.Codec;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Tests.Sessions;

public sealed class LdapSessionTests
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answers_out_of_order_belong_to_their_questions()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        var first = connection.SearchAsync(Answers.Ask("first"), CancellationToken);
        var second = connection.SearchAsync(Answers.Ask("second"), CancellationToken);
        var a = await server.ReceiveAsync<SearchRequest>();
        var b = await server.ReceiveAsync<SearchRequest>();

        await server.SendAsync(b.MessageId, Answers.Entry(b.Request.Asked()), Answers.Done);
        await server.SendAsync(a.MessageId, Answers.Entry(a.Request.Asked()), Answers.Done);

        Assert.NotEqual(a.MessageId, b.MessageId);
        Assert.Equal("first", Assert.Single((await first).Entries).GetString("cn"));
        Assert.Equal("second", Assert.Single((await second).Entries).GetString("cn"));
    }

    [Fact]
    public async Task A_message_that_comes_octet_by_octet_is_put_together()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        var search = connection.SearchAsync(Answers.Ask("x"), CancellationToken);
        var (messageId, _) = await server.ReceiveAsync<SearchRequest>();
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        LdapMessageWriter.Write(new LdapMessage(messageId, Answers.Entry("x")), output);
        LdapMessageWriter.Write(new LdapMessage(messageId, Answers.Done), output);

        for (var i = 0; i < output.WrittenCount; i++)
        {
            await server.SendAsync(output.WrittenMemory.Slice(i, 1));
        }

        Assert.Single((await search).Entries);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_that_takes_too_long_is_abandoned(bool synchronous)
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(
            server.Options with { OperationTimeout = TimeSpan.FromMilliseconds(100) });

        var search = synchronous
            ? Task.Factory.StartNew(
                () => connection.Search(Answers.Ask("x")), CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)
            : connection.SearchAsync(Answers.Ask("x"), CancellationToken);
        var asked = await server.ReceiveAsync<SearchRequest>();

        var e = await Assert.ThrowsAsync<LdapTimeoutException>(() => search);
        Assert.Contains("SearchRequest", e.Message, StringComparison.Ordinal);
        var (_, abandon) = await server.ReceiveAsync<AbandonRequest>();
        Assert.Equal(asked.MessageId, abandon.AbandonedMessageId);
        Assert.True(connection.IsOpen);
    }

    [Fact]
    public async Task Cancelling_abandons_and_the_connection_goes_on()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        using var cancellation = new CancellationTokenSource();
        var search = connection.SearchAsync(Answers.Ask("x"), cancellation.Token);
        var asked = await server.ReceiveAsync<SearchRequest>();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => search);
        Assert.Equal(asked.MessageId, (await server.ReceiveAsync<AbandonRequest>()).Request.AbandonedMessageId);

        // The answer may have been on its way: it is nobody's any more.
        await server.SendAsync(asked.MessageId, Answers.Entry("late"), Answers.Done);
        var next = connection.SearchAsync(Answers.Ask("y"), CancellationToken);
        var (messageId, _) = await server.ReceiveAsync<SearchRequest>();
        await server.SendAsync(messageId, Answers.Entry("y"), Answers.Done);
        Assert.Equal("y", Assert.Single((await next).Entries).GetString("cn"));
    }

    [Fact]
    public async Task Leaving_a_stream_early_abandons()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        var reading = Task.Run(
            async () =>
            {
                await foreach (var entry in connection.StreamAsync(Answers.Ask("x")))
                {
                    return entry.GetString("cn");
                }

                return null;
            },
            CancellationToken);
        var (messageId, _) = await server.ReceiveAsync<SearchRequest>();

        await server.SendAsync(messageId, Answers.Entry("one"), Answers.Entry("two"));

        Assert.Equal("one", await reading);
        Assert.Equal(messageId, (await server.ReceiveAsync<AbandonRequest>()).Request.AbandonedMessageId);
    }

    [Fact]
    public async Task A_stream_gives_what_came_before_it_was_cut_short_and_then_throws()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        var names = new List<string?>();
        var reading = Assert.ThrowsAsync<LdapOperationException>(async () =>
        {
            await foreach (var entry in connection.StreamAsync(Answers.Ask("x")).WithCancellation(CancellationToken))
            {
                names.Add(entry.GetString("cn"));
            }
        });
        var (messageId, _) = await server.ReceiveAsync<SearchRequest>();
        await server.SendAsync(
            messageId, Answers.Entry("one"), new SearchResultDone { ResultCode = ResultCode.SizeLimitExceeded });

        Assert.Equal(ResultCode.SizeLimitExceeded, (await reading).ResultCode);
        Assert.Equal(["one"], names);
    }

    [Fact]
    public async Task A_lost_connection_fails_all_that_is_under_way()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        var search = connection.SearchAsync(Answers.Ask("x"), CancellationToken);
        var delete = connection.DeleteAsync(new DeleteRequest(DistinguishedName.Parse("dc=test")), CancellationToken);
        await server.ReceiveAsync();
        await server.ReceiveAsync();

        server.Hang();

        var read = await Assert.ThrowsAsync<LdapConnectionException>(() => search);
        var write = await Assert.ThrowsAsync<LdapConnectionException>(() => delete);
        Assert.False(read.OutcomeUnknown);
        Assert.True(write.OutcomeUnknown);
        Assert.Contains(connection.Options.ToString(), read.Message, StringComparison.Ordinal);
        Assert.Contains("not known", write.Message, StringComparison.Ordinal);
        Assert.False(connection.IsOpen);
        await Assert.ThrowsAsync<LdapConnectionException>(() => connection.SearchAsync(Answers.Ask("y"), CancellationToken));
    }

    [Fact]
    public async Task A_notice_of_disconnection_is_told_in_the_servers_words()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        var search = connection.SearchAsync(Answers.Ask("x"), CancellationToken);
        await server.ReceiveAsync();

        await server.SendAsync(0, new ExtendedResponse
        {
            ResultCode = ResultCode.Unavailable, DiagnosticMessage = "going for lunch", Oid = "1.3.6.1.4.1.1466.20036",
        });

        var e = await Assert.ThrowsAsync<LdapConnectionException>(() => search);
        Assert.Contains("Unavailable (52) going for lunch", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("30 80")] // an indefinite length
    [InlineData("30 84 7F FF FF FF")] // two gigabytes
    [InlineData("47 45 54 20")] // somebody else's protocol
    [InlineData("30 0C 02 01 01 64 07 04 05 61")] // an entry that ends too soon
    [InlineData("30 05 02 01 01 42 00")] // what only clients say
    public async Task Octets_that_are_no_answer_end_the_session(string octets)
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        var search = connection.SearchAsync(Answers.Ask("x"), CancellationToken);
        await server.ReceiveAsync();

        await server.SendAsync(Convert.FromHexString(octets.Replace(" ", "", StringComparison.Ordinal)));
        if (octets.StartsWith("30 0C", StringComparison.Ordinal))
        {
            await server.SendAsync(new byte[4]);
        }

        await Assert.ThrowsAsync<LdapProtocolException>(() => search);
        Assert.False(connection.IsOpen);
    }

    [Fact]
    public async Task A_bind_waits_until_it_is_alone()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options with { AllowCleartextPassword = true });
        var search = connection.SearchAsync(Answers.Ask("x"), CancellationToken);
        var (searchId, _) = await server.ReceiveAsync<SearchRequest>();

        var bind = connection.BindAsync(Protocol.Authentication.LdapCredential.Simple("cn=me", "secret"), CancellationToken);
        Assert.False(bind.IsCompleted);
        await server.SendAsync(searchId, Answers.Done);
        await search;
        var (bindId, request) = await server.ReceiveAsync<BindRequest>();
        await server.SendAsync(bindId, new BindResponse { ResultCode = ResultCode.Success });

        Assert.Equal("cn=me", request.Name);
        Assert.True((await bind).Status);
    }

    [Fact]
    public async Task Disposing_says_goodbye()
    {
        await using var server = new ScriptedServer();
        var connection = new LdapConnection(server.Options);
        var search = connection.SearchAsync(Answers.Ask("x"), CancellationToken);
        await server.ReceiveAsync();

        await connection.DisposeAsync();

        await server.ReceiveAsync<UnbindRequest>();
        Assert.Null(await server.ReceiveAsync());
        await Assert.ThrowsAsync<LdapConnectionException>(() => search);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => connection.SearchAsync(Answers.Ask("y"), CancellationToken));
    }
}
