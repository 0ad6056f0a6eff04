using System.Buffers;
using System.Net.Security;
using System.Net.Sockets;
using Ldap3.Protocol.Authentication.Sasl;
using Ldap3.Protocol.Codec;
using Ldap3.Protocol.ExtendedOperations;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Transport;

/// <summary>
/// A connected, protected stream of messages. One may read while another writes; two may not do the same.
/// </summary>
sealed class LdapTransport : IDisposable
{
    readonly Socket? _socket;
    readonly LdapConnectionOptions _options;
    readonly Stream _connected;
    Stream _stream;
    MessageFramer _framer;
    SslStream? _tls;
    SaslSecurityLayer? _layer;

    LdapTransport(Socket socket, LdapConnectionOptions options)
        : this(new NetworkStream(socket, ownsSocket: true), options) => _socket = socket;

    LdapTransport(Stream stream, LdapConnectionOptions options)
    {
        _options = options;
        _connected = _stream = stream;
        _framer = new MessageFramer(_stream, options.MaxMessageSize);
    }

    /// <summary>The TLS connection that an authentication can be bound to, or null.</summary>
    public TlsChannel? Channel => Volatile.Read(ref _tls) is { } tls ? new TlsChannel(tls) : null;

    /// <summary>Whether nobody can listen to what is sent.</summary>
    public bool IsConfidential =>
        _options.IsConfidential || Volatile.Read(ref _tls) is not null || Volatile.Read(ref _layer) is { IsConfidential: true };

    /// <summary>
    /// Connects and begins TLS as the options say. No octet of an operation goes out before TLS stands.
    /// </summary>
    public static LdapTransport Open(LdapConnectionOptions options)
    {
        if (options.InProcess is { } connect)
        {
            return new LdapTransport(connect(), options);
        }

        var socket = SocketConnector.Connect(options);
        var transport = new LdapTransport(socket, options);
        try
        {
            var limit = (int)Math.Clamp(options.ConnectTimeout.TotalMilliseconds, 1, int.MaxValue);
            socket.ReceiveTimeout = socket.SendTimeout = limit;
            if (options.Security == LdapSecurity.StartTls)
            {
                transport.Write(EncodeStartTls());
                transport.CheckStartTls(transport.Read());
            }

            if (options.Security != LdapSecurity.None)
            {
                transport.UseTls(new TlsUpgrade(options).Run(transport._stream));
            }

            socket.ReceiveTimeout = 0;
            LimitSending(socket, options);
            return transport;
        }
        catch (Exception e)
        {
            transport.Dispose();
            throw Translate(e, options);
        }
    }

