using System.Buffers;
using System.Net.Security;
using Ldap3.InMemory.Authentication;
using Ldap3.Protocol.Codec;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Transport;

namespace Ldap3.InMemory.Serving;

/// <summary>The octets to and from one client: read by one, written by all, and put under TLS in between.</summary>
/// <param name="stream">The client, which is closed in the end.</param>
/// <param name="maxMessageSize">The longest message to take, in octets.</param>
sealed class ClientStream(Stream stream, int maxMessageSize) : IDisposable
{
    readonly SemaphoreSlim _writing = new(1, 1);
    Stream _stream = stream;
    MessageFramer _framer = new(stream, maxMessageSize);

    public bool IsTls => _stream is SslStream;

    /// <summary>Whether the client has sent more than was read.</summary>
    public bool HasLeftover => _framer.HasLeftover;

    public ValueTask<byte[]?> ReadAsync(CancellationToken cancellationToken) => _framer.ReadAsync(cancellationToken);

    public async Task<ClientTransport> BeginTlsAsync(ServerTls tls, CancellationToken cancellationToken)
    {
        var secured = new SslStream(_stream);
        _stream = secured;
        var transport = await tls.BeginAsync(secured, cancellationToken).ConfigureAwait(false);
        _framer = new MessageFramer(secured, maxMessageSize);
        return transport;
    }

    public async Task WriteAsync(int messageId, LdapResponse response)
    {
        var output = new ArrayBufferWriter<byte>();
        LdapMessageWriter.Write(new LdapMessage(messageId, response), output);
        await FlushAsync(output).ConfigureAwait(false);
    }

    /// <summary>Writes, and waits until the client has taken it or the system's buffer has: who reads slowly is served slowly.</summary>
    public async Task FlushAsync(ArrayBufferWriter<byte> output)
    {
        await _writing.WaitAsync().ConfigureAwait(false);
        try
        {
            await _stream.WriteAsync(output.WrittenMemory).ConfigureAwait(false);
        }
        finally
        {
            _writing.Release();
        }

        output.ResetWrittenCount();
    }

    public void Dispose() => _stream.Dispose();
}
