using System.Net.Sockets;
using Ldap3.Protocol.Diagnostics;
using Ldap3.Protocol.ExtendedOperations;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Transport;
using Microsoft.Extensions.Logging;

namespace Ldap3.Protocol.Sessions;

/// <summary>
/// One connected socket and the operations under way on it. Any number of threads may send at once; a thread of the
/// session's own reads and hands each answer to its operation by message id. Callers that block need no pool thread.
/// </summary>
sealed class LdapSession : IDisposable
{
    const string TimedOutOutcome = "timed out";

    readonly LdapTransport _transport;
    readonly LdapConnectionOptions _options;
    readonly OutgoingQueue _outgoing;
    readonly BindGate _gate;
    readonly ILogger _logger;
    readonly SemaphoreSlim _slots;
    readonly Dictionary<int, PendingOperation> _pending = [];
    readonly object _lock = new();
    string? _end;
    Exception? _cause;
    int _lastMessageId;
    bool _readerWaits;

    public LdapSession(LdapTransport transport, LdapConnectionOptions options)
    {
        _transport = transport;
        _options = options;
        _outgoing = new OutgoingQueue(transport);
        _gate = new BindGate(options.TimeProvider);
        _logger = options.LoggerFactory.CreateLogger(Log.ConnectionCategory);
        _slots = new SemaphoreSlim(options.MaxPendingOperations);
        Instruments.OpenConnections.Add(1, Instruments.TagsOf(options));
        new Thread(ReadLoop) { IsBackground = true, Name = $"LDAP reader of {options}" }.Start();
    }

    public TimeSpan OperationTimeout => _options.OperationTimeout;

    public TimeProvider TimeProvider => _options.TimeProvider;

    /// <summary>Whether the session can still be used.</summary>
    public bool IsOpen => Volatile.Read(ref _end) is null;

    public PendingOperation Send(LdapRequest request)
    {
        Enter(request is BindRequest);
        var operation = Register(request);
        try
        {
            _outgoing.Send(new LdapMessage(operation.MessageId, request));
            return operation;
        }
        catch (Exception e)
        {
            throw SendingFailed(operation, e);
        }
    }

    public async ValueTask<PendingOperation> SendAsync(LdapRequest request, CancellationToken cancellationToken)
    {
        await EnterAsync(request is BindRequest, cancellationToken).ConfigureAwait(false);
        var operation = Register(request);
        try
        {
            await _outgoing.SendAsync(new LdapMessage(operation.MessageId, request)).ConfigureAwait(false);
            return operation;
        }
        catch (Exception e)
        {
            throw SendingFailed(operation, e);
        }
    }

    /// <summary>Ends an operation whose answer took too long.</summary>
    public LdapTimeoutException GiveUp(PendingOperation operation)
    {
        operation.Measure.End(TimedOutOutcome);
        Abandon(operation);
        return TimedOut(operation);
    }

    /// <inheritdoc cref="GiveUp"/>
    public async ValueTask<LdapTimeoutException> GiveUpAsync(PendingOperation operation)
    {
        operation.Measure.End(TimedOutOutcome);
        await AbandonAsync(operation).ConfigureAwait(false);
        return TimedOut(operation);
    }

    public void Abandon(PendingOperation operation)
    {
        if (!TryForget(operation))
        {
            return;
        }

        try
        {
            _outgoing.Send(new LdapMessage(NextMessageId(), new AbandonRequest(operation.MessageId)));
        }
        catch (Exception e) when (IsBroken(e))
        {
            End($"the connection broke: {e.Message}", e);
        }
    }

    public async ValueTask AbandonAsync(PendingOperation operation)
    {
        if (!TryForget(operation))
        {
            return;
        }

        try
        {
            await _outgoing.SendAsync(new LdapMessage(NextMessageId(), new AbandonRequest(operation.MessageId)))
                .ConfigureAwait(false);
        }
        catch (Exception e) when (IsBroken(e))
        {
            End($"the connection broke: {e.Message}", e);
        }
    }

    /// <summary>Says goodbye and closes the socket (RFC 4511 section 4.3). Operations under way fail.</summary>
    public void Dispose()
    {
        if (IsOpen)
        {
            try
            {
                _outgoing.Send(new LdapMessage(NextMessageId(), new UnbindRequest()));
            }
            catch (Exception e) when (IsBroken(e))
            {
                // Nobody is left to say goodbye to.
            }
        }

        End("it was disposed of here", null);
    }

