using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Ldap3.InMemory.Serving;

/// <summary>Takes connections on one port until it is disposed of, and then waits for them to end.</summary>
sealed class Listener : IAsyncDisposable
{
    readonly Socket _socket;
    readonly Func<Socket, CancellationToken, Task> _serve;
    readonly CancellationTokenSource _stopping = new();
    readonly ConcurrentDictionary<Task, byte> _clients = new();
    readonly Task _accepting;

    public Listener(IPEndPoint endPoint, Func<Socket, CancellationToken, Task> serve)
    {
        _serve = serve;
        _socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        _socket.Bind(endPoint);
        _socket.Listen();
        Port = ((IPEndPoint)_socket.LocalEndPoint!).Port;
        _accepting = Task.Run(AcceptAsync);
    }

    public int Port { get; }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _accepting.ConfigureAwait(false);
        _socket.Dispose();
        await Task.WhenAll(_clients.Keys).ConfigureAwait(false);
        _stopping.Dispose();
    }

    async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _socket.AcceptAsync(_stopping.Token).ConfigureAwait(false);
                var client = _serve(socket, _stopping.Token);
                _clients[client] = 0;
                _ = client.ContinueWith(
                    done => _clients.TryRemove(done, out _),
                    CancellationToken.None,
                    TaskContinuationOptions.ExecuteSynchronously,
                    TaskScheduler.Default);
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed of.
        }
    }
}
