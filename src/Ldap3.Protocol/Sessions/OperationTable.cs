namespace Ldap3.Protocol.Sessions;

/// <summary>The operations under way on a session, by message id, until the session ends.</summary>
/// <param name="streamBufferSize">How many octets one operation may have waiting before the socket is left unread.</param>
sealed class OperationTable(int streamBufferSize)
{
    readonly Dictionary<int, PendingOperation> _pending = [];
    readonly object _lock = new();
    int _lastMessageId;
    bool _readerWaits;
    bool _closed;

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _pending.Count;
            }
        }
    }

    /// <summary>Makes an operation with an id of its own; null when the session has ended.</summary>
    public PendingOperation? TryAdd(Func<int, PendingOperation> create)
    {
        lock (_lock)
        {
            if (_closed)
            {
                return null;
            }

            var operation = create(NextFreeMessageId());
            _pending.Add(operation.MessageId, operation);

            // A reader that waits for room in a stream must go on now, or this operation's answer would never be read.
            Monitor.PulseAll(_lock);
            return operation;
        }
    }

    public bool Remove(PendingOperation operation)
    {
        lock (_lock)
        {
            Monitor.PulseAll(_lock);
            return _pending.Remove(operation.MessageId);
        }
    }

    /// <summary>The id of a message that expects no answer.</summary>
    public int NextMessageId()
    {
        lock (_lock)
        {
            return NextFreeMessageId();
        }
    }

    /// <summary>Takes no more operations.</summary>
    /// <returns>Those that were under way.</returns>
    public PendingOperation[] Close()
    {
        lock (_lock)
        {
            _closed = true;
            Monitor.PulseAll(_lock);
            return [.. _pending.Values];
        }
    }

    /// <summary>
    /// The operation that an answer belongs to. As long as it has more unread entries than it may and no other operation
    /// needs the socket read, this waits, so that the server's sending waits for the caller.
    /// </summary>
    public PendingOperation? WaitForRoom(int messageId)
    {
        lock (_lock)
        {
            PendingOperation? operation;
            while (_pending.TryGetValue(messageId, out operation)
                && operation.WaitingOctets > streamBufferSize
                && _pending.Count == 1
                && !_closed)
            {
                Volatile.Write(ref _readerWaits, true);

                // The caller may have taken entries before it could see that somebody waits: each side first writes, then
                // looks at what the other wrote.
                Interlocked.MemoryBarrier();
                if (operation.WaitingOctets > streamBufferSize)
                {
                    Monitor.Wait(_lock);
                }
            }

            Volatile.Write(ref _readerWaits, false);
            return operation;
        }
    }

    /// <summary>Lets the reader go on that waits for room.</summary>
    public void Drained()
    {
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _readerWaits))
        {
            WakeReader();
        }
    }

    void WakeReader()
    {
        lock (_lock)
        {
            Monitor.PulseAll(_lock);
        }
    }

    // RFC 4511 section 4.1.1.1: from 1 to 2^31 - 1, none that is in use.
    int NextFreeMessageId()
    {
        do
        {
            _lastMessageId = _lastMessageId == int.MaxValue ? 1 : _lastMessageId + 1;
        }
        while (_pending.ContainsKey(_lastMessageId));

        return _lastMessageId;
    }
}
