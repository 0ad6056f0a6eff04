using Ldap3.InMemory.Authentication;
using Ldap3.InMemory.Serving;
using Ldap3.Protocol.Strategies;

namespace Ldap3.InMemory;

/// <summary>
/// Strategies that run on a directory in this process, for tests: the whole engine, encoding included, without a socket.
/// </summary>
public static class InMemoryStrategies
{
    extension(Strategy)
    {
        /// <summary>
        /// Each operation is carried out on the thread that sends it, before sending returns. Needs no free pool thread and
        /// repeats exactly. The connection's host and TLS do not matter.
        /// </summary>
        /// <param name="directory">The directory; any number of connections may share it.</param>
        public static Strategy MockSync(InMemoryDirectory directory) => Mock(nameof(MockSync), directory, runsInline: true);

        /// <summary>Operations are carried out side by side, as by a server. The connection's host and TLS do not matter.</summary>
        /// <param name="directory">The directory; any number of connections may share it.</param>
        public static Strategy MockAsync(InMemoryDirectory directory) => Mock(nameof(MockAsync), directory, runsInline: false);
    }

    static Strategy Mock(string name, InMemoryDirectory directory, bool runsInline)
    {
        ArgumentNullException.ThrowIfNull(directory);
        return new Strategy(
            name,
            options => Strategy.SafeSync.Create(options with { InProcess = () => Connect(directory, runsInline), Servers = null }));
    }

    static Stream Connect(InMemoryDirectory directory, bool runsInline)
    {
        var (client, server) = InProcessStream.CreatePair();

        // It ends with the client's stream, and tells the client whatever goes wrong.
        _ = new ClientConnection(server, directory, new InMemoryServerOptions(), tls: null, ClientTransport.InProcess, runsInline)
            .ServeAsync(tls: false, CancellationToken.None);
        return client;
    }
}
