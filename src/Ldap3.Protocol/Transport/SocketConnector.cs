using System.Net;
using System.Net.Sockets;

namespace Ldap3.Protocol.Transport;

/// <summary>Connects sockets: tries each address of the host until one answers, within one time limit for all.</summary>
static class SocketConnector
{
    public static Socket Connect(LdapConnectionOptions options)
    {
        var deadline = new Deadline(options);
        var failures = new List<string>();
        foreach (var endPoint in Resolve(options, () => Dns.GetHostAddresses(options.Host)))
        {
            var socket = Create(endPoint);
            try
            {
                ConnectWithin(socket, endPoint, deadline.Remaining);
                return socket;
            }
            catch (SocketException e)
            {
                socket.Dispose();
                failures.Add($"{endPoint}: {Reason(e)}");
            }
        }

        throw Unreachable(options, failures);
    }

    public static async Task<Socket> ConnectAsync(LdapConnectionOptions options, CancellationToken cancellationToken)
    {
        var deadline = new Deadline(options);
        var failures = new List<string>();
        var addresses = options.SocketPath is null
            ? await ResolveAsync(options, cancellationToken).ConfigureAwait(false)
            : [];
        foreach (var endPoint in Resolve(options, () => addresses))
        {
            var socket = Create(endPoint);
            using var limit = new CancellationTokenSource(deadline.Remaining, options.TimeProvider);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            try
            {
                await socket.ConnectAsync(endPoint, both.Token).ConfigureAwait(false);
                return socket;
            }
            catch (SocketException e)
            {
                socket.Dispose();
                failures.Add($"{endPoint}: {Reason(e)}");
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                socket.Dispose();
                failures.Add($"{endPoint}: no answer within {options.ConnectTimeout}");
            }
            catch (OperationCanceledException)
            {
                socket.Dispose();
                throw;
            }
        }

        throw Unreachable(options, failures);
    }

    static EndPoint[] Resolve(LdapConnectionOptions options, Func<IPAddress[]> addresses)
    {
        if (options.SocketPath is { } path)
        {
            return [new UnixDomainSocketEndPoint(path)];
        }

        try
        {
            return IPAddress.TryParse(options.Host, out var address)
                ? [new IPEndPoint(address, options.EffectivePort)]
                : [.. addresses().Select(found => new IPEndPoint(found, options.EffectivePort))];
        }
        catch (SocketException e)
        {
            throw Unknown(options, e);
        }
    }

    static async Task<IPAddress[]> ResolveAsync(LdapConnectionOptions options, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(options.Host, out var address))
        {
            return [address];
        }

        try
        {
            return await Dns.GetHostAddressesAsync(options.Host, cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException e)
        {
            throw Unknown(options, e);
        }
    }

    static Socket Create(EndPoint endPoint)
    {
        if (endPoint is UnixDomainSocketEndPoint)
        {
            return new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        }

        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        return socket;
    }

    // A blocking connect knows no time limit, so the socket is made non-blocking while it connects.
    static void ConnectWithin(Socket socket, EndPoint endPoint, TimeSpan limit)
    {
        socket.Blocking = false;
        try
        {
            socket.Connect(endPoint);
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
        {
            if (!socket.Poll(limit, SelectMode.SelectWrite))
            {
                throw new SocketException((int)SocketError.TimedOut);
            }

            var error = (int)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error)!;
            if (error != 0)
            {
                throw new SocketException(error);
            }
        }

        socket.Blocking = true;
    }

    static string Reason(SocketException e) =>
        e.SocketErrorCode == SocketError.ConnectionRefused ? "refused, nothing listens there" : e.Message;

    static LdapConnectionException Unknown(LdapConnectionOptions options, SocketException e) =>
        new($"Cannot connect to {options}: the host name \"{options.Host}\" is not known ({e.Message}). "
            + "Check its spelling and the name server.", e);

    static LdapConnectionException Unreachable(LdapConnectionOptions options, List<string> failures) =>
        new($"Cannot connect to {options}: {string.Join("; ", failures)}. "
            + "Check that the directory server runs, its port, and the firewalls on the way.");

    /// <summary>What is left of the time for connecting.</summary>
    readonly struct Deadline(LdapConnectionOptions options)
    {
        readonly long _start = options.TimeProvider.GetTimestamp();

        public TimeSpan Remaining
        {
            get
            {
                var left = options.ConnectTimeout - options.TimeProvider.GetElapsedTime(_start);
                return left > TimeSpan.FromMilliseconds(1) ? left : TimeSpan.FromMilliseconds(1);
            }
        }
    }
}
