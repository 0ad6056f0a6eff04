using Ldap3.Protocol.Codec;

namespace Ldap3.Protocol.Transport;

/// <summary>
/// Cuts the octets of a stream into messages. Reads as much as there is at once; each message is copied once, into
/// memory of its own, which the decoded message then keeps. For one reader at a time.
/// </summary>
/// <param name="stream">The stream.</param>
/// <param name="maxMessageSize">The longest message to take, in octets.</param>
sealed class MessageFramer(Stream stream, int maxMessageSize)
{
    const int BufferSize = 64 << 10;

    readonly byte[] _buffer = new byte[BufferSize];
    int _start;
    int _end;

    /// <summary>Whether octets have come that no message has claimed yet.</summary>
    public bool HasLeftover => _start < _end;

    /// <summary>
    /// Waits for the next whole message, or null when the peer has closed the stream between two messages.
    /// </summary>
    /// <exception cref="LdapProtocolException">What comes is no message, or too long.</exception>
    /// <exception cref="IOException">The stream failed, or ended within a message.</exception>
    public byte[]? Read()
    {
        int length;
        while (!LdapMessageReader.TryReadHeader(Unread, maxMessageSize, out length))
        {
            MakeRoom();
            if (!Accept(stream.Read(Free)))
            {
                return null;
            }
        }

        var message = TakeBuffered(length, out var copied);
        stream.ReadExactly(message, copied, length - copied);
        return message;
    }

    /// <inheritdoc cref="Read"/>
    public async ValueTask<byte[]?> ReadAsync(CancellationToken cancellationToken)
    {
        int length;
        while (!LdapMessageReader.TryReadHeader(Unread, maxMessageSize, out length))
        {
            MakeRoom();
            if (!Accept(await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false)))
            {
                return null;
            }
        }

        var message = TakeBuffered(length, out var copied);
        await stream.ReadExactlyAsync(message.AsMemory(copied), cancellationToken).ConfigureAwait(false);
        return message;
    }

    /// <summary>Gives out, for another to read, what no message has claimed yet.</summary>
    public ReadOnlyMemory<byte> TakeLeftover()
    {
        var leftover = Unread.ToArray();
        _start = _end;
        return leftover;
    }

    ReadOnlySpan<byte> Unread => _buffer.AsSpan(_start, _end - _start);

    Span<byte> Free => _buffer.AsSpan(_end);

    void MakeRoom()
    {
        if (_start == _end)
        {
            _start = _end = 0;
        }
        else if (_end == _buffer.Length)
        {
            Unread.CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }
    }

    bool Accept(int count)
    {
        _end += count;
        return count > 0 ? true : HasLeftover ? throw new EndOfStreamException() : false;
    }

    byte[] TakeBuffered(int length, out int copied)
    {
        var message = GC.AllocateUninitializedArray<byte>(length);
        copied = Math.Min(length, _end - _start);
        _buffer.AsSpan(_start, copied).CopyTo(message);
        _start += copied;
        return message;
    }
}
