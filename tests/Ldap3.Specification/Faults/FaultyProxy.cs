using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Ldap3.Specification.Faults;

/// <summary>
/// Stands between clients and a server and does to their octets what <see cref="Behaviour"/> says at that moment. Thread
/// safe.
/// </summary>
public sealed class FaultyProxy : IAsyncDisposable
{
    readonly EndPoint _target;
    readonly Socket _listener;
    readonly CancellationTokenSource _stopping = new();
    readonly ConcurrentDictionary<ProxiedConnection, Task> _connections = new();
    readonly Task _accepting;
    volatile ProxyBehaviour _behaviour = ProxyBehaviour.Honest;
    int _accepted;

    public FaultyProxy(string host, int port)
        : this(new IPEndPoint(IPAddress.Parse(host), port))
    {
    }

    public FaultyProxy(EndPoint target)
    {
        _target = target;
        _listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(512);
        _accepting = Task.Run(AcceptAsync);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    /// <summary>How many connections were taken so far.</summary>
    public int Accepted => Volatile.Read(ref _accepted);

    /// <summary>How many connections there are.</summary>
    public int Open => _connections.Count;

    public ProxyBehaviour Behaviour
    {
        get => _behaviour;
        set => _behaviour = value;
    }

    /// <summary>Resets every connection there is; those to come are treated otherwise, if so told.</summary>
    public void Sever(ProxyBehaviour? afterwards = null)
    {
        foreach (var connection in _connections.Keys)
        {
            connection.Mute(); // else an answer under way could slip through between the change and the end
        }

        _behaviour = afterwards ?? _behaviour;
        foreach (var connection in _connections.Keys)
        {
            connection.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Dispose();
        await _accepting;
        Sever();
        await Task.WhenAll(_connections.Values);
        _stopping.Dispose();
    }

    async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptAsync(_stopping.Token);
                Interlocked.Increment(ref _accepted);
                if (_behaviour.Refuses)
                {
                    client.Dispose();
                    continue;
                }

                var connection = new ProxiedConnection(client, this);
                _connections[connection] = ServeAsync(connection);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Disposed of.
        }
    }

    async Task ServeAsync(ProxiedConnection connection)
    {
        await Task.Yield();
        try
        {
            await connection.RunAsync(_target, _stopping.Token);
        }
        finally
        {
            connection.Dispose();
            _connections.TryRemove(connection, out _);
        }
    }
}