    /// <summary>Lets the reader go on that waits for room.</summary>
    internal void Drained()
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

    // A bind is alone on the session and needs no slot.
    void Enter(bool isBind)
    {
        if (!isBind && !_slots.Wait(OperationTimeout))
        {
            throw TooManyPending();
        }

        try
        {
            _gate.Enter(isBind, OperationTimeout);
        }
        catch when (!isBind)
        {
            _slots.Release();
            throw;
        }
    }

    async ValueTask EnterAsync(bool isBind, CancellationToken cancellationToken)
    {
        if (!isBind && !await _slots.WaitAsync(OperationTimeout, cancellationToken).ConfigureAwait(false))
        {
            throw TooManyPending();
        }

        try
        {
            await _gate.EnterAsync(isBind, OperationTimeout, cancellationToken).ConfigureAwait(false);
        }
        catch when (!isBind)
        {
            _slots.Release();
            throw;
        }
    }

    void Exit(bool isBind)
    {
        _gate.Exit(isBind);
        if (!isBind)
        {
            _slots.Release();
        }
    }

    LdapTimeoutException TooManyPending() =>
        new($"The operation waited {OperationTimeout} for one of the {_options.MaxPendingOperations} under way to {_options} "
            + "to end. Raise MaxPendingOperations if the server bears it, or use another connection.");

    LdapTimeoutException TimedOut(PendingOperation operation) =>
        new($"{_options} did not answer the {operation.Request.GetType().Name} within {OperationTimeout}; it was abandoned.");

    PendingOperation Register(LdapRequest request)
    {
        var measure = OperationMeasure.Begin(request, _options);
        if (TryRegister(request, measure) is { } operation)
        {
            Log.Sent(_logger, request.GetType().Name, operation.MessageId, _options);
            return operation;
        }

        measure.End("lost");
        Exit(request is BindRequest);
        throw Lost(outcomeUnknown: false);
    }

    PendingOperation? TryRegister(LdapRequest request, OperationMeasure measure)
    {
        lock (_lock)
        {
            if (_end is not null)
            {
                return null;
            }

            var operation = new PendingOperation(this, NextFreeMessageId(), request, measure);
            _pending.Add(operation.MessageId, operation);

            // A reader that waits for room in a stream must go on now, or this operation's answer would never be read.
            Monitor.PulseAll(_lock);
            return operation;
        }
    }

