using System.Buffers;
using System.Buffers.Binary;
using Ldap3.Protocol.Authentication.Sasl;

namespace Ldap3.Protocol.Transport;

/// <summary>
/// Puts a SASL layer over a stream: each buffer travels behind its length in four octets (RFC 4422 section 3.7). One
/// thread may read while another writes.
/// </summary>
/// <param name="inner">The stream below.</param>
/// <param name="layer">What protects the octets; the stream now owns it.</param>
/// <param name="early">What has been read from the stream below already.</param>
sealed class SaslStream(Stream inner, SaslSecurityLayer layer, ReadOnlyMemory<byte> early) : Stream
{
    const int LengthSize = sizeof(uint);

    readonly ArrayBufferWriter<byte> _incoming = new();
    readonly ArrayBufferWriter<byte> _outgoing = new();
    readonly byte[] _length = new byte[LengthSize];
    byte[] _buffer = [];
    int _taken;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="LdapProtocolException">A buffer is longer than the layer takes, or empty.</exception>
    /// <exception cref="LdapSecurityException">A buffer was changed on the way.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (_taken == _incoming.WrittenCount)
        {
            if (!TryReadFrame())
            {
                return 0;
            }
        }

        var count = Math.Min(buffer.Length, _incoming.WrittenCount - _taken);
        _incoming.WrittenSpan.Slice(_taken, count).CopyTo(buffer);
        _taken += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Wrap(buffer);
        inner.Write(_outgoing.WrittenSpan);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Wrap(buffer.Span);
        return inner.WriteAsync(_outgoing.WrittenMemory, cancellationToken);
    }

    public override void Flush() => inner.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            layer.Dispose();
        }

        base.Dispose(disposing);
    }

    void Wrap(ReadOnlySpan<byte> octets)
    {
        _outgoing.ResetWrittenCount();
        var wrapped = new ArrayBufferWriter<byte>();
        while (!octets.IsEmpty)
        {
            var part = octets[.. Math.Min(octets.Length, layer.MaxPlainSize)];
            octets = octets[part.Length ..];
            wrapped.ResetWrittenCount();
            layer.Wrap(part, wrapped);
            BinaryPrimitives.WriteInt32BigEndian(_outgoing.GetSpan(LengthSize), wrapped.WrittenCount);
            _outgoing.Advance(LengthSize);
            _outgoing.Write(wrapped.WrittenSpan);
        }
    }

    bool TryReadFrame()
    {
        var count = ReadInner(_length);
        if (count == 0)
        {
            return false;
        }

        Fill(_length.AsSpan(count));
        var length = BinaryPrimitives.ReadUInt32BigEndian(_length);

        // What the server says is believed only up to what was agreed, before any room is made for it.
        if (length == 0 || length > layer.MaxProtectedSize)
        {
            throw new LdapProtocolException(
                $"It announces a protected buffer of {length} octets; from 1 to {layer.MaxProtectedSize} are allowed (RFC 4422 section 3.7).");
        }

        if (_buffer.Length < length)
        {
            _buffer = new byte[Math.Max(length, 4096)];
        }

        var frame = _buffer.AsSpan(0, (int)length);
        Fill(frame);
        _incoming.ResetWrittenCount();
        _taken = 0;
        layer.Unwrap(frame, _incoming);
        return true;
    }

    void Fill(Span<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var count = ReadInner(buffer);
            buffer = count > 0 ? buffer[count ..] : throw new EndOfStreamException();
        }
    }

    int ReadInner(Span<byte> buffer)
    {
        if (early.IsEmpty)
        {
            return inner.Read(buffer);
        }

        var count = Math.Min(buffer.Length, early.Length);
        early.Span[.. count].CopyTo(buffer);
        early = early[count ..];
        return count;
    }
}
