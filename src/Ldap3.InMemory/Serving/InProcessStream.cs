using System.IO.Pipelines;

namespace Ldap3.InMemory.Serving;

/// <summary>One end of a two-way stream within the process; closing it closes the other.</summary>
sealed class InProcessStream : Stream
{
    readonly PipeReader _reader;
    readonly Stream _incoming;
    readonly Stream _outgoing;

    InProcessStream(PipeReader incoming, PipeWriter outgoing)
    {
        _reader = incoming;
        _incoming = incoming.AsStream();
        _outgoing = outgoing.AsStream();
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Makes both ends. Who writes runs what the other end does with it, so that no thread pool is needed.</summary>
    public static (Stream Client, Stream Server) CreatePair()
    {
        var options = new PipeOptions(
            readerScheduler: PipeScheduler.Inline, writerScheduler: PipeScheduler.Inline, useSynchronizationContext: false);
        var toServer = new Pipe(options);
        var toClient = new Pipe(options);
        return (
            new InProcessStream(toClient.Reader, toServer.Writer), new InProcessStream(toServer.Reader, toClient.Writer));
    }

    public override int Read(byte[] buffer, int offset, int count) => _incoming.Read(buffer, offset, count);

    public override int Read(Span<byte> buffer) => _incoming.Read(buffer);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _incoming.ReadAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => _outgoing.Write(buffer, offset, count);

    public override void Write(ReadOnlySpan<byte> buffer) => _outgoing.Write(buffer);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        _outgoing.WriteAsync(buffer, cancellationToken);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() => _outgoing.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _outgoing.Dispose();

            // Who reads on another thread must wake; closing alone would leave it waiting.
            _reader.CancelPendingRead();
            _incoming.Dispose();
        }

        base.Dispose(disposing);
    }
}
