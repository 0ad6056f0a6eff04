using System.Buffers;
using Ldap3.Protocol.Codec;
using Ldap3.Protocol.Diagnostics;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Transport;

namespace Ldap3.Protocol.Sessions;

/// <summary>
/// Sends messages in the order they come. Whoever finds nobody sending sends for all: messages that come meanwhile are
/// joined and go out in one write.
/// </summary>
sealed class OutgoingQueue(LdapTransport transport, UsageCounters? counters)
{
    readonly object _gate = new();
    ArrayBufferWriter<byte> _filling = new(1024);
    ArrayBufferWriter<byte> _sending = new(1024);
    bool _busy;

    public void Send(LdapMessage message)
    {
        if (!Enqueue(message))
        {
            return;
        }

        while (TakeNext(out var octets))
        {
            try
            {
                transport.Write(octets);
            }
            catch (Exception e) when (e is not IOException)
            {
                throw Broken(e);
            }
        }
    }

    // A write is never given up halfway, or what follows on the connection could not be read: hence no cancellation.
    public async ValueTask SendAsync(LdapMessage message)
    {
        if (!Enqueue(message))
        {
            return;
        }

        while (TakeNext(out var octets))
        {
            try
            {
                await transport.WriteAsync(octets, CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not IOException)
            {
                throw Broken(e);
            }
        }
    }

    /// <summary>Waits until another thread has sent what it found queued, but not long: it may be stuck.</summary>
    public void Flush(TimeSpan patience)
    {
        lock (_gate)
        {
            if (_busy)
            {
                Monitor.Wait(_gate, patience);
            }
        }
    }

    bool Enqueue(LdapMessage message)
    {
        lock (_gate)
        {
            var before = _filling.WrittenCount;
            LdapMessageWriter.Write(message, _filling);
            counters?.Sent(_filling.WrittenCount - before);
            var mine = !_busy;
            _busy = true;
            return mine;
        }
    }

    bool TakeNext(out ReadOnlyMemory<byte> octets)
    {
        lock (_gate)
        {
            (_filling, _sending) = (_sending, _filling);

            // What was sent may have been a password: it is cleared and not left lying in the buffer.
            _filling.Clear();
            octets = _sending.WrittenMemory;
            _busy = !octets.IsEmpty;
            if (!_busy)
            {
                Monitor.PulseAll(_gate);
            }

            return _busy;
        }
    }

    // Whatever made a write fail, nothing can be sent behind it: the queue stays busy, and the session must end.
    static IOException Broken(Exception e) => new(e.Message, e);
}