    int NextMessageId()
    {
        lock (_lock)
        {
            return NextFreeMessageId();
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

    LdapException SendingFailed(PendingOperation operation, Exception e)
    {
        if (IsBroken(e))
        {
            End($"the connection broke: {e.Message}", e);
            return Lost(outcomeUnknown: IsWrite(operation.Request));
        }

        // The request could not be encoded: nothing of it was sent.
        operation.Measure.End("failed");
        Remove(operation);
        return e as LdapException ?? new LdapException($"The {operation.Request.GetType().Name} cannot be sent: {e.Message}", e);
    }

    /// <summary>Takes an operation away that nobody waits for any more.</summary>
    /// <returns>Whether the server is to be told.</returns>
    bool TryForget(PendingOperation operation)
    {
        if (!operation.TryDrop())
        {
            return false;
        }

        operation.Measure.Abandon();
        Remove(operation);
        Log.Abandoned(_logger, operation.MessageId, _options);
        if (operation.Request is not BindRequest)
        {
            return IsOpen;
        }

        // RFC 4511 section 4.11: a bind cannot be abandoned, and who this session is now, nobody knows.
        End("a bind on it was given up, which leaves the connection's identity unknown", null);
        return false;
    }

    void Remove(PendingOperation operation)
    {
        bool removed;
        lock (_lock)
        {
            removed = _pending.Remove(operation.MessageId);
            Monitor.PulseAll(_lock);
        }

        if (removed)
        {
            Exit(operation.Request is BindRequest);
        }
    }

    void ReadLoop()
    {
        try
        {
            while (_transport.Read() is { } octets)
            {
                Dispatch(Codec.LdapMessageReader.Read(octets), octets.Length);
            }

            End("the server closed it", null);
        }
        catch (LdapProtocolException e)
        {
            End($"the server broke the protocol: {e.Message}", e);
        }
        catch (Exception e) when (IsBroken(e))
        {
            End($"the connection broke: {e.Message}", e);
        }
        catch (Exception e)
        {
            // Whatever a server sends: an exception that left this thread would end the whole process.
            End($"what the server sent cannot be read: {e.Message}", new LdapProtocolException(e.Message, e));
        }
    }

    void Dispatch(LdapMessage message, int size)
    {
        if (message.Operation is not LdapResponse response)
        {
            throw new LdapProtocolException($"It sent a {message.Operation.GetType().Name}, which only clients send.");
        }

        if (message.MessageId == 0)
        {
            ReceiveNotice(response);
            return;
        }

        var operation = WaitForRoom(message.MessageId);
        if (operation is null)
        {
            // RFC 4511 section 4.11: answers to an abandoned operation may still be on their way.
            return;
        }

        if (operation.WaitingOctets > _options.MaxStreamBacklog)
        {
            operation.Measure.End("failed");
            operation.Fail(new LdapException(
                $"More than {_options.MaxStreamBacklog} octets of entries wait to be taken from a search while other operations "
                + "use its connection. Take entries faster, page the search, or give it a connection of its own."));
            Remove(operation);
            return;
        }

        if (response is not LdapResult result)
        {
            operation.Post(response, size, isLast: false);
            return;
        }

        // Whoever has the answer finds it measured.
        operation.Measure.End(result.ResultCode);
        operation.Post(response, size, isLast: true);
        Remove(operation);
        LogEnd(operation, result.ResultCode);
    }

    /// <summary>
    /// The operation that an answer belongs to. As long as it has more unread entries than it may and no other operation
    /// needs the socket read, this waits, so that the server's sending waits for the caller.
    /// </summary>
    PendingOperation? WaitForRoom(int messageId)
    {
        lock (_lock)
        {
            PendingOperation? operation;
            while (_pending.TryGetValue(messageId, out operation)
                && operation.WaitingOctets > _options.StreamBufferSize
                && _pending.Count == 1
                && _end is null)
            {
                Volatile.Write(ref _readerWaits, true);

                // The caller may have taken entries before it could see that somebody waits: each side first writes, then
                // looks at what the other wrote.
                Interlocked.MemoryBarrier();
                if (operation.WaitingOctets > _options.StreamBufferSize)
                {
                    Monitor.Wait(_lock);
                }
            }

            Volatile.Write(ref _readerWaits, false);
            return operation;
        }
    }

    void LogEnd(PendingOperation operation, ResultCode result)
    {
        if (_logger.IsEnabled(LogLevel.Debug))
        {
            var milliseconds = operation.Measure.Elapsed.TotalMilliseconds;
            Log.Ended(_logger, operation.Request.GetType().Name, operation.MessageId, _options, result, milliseconds);
        }
    }

    void ReceiveNotice(LdapResponse response)
    {
        // RFC 4511 section 4.4: other notices may be ignored.
        if (response is ExtendedResponse { Oid: ExtendedOperationOid.NoticeOfDisconnection } notice)
        {
            End($"the server ended it: {notice.ResultCode} ({(int)notice.ResultCode}) {notice.DiagnosticMessage}", null);
        }
    }

    void End(string reason, Exception? cause)
    {
        PendingOperation[] orphans;
        lock (_lock)
        {
            if (_end is not null)
            {
                return;
            }

            _cause = cause;
            Volatile.Write(ref _end, reason);
            orphans = [.. _pending.Values];
            Monitor.PulseAll(_lock);
        }

        _transport.Dispose();
        Instruments.OpenConnections.Add(-1, Instruments.TagsOf(_options));
        Log.Closed(_logger, _options, reason, orphans.Length);
        foreach (var operation in orphans)
        {
            operation.Measure.End("lost");
            operation.Fail(Lost(IsWrite(operation.Request)));
            Remove(operation);
        }
    }

    LdapException Lost(bool outcomeUnknown)
    {
        var message = $"The connection to {_options} is gone: {_end!.TrimEnd('.')}.";
        return _cause is LdapProtocolException protocol
            ? new LdapProtocolException(message, protocol)
            : new LdapConnectionException(
                outcomeUnknown ? $"{message} Whether the request was carried out is not known." : message, _cause)
            {
                OutcomeUnknown = outcomeUnknown,
            };
    }

    static bool IsBroken(Exception e) => e is IOException or SocketException or ObjectDisposedException;

    static bool IsWrite(LdapRequest request) => request is not (SearchRequest or CompareRequest or BindRequest);
}
