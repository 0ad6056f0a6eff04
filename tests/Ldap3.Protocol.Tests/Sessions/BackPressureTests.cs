using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Tests.Sessions;

public sealed class BackPressureTests
{
    const int BufferSize = 64 << 10;
    static readonly string Filler = new('x', 8 << 10);

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_slow_reader_makes_the_server_wait_and_memory_stays_bounded()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options with { StreamBufferSize = BufferSize });
        await using var stream = connection.StreamAsync(Answers.Ask("x")).GetAsyncEnumerator(CancellationToken);
        var first = stream.MoveNextAsync();
        var (messageId, _) = await server.ReceiveAsync<SearchRequest>();
        await server.SendAsync(messageId, Answers.Entry("first"));
        Assert.True(await first);

        // Sending comes to a stop long before 200 MB: the buffers of both sockets and ours are full.
        var sent = 0L;
        var sending = Task.Run(
            async () =>
            {
                for (var i = 0; i < 25_000; i++)
                {
                    await server.SendAsync(messageId, Answers.Entry(Filler));
                    Interlocked.Add(ref sent, Filler.Length * 2);
                }
            },
            CancellationToken);
        long before;
        do
        {
            before = Interlocked.Read(ref sent);
            await Task.Delay(300, CancellationToken);
        }
        while (Interlocked.Read(ref sent) != before);

        Assert.False(sending.IsCompleted);
        Assert.InRange(before, 1, 64 << 20);
    }

    [Fact]
    public async Task Another_operation_is_answered_while_a_stream_is_not_read()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options with { StreamBufferSize = BufferSize });
        await using var stream = connection.StreamAsync(Answers.Ask("x")).GetAsyncEnumerator(CancellationToken);
        var first = stream.MoveNextAsync();
        var (streamId, _) = await server.ReceiveAsync<SearchRequest>();
        await server.SendAsync(streamId, [.. Enumerable.Repeat(Answers.Entry(Filler), 100)]);
        Assert.True(await first);

        var inside = connection.SearchAsync(Answers.Ask("inside"), CancellationToken);
        var (insideId, _) = await server.ReceiveAsync<SearchRequest>();
        await server.SendAsync(insideId, Answers.Entry("inside"), Answers.Done);
        Assert.Single((await inside).Entries);

        await server.SendAsync(streamId, Answers.Done);
        var count = 1;
        while (await stream.MoveNextAsync())
        {
            count++;
        }

        Assert.Equal(100, count);
    }

    [Fact]
    public async Task A_backlog_without_end_fails_with_what_to_do()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(
            server.Options with { StreamBufferSize = BufferSize, MaxStreamBacklog = 4 * BufferSize });
        await using var stream = connection.StreamAsync(Answers.Ask("x")).GetAsyncEnumerator(CancellationToken);
        var first = stream.MoveNextAsync();
        var (streamId, _) = await server.ReceiveAsync<SearchRequest>();
        var waiting = connection.SearchAsync(Answers.Ask("never answered"), CancellationToken);
        await server.ReceiveAsync<SearchRequest>();
        await server.SendAsync(streamId, [.. Enumerable.Repeat(Answers.Entry(Filler), 100)]);
        Assert.True(await first);

        var e = await Assert.ThrowsAsync<LdapException>(async () =>
        {
            while (await stream.MoveNextAsync())
            {
                await Task.Delay(10, CancellationToken);
            }
        });

        Assert.Contains("page the search", e.Message, StringComparison.Ordinal);
        Assert.False(waiting.IsCompleted);
    }
}
