using System.Buffers;
using Ldap3.Protocol.Codec;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Sessions;

namespace Ldap3.Protocol.Tests.Sessions;

/// <summary>What went wrong, or could have, when a review looked for it.</summary>
public sealed class RaceTests
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_with_a_malformed_name_from_the_server_ends_the_session_and_not_the_process()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        var search = connection.SearchAsync(Answers.Ask("x"), CancellationToken);
        await server.ReceiveAsync<SearchRequest>();
        var output = new ArrayBufferWriter<byte>();
        LdapMessageWriter.Write(new LdapMessage(1, new DeleteRequest(DistinguishedName.Parse("cn=a"))), output);
        var octets = output.WrittenSpan.ToArray();
        octets[^2] = (byte)'x';

        await server.SendAsync(octets);

        var e = await Assert.ThrowsAsync<LdapProtocolException>(() => search);
        Assert.Contains(server.Options.ToString(), e.Message, StringComparison.Ordinal);
        Assert.False(connection.IsOpen);
    }

    [Fact]
    public async Task A_stream_is_read_once_at_a_time()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        var stream = connection.StreamAsync(Answers.Ask("x"));
        var reader = stream.GetAsyncEnumerator(CancellationToken);
        var first = reader.MoveNextAsync();
        var (messageId, _) = await server.ReceiveAsync<SearchRequest>();
        await server.SendAsync(messageId, Answers.Entry("x"));
        Assert.True(await first);

        await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await stream.GetAsyncEnumerator(CancellationToken).MoveNextAsync());
        Assert.Throws<InvalidOperationException>(() => stream.ReadBlocking().First());
        await reader.DisposeAsync();

        // The reading that was refused did not end the first; now another may begin.
        var second = stream.GetAsyncEnumerator(CancellationToken).MoveNextAsync();
        await server.ReceiveAsync<AbandonRequest>();
        (messageId, _) = await server.ReceiveAsync<SearchRequest>();
        await server.SendAsync(messageId, Answers.Done);
        Assert.False(await second);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_bind_waits_no_longer_than_it_may_however_often_it_is_woken(bool synchronous)
    {
        var gate = new BindGate(TimeProvider.System);
        var limit = TimeSpan.FromMilliseconds(200);
        gate.Enter(alone: false, limit);
        using var done = new CancellationTokenSource();
        var others = Task.Run(
            async () =>
            {
                while (!done.IsCancellationRequested)
                {
                    gate.Enter(alone: false, limit);
                    await Task.Delay(10, CancellationToken);
                    gate.Exit(alone: false);
                }
            },
            CancellationToken);

        var bind = synchronous
            ? Task.Run(() => gate.Enter(alone: true, limit), CancellationToken)
            : gate.EnterAsync(alone: true, limit, CancellationToken).AsTask();

        await Assert.ThrowsAsync<LdapTimeoutException>(() => bind.WaitAsync(TimeSpan.FromSeconds(10), CancellationToken));
        await done.CancelAsync();
        await others;
    }
}
