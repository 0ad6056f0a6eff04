using System.Buffers;
using System.Net;
using System.Net.Sockets;
using Ldap3.Protocol.Codec;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Transport;

namespace Ldap3.InMemory.Tests.Synchronization;

/// <summary>A client that sends messages and receives them, and minds nothing else.</summary>
sealed class RawClient : IAsyncDisposable
{
    readonly NetworkStream _stream;
    readonly MessageFramer _framer;

    public RawClient(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(new IPEndPoint(IPAddress.Loopback, port));
        _stream = new NetworkStream(socket, ownsSocket: true);
        _framer = new MessageFramer(_stream, 1 << 20);
    }

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public async Task SendAsync(int messageId, LdapRequest request)
    {
        var output = new ArrayBufferWriter<byte>();
        LdapMessageWriter.Write(new LdapMessage(messageId, request), output);
        await _stream.WriteAsync(output.WrittenMemory, CancellationToken);
    }

    /// <summary>The next message; fails at the end of the connection.</summary>
    public async Task<LdapMessage> ReceiveAsync() =>
        LdapMessageReader.Read(await _framer.ReadAsync(CancellationToken) ?? throw new EndOfStreamException());

    public ValueTask DisposeAsync() => _stream.DisposeAsync();
}
