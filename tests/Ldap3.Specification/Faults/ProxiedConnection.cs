using System.Net;
using System.Net.Sockets;

namespace Ldap3.Specification.Faults;

/// <summary>One client's way through a <see cref="FaultyProxy"/>.</summary>
sealed class ProxiedConnection(Socket client, FaultyProxy proxy) : IDisposable
{
    static readonly TimeSpan StallStep = TimeSpan.FromMilliseconds(5);

    readonly Socket _server = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    volatile bool _isMute;

    /// <summary>Lets no answer through any more, whatever the proxy does to others.</summary>
    public void Mute() => _isMute = true;

    public async Task RunAsync(EndPoint target, CancellationToken cancellationToken)
    {
        try
        {
            client.NoDelay = true;
            await _server.ConnectAsync(target, cancellationToken);
            await Task.WhenAny(
                PumpAsync(client, _server, toClient: false, cancellationToken),
                PumpAsync(_server, client, toClient: true, cancellationToken));
        }
        catch (Exception e) when (IsEnd(e))
        {
            // The server is not there: the client's connection ends, too.
        }
    }

    /// <summary>Ends both sides without a goodbye.</summary>
    public void Dispose()
    {
        foreach (var socket in (Socket[])[client, _server])
        {
            try
            {
                socket.LingerState = new LingerOption(true, 0);
            }
            catch (Exception e) when (IsEnd(e))
            {
                // It is closed already.
            }

            socket.Dispose();
        }
    }

    async Task PumpAsync(Socket source, Socket target, bool toClient, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 << 10];
        var passed = 0;
        try
        {
            while (true)
            {
                var count = await source.ReceiveAsync(buffer, cancellationToken);
                if (count == 0)
                {
                    return;
                }

                while (proxy.Behaviour.Stalls)
                {
                    await Task.Delay(StallStep, cancellationToken);
                }

                var now = proxy.Behaviour;
                if (now.ResetChance > 0 && Random.Shared.NextDouble() < now.ResetChance)
                {
                    return;
                }

                if (toClient && (now.SwallowsAnswers || _isMute))
                {
                    continue;
                }

                var left = buffer.AsMemory(0, count);
                if (toClient && now.CutAfter is { } limit && passed + count > limit)
                {
                    await target.SendAsync(left[..Math.Max(0, limit - passed)], cancellationToken);
                    proxy.Behaviour = now.AfterCut ?? now;
                    return;
                }

                passed += count;
                await PassOnAsync(target, left, now, cancellationToken);
            }
        }
        catch (Exception e) when (IsEnd(e))
        {
            // One side went.
        }
    }

    static async Task PassOnAsync(
        Socket target, ReadOnlyMemory<byte> octets, ProxyBehaviour now, CancellationToken cancellationToken)
    {
        while (!octets.IsEmpty)
        {
            if (now.Delay > TimeSpan.Zero)
            {
                await Task.Delay(now.Delay, cancellationToken);
            }

            var next = now.ChunkSize == 0 ? octets.Length : Math.Min(now.ChunkSize, octets.Length);
            await target.SendAsync(octets[..next], cancellationToken);
            octets = octets[next..];
        }
    }

    static bool IsEnd(Exception e) => e is SocketException or ObjectDisposedException or OperationCanceledException;
}