    /// <inheritdoc cref="Open"/>
    public static async Task<LdapTransport> OpenAsync(LdapConnectionOptions options, CancellationToken cancellationToken)
    {
        if (options.InProcess is { } connect)
        {
            return new LdapTransport(connect(), options);
        }

        var socket = await SocketConnector.ConnectAsync(options, cancellationToken).ConfigureAwait(false);
        var transport = new LdapTransport(socket, options);
        using var limit = new CancellationTokenSource(options.ConnectTimeout, options.TimeProvider);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            if (options.Security == LdapSecurity.StartTls)
            {
                await transport.WriteAsync(EncodeStartTls(), both.Token).ConfigureAwait(false);
                transport.CheckStartTls(await transport._framer.ReadAsync(both.Token).ConfigureAwait(false));
            }

            if (options.Security != LdapSecurity.None)
            {
                transport.UseTls(await new TlsUpgrade(options).RunAsync(transport._stream, both.Token).ConfigureAwait(false));
            }

            LimitSending(socket, options);
            return transport;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            transport.Dispose();
            throw new LdapTimeoutException($"{options} did not finish TLS within {options.ConnectTimeout}.");
        }
        catch (Exception e)
        {
            transport.Dispose();
            throw Translate(e, options);
        }
    }

    /// <summary>Waits for the next message; null when the server has closed the connection.</summary>
    public byte[]? Read() => _framer.Read();

    /// <summary>
    /// Protects everything from here on by a SASL layer, instead of the one there was (RFC 4513 section 5.2.1.6). By
    /// the reader, between two messages.
    /// </summary>
    /// <exception cref="LdapProtocolException">
    /// The server sent something behind its answer by the old layer.
    /// </exception>
    public void UseLayer(SaslSecurityLayer layer)
    {
        var early = _framer.TakeLeftover();
        if (_layer is not null && !early.IsEmpty)
        {
            throw new LdapProtocolException("It sent octets under the old SASL layer when the new one was due.");
        }

        // What came early belongs to the new layer: octets slipped in behind the answer will not bear its check.
        var old = _layer;
        Volatile.Write(ref _layer, layer);
        Use(new SaslStream(_tls ?? _connected, layer, early));
        old?.Dispose();
    }

    /// <summary>
    /// Begins TLS on a connection in use (RFC 4511 section 4.14). By the reader, when the server has agreed.
    /// </summary>
    /// <exception cref="LdapSecurityException">
    /// The server sent something in between, or has the wrong certificate.
    /// </exception>
    public void BeginTls()
    {
        RefuseLeftover();
        if (_tls is not null || _layer is not null)
        {
            throw new LdapSecurityException($"{_options} cannot begin TLS: the connection is protected already.");
        }

        var (receive, send) = (_socket?.ReceiveTimeout ?? 0, _socket?.SendTimeout ?? 0);
        Limit((int)Math.Clamp(_options.ConnectTimeout.TotalMilliseconds, 1, int.MaxValue));
        UseTls(new TlsUpgrade(_options).Run(_stream));
        if (_socket is not null)
        {
            (_socket.ReceiveTimeout, _socket.SendTimeout) = (receive, send);
        }
    }

    public void Write(ReadOnlyMemory<byte> octets) => Volatile.Read(ref _stream).Write(octets.Span);

    /// <exception cref="IOException">
    /// The connection broke, or the server took nothing for longer than an operation may last.
    /// </exception>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellationToken)
    {
        var write = Volatile.Read(ref _stream).WriteAsync(octets, cancellationToken);
        if (write.IsCompletedSuccessfully)
        {
            return;
        }

        try
        {
            await write.AsTask().WaitAsync(_options.OperationTimeout, _options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException e)
        {
            throw new IOException($"nothing could be sent for {_options.OperationTimeout}", e);
        }
    }

    public void Dispose()
    {
        // Shutting down wakes a reader that blocks on the socket; disposing alone would leave it there.
        try
        {
            _socket?.Shutdown(SocketShutdown.Both);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The other side was quicker.
        }

        _stream.Dispose();
    }

    // A server that takes nothing must not hold a caller that blocks for ever.
    static void LimitSending(Socket socket, LdapConnectionOptions options) => socket.SendTimeout =
        options.OperationTimeout == Timeout.InfiniteTimeSpan ? 0 : (int)Math.Clamp(options.OperationTimeout.TotalMilliseconds, 1, int.MaxValue);

    void UseTls(SslStream tls)
    {
        Volatile.Write(ref _tls, tls);
        Use(tls);
    }

    void Use(Stream stream)
    {
        Volatile.Write(ref _stream, stream);
        _framer = new MessageFramer(stream, _options.MaxMessageSize);
    }

    void Limit(int milliseconds)
    {
        if (_socket is not null)
        {
            _socket.ReceiveTimeout = _socket.SendTimeout = milliseconds;
        }
    }

    static ReadOnlyMemory<byte> EncodeStartTls()
    {
        var output = new ArrayBufferWriter<byte>();
        LdapMessageWriter.Write(new LdapMessage(1, new ExtendedRequest(ExtendedOperationOid.StartTls)), output);
        return output.WrittenMemory;
    }

    // RFC 4513 section 3.1.2 and RFC 4511 section 4.14: whatever is not a clear yes ends here, never in clear text.
    void CheckStartTls(byte[]? answer)
    {
        if (answer is null)
        {
            throw new LdapConnectionException($"{_options} closed the connection when asked for StartTLS.");
        }

        if (LdapMessageReader.Read(answer).Operation is not ExtendedResponse response)
        {
            throw new LdapProtocolException($"{_options} answered StartTLS with something else.");
        }

        if (response.ResultCode != ResultCode.Success)
        {
            throw new LdapSecurityException(
                $"{_options} refused StartTLS: {response.ResultCode} ({(int)response.ResultCode}) {response.DiagnosticMessage}. "
                + "The connection was closed; nothing was sent in clear text.");
        }

        RefuseLeftover();
    }

    void RefuseLeftover()
    {
        // What an attacker slips in behind the answer would otherwise be taken for protected data.
        if (_framer.HasLeftover)
        {
            throw new LdapSecurityException(
                $"{_options} sent octets behind its StartTLS answer and before TLS: the connection may be under attack and was closed.");
        }
    }

    static Exception Translate(Exception e, LdapConnectionOptions options) =>
        e is IOException or SocketException or ObjectDisposedException
            ? new LdapConnectionException($"The connection to {options} was lost while it was being opened: {e.Message}", e)
            : e;
}
