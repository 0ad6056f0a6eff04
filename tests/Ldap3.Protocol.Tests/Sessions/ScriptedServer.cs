using System.Buffers;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Ldap3.Protocol.Codec;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Transport;

namespace Ldap3.Protocol.Tests.Sessions;

/// <summary>A server that says exactly what a test tells it to, to one client.</summary>
sealed class ScriptedServer : IAsyncDisposable
{
    const int MaxMessageSize = 1 << 20;

    readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    Socket? _client;
    Stream? _stream;
    MessageFramer? _framer;

    public ScriptedServer()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
    }

    public LdapConnectionOptions Options => new()
    {
        Host = "127.0.0.1",
        Port = ((IPEndPoint)_listener.LocalEndPoint!).Port,
        OperationTimeout = TimeSpan.FromSeconds(20),
    };

    /// <summary>All octets of the messages received, to look for what should not be there.</summary>
    public List<byte> Seen { get; } = [];

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    /// <summary>Waits for the client's next message; null when it has closed the connection.</summary>
    public async Task<LdapMessage?> ReceiveAsync()
    {
        if (_client is null)
        {
            Take(await _listener.AcceptAsync(CancellationToken));
        }

        try
        {
            if (await _framer!.ReadAsync(CancellationToken) is not { } octets)
            {
                return null;
            }

            Seen.AddRange(octets);
            return LdapMessageReader.Read(octets);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Waits for so many octets, whatever they are.</summary>
    public async Task<byte[]> ReceiveOctetsAsync(int count)
    {
        var octets = new byte[count];
        await _stream!.ReadExactlyAsync(octets, CancellationToken);
        return octets;
    }

    /// <summary>Waits for the client's next message on this thread, without the pool.</summary>
    public LdapMessage Receive()
    {
        if (_client is null)
        {
            Take(_listener.Accept());
        }

        return LdapMessageReader.Read(_framer!.Read()!);
    }

    /// <summary>Sends on this thread, without the pool.</summary>
    public void Send(int messageId, params LdapResponse[] responses) => _stream!.Write(Encode(messageId, responses).Span);

    /// <summary>Waits for a request of that kind.</summary>
    public async Task<(int MessageId, T Request)> ReceiveAsync<T>()
        where T : LdapRequest
    {
        var message = await ReceiveAsync();
        Assert.NotNull(message);
        return (message.MessageId, Assert.IsType<T>(message.Operation));
    }

    public Task SendAsync(int messageId, params LdapResponse[] responses) => SendAsync(Encode(messageId, responses));

    public async Task SendAsync(ReadOnlyMemory<byte> octets) => await _stream!.WriteAsync(octets, CancellationToken);

    /// <summary>Begins TLS with a certificate, as a server does behind its answer to StartTLS.</summary>
    public async Task BeginTlsAsync(X509Certificate2 certificate)
    {
        var tls = new SslStream(_stream!);
        _stream = tls;
        _framer = new MessageFramer(tls, MaxMessageSize);
        await tls.AuthenticateAsServerAsync(certificate);
    }

    /// <summary>Closes the connection without a word.</summary>
    public void Hang() => _client!.Close();

    /// <summary>Closes the connection without a word, and takes the next that comes.</summary>
    public void HangAndWait()
    {
        Hang();
        _client = null;
    }

    public ValueTask DisposeAsync()
    {
        _client?.Dispose();
        _listener.Dispose();
        return ValueTask.CompletedTask;
    }

    void Take(Socket client)
    {
        _client = client;
        _stream = new NetworkStream(client);
        _framer = new MessageFramer(_stream, MaxMessageSize);
    }

    static ReadOnlyMemory<byte> Encode(int messageId, LdapResponse[] responses)
    {
        var output = new ArrayBufferWriter<byte>();
        foreach (var response in responses)
        {
            LdapMessageWriter.Write(new LdapMessage(messageId, response), output);
        }

        return output.WrittenMemory;
    }
}
