using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Tests.Sessions;

public sealed class SynchronousCallTests
{
    const int Callers = 32;

    [Fact]
    public async Task Blocking_calls_finish_while_no_pool_thread_is_free()
    {
        await using var server = new ScriptedServer();
        using var connection = new LdapConnection(server.Options);

        // The server's side runs on a thread of its own, too: nothing here may need the pool.
        var serving = new Thread(() => Serve(server));
        serving.Start();
        using var release = new ManualResetEventSlim();
        ThreadPool.GetMaxThreads(out var workers, out var ports);
        ThreadPool.GetMinThreads(out var least, out _);
        try
        {
            ThreadPool.SetMaxThreads(least, ports);
            var blocked = Enumerable.Range(0, least).Select(_ => Task.Run(release.Wait)).ToArray();
            var found = new string?[Callers];
            var threads = Enumerable.Range(0, Callers).Select(i => new Thread(() =>
                found[i] = connection.Search(Answers.Ask($"{i}")).Entries[0].GetString("cn"))).ToArray();

            Array.ForEach(threads, thread => thread.Start());
            Array.ForEach(threads, thread => Assert.True(thread.Join(TimeSpan.FromSeconds(15))));

            Assert.Equal(Enumerable.Range(0, Callers).Select(i => $"{i}"), found);
            release.Set();
            await Task.WhenAll(blocked);
        }
        finally
        {
            release.Set();
            ThreadPool.SetMaxThreads(workers, ports);
        }

        serving.Join();
    }

    static void Serve(ScriptedServer server)
    {
        for (var i = 0; i < Callers; i++)
        {
            var (messageId, request) = server.Receive();
            server.Send(messageId, Answers.Entry(((SearchRequest)request).Asked()), Answers.Done);
        }
    }
}
