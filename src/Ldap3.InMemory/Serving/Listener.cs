using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Ldap3.InMemory.Serving;

/// <summary>Takes connections at one place until it is disposed of, and then waits for them to end.</summary>
sealed class Listener : IAsyncDisposable
{
    readonly Socket _socket;
    readonly EndPoint _endPoint;
    readonly Func<Socket, CancellationToken, Task> _serve;
    readonly CancellationTokenSource _stopping = new();
    readonly ConcurrentDictionary<Task, byte> _clients = new();
    readonly Task _accepting;

    public Listener(EndPoint endPoint, Func<Socket, CancellationToken, Task> serve)
    {
        _serve = serve;
        _socket = endPoint is UnixDomainSocketEndPoint
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            _socket.Bind(endPoint);
            _socket.Listen();
        }
        catch (SocketException)
        {
            _socket.Dispose();
            throw;
        }

        _endPoint = _socket.LocalEndPoint!;
        _accepting = Task.Run(AcceptAsync);
    }

    public int Port => ((IPEndPoint)_endPoint).Port;

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _accepting.ConfigureAwait(false);
        _socket.Dispose();
        if (_endPoint is UnixDomainSocketEndPoint local)
        {
            File.Delete(local.ToString());
        }

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
