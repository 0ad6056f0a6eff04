using System.Net.Sockets;
using Ldap3.Protocol.Authentication.Sasl;
using Ldap3.Protocol.Diagnostics;
using Ldap3.Protocol.ExtendedOperations;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Servers;
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

    // How long closing may wait for a write that is under way, so that the goodbye behind it gets out.
    static readonly TimeSpan Farewell = TimeSpan.FromMilliseconds(500);

    readonly LdapTransport _transport;
    readonly LdapConnectionOptions _options;
    readonly OutgoingQueue _outgoing;
    readonly Admission _admission;
    readonly OperationTable _operations;
    readonly ServerHealth? _server;
    readonly ILogger _logger;
    readonly KeepAlive? _keepAlive;
    long _messagesReceived;
    int _bindings;
    Ending? _end;

    /// <param name="transport">The connected stream, which the session now owns.</param>
    /// <param name="options">What the session is allowed.</param>
    /// <param name="server">Where to note how the server fares, or null.</param>
    public LdapSession(LdapTransport transport, LdapConnectionOptions options, ServerHealth? server = null)
    {
        _transport = transport;
        _options = options;
        _server = server;
        _outgoing = new OutgoingQueue(transport, options.Counters);
        _admission = new Admission(options);
        _operations = new OperationTable(options.StreamBufferSize);
        _logger = options.LoggerFactory.CreateLogger(Log.ConnectionCategory);
        Instruments.OpenConnections.Add(1, Instruments.TagsOf(options));
        options.Counters?.SessionOpened();
        _keepAlive = options.KeepAliveInterval is { } interval ? new KeepAlive(this, interval, options.TimeProvider) : null;
        new Thread(ReadLoop) { IsBackground = true, Name = $"LDAP reader of {options}" }.Start();
    }

    public LdapConnectionOptions Options => _options;

    public TimeProvider TimeProvider => _options.TimeProvider;

    /// <summary>Whether the session can still be used.</summary>
    public bool IsOpen => Volatile.Read(ref _end) is null;

    /// <summary>How many messages have come.</summary>
    public long MessagesReceived => Interlocked.Read(ref _messagesReceived);

    /// <summary>How often it was tried to become somebody on this session.</summary>
    public int Bindings => Volatile.Read(ref _bindings);

    /// <summary>How many operations are under way.</summary>
    public int PendingCount => _operations.Count;

    /// <summary>Whether nobody can listen to what is sent now.</summary>
    public bool IsConfidential => _transport.IsConfidential;

    /// <summary>What a mechanism may know of this session.</summary>
    public SaslContext SaslContext(bool? offersChannelBinding = null) =>
        new(_options, _transport.Channel, IsConfidential) { OffersChannelBinding = offersChannelBinding };

    /// <summary>Sends a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="onResult">
    /// What the reader does with the last answer before it reads on. An exception ends the session.
    /// </param>
    public PendingOperation Send(LdapRequest request, Action<LdapResult>? onResult = null)
    {
        if (NeedsAdmission(request))
        {
            _admission.Enter(request is BindRequest, TimeoutOf(request));
        }

        var operation = Register(request, onResult);
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

    /// <inheritdoc cref="Send"/>
    public async ValueTask<PendingOperation> SendAsync(
        LdapRequest request, CancellationToken cancellationToken, Action<LdapResult>? onResult = null)
    {
        if (NeedsAdmission(request))
        {
            await _admission.EnterAsync(request is BindRequest, TimeoutOf(request), cancellationToken).ConfigureAwait(false);
        }

        var operation = Register(request, onResult);
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

    public TimeSpan TimeoutOf(LdapRequest request) => request.Timeout ?? _options.OperationTimeout;

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
            _outgoing.Send(new LdapMessage(_operations.NextMessageId(), new AbandonRequest(operation.MessageId)));
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
            await _outgoing.SendAsync(new LdapMessage(_operations.NextMessageId(), new AbandonRequest(operation.MessageId)))
                .ConfigureAwait(false);
        }
        catch (Exception e) when (IsBroken(e))
        {
            End($"the connection broke: {e.Message}", e);
        }
    }

    /// <summary>
    /// Keeps all other operations off the session, for binds of several steps (RFC 4511 section 4.2.1).
    /// </summary>
    public void EnterAlone(TimeSpan timeout) => _admission.Enter(true, timeout);

    /// <inheritdoc cref="EnterAlone"/>
    public ValueTask EnterAloneAsync(TimeSpan timeout, CancellationToken cancellationToken) =>
        _admission.EnterAsync(true, timeout, cancellationToken);

    /// <summary>Lets other operations on again.</summary>
    public void ExitAlone() => _admission.Exit(true);

    /// <summary>Protects everything from here on. For the reader.</summary>
    public void UseLayer(SaslSecurityLayer layer) => _transport.UseLayer(layer);

    /// <summary>Begins TLS. For the reader.</summary>
    public void BeginTls() => _transport.BeginTls();

    /// <summary>Ends the session because the server is gone.</summary>
    public void Break(string reason) => End(reason, null);

    /// <summary>Says goodbye and closes the socket (RFC 4511 section 4.3). Operations under way fail.</summary>
    public void Dispose()
    {
        if (IsOpen)
        {
            try
            {
                _outgoing.Send(new LdapMessage(_operations.NextMessageId(), new UnbindRequest()));
                _outgoing.Flush(Farewell);
            }
            catch (Exception e) when (IsBroken(e))
            {
                // Nobody is left to say goodbye to.
            }
        }

        End("it was disposed of here", null);
    }

    /// <summary>Lets the reader go on that waits for room.</summary>
    internal void Drained() => _operations.Drained();

    LdapTimeoutException TimedOut(PendingOperation operation) =>
        new($"{_options} did not answer the {operation.Request.GetType().Name} within {TimeoutOf(operation.Request)}; it was abandoned.");

    PendingOperation Register(LdapRequest request, Action<LdapResult>? onResult)
    {
        var measure = OperationMeasure.Begin(request, _options);
        if (_operations.TryAdd(id => new PendingOperation(this, id, request, measure) { OnResult = onResult }) is { } operation)
        {
            if (request is BindRequest)
            {
                Interlocked.Increment(ref _bindings);
            }

            _server?.OperationBegins();
            _options.Counters?.Begun(request);
            Log.Sent(_logger, request.GetType().Name, operation.MessageId, _options);
            return operation;
        }

        measure.End("lost");
        Leave(request);
        throw Lost(outcomeUnknown: false);
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
        _options.Counters?.Abandoned();
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

    void Remove(PendingOperation operation, bool answered = false)
    {
        if (_operations.Remove(operation))
        {
            _server?.OperationEnds(answered ? operation.Measure.Elapsed : null);
            Leave(operation.Request);
        }
    }

    void Leave(LdapRequest request)
    {
        if (NeedsAdmission(request))
        {
            _admission.Exit(request is BindRequest);
        }
    }

    void ReadLoop()
    {
        try
        {
            while (_transport.Read() is { } octets)
            {
                Interlocked.Increment(ref _messagesReceived);
                _options.Counters?.Received(octets.Length);
                Dispatch(Codec.LdapMessageReader.Read(octets), octets.Length);
            }

            End("the server closed it", null);
        }
        catch (LdapProtocolException e)
        {
            End($"the server broke the protocol: {e.Message}", e);
        }
        catch (LdapException e)
        {
            End(e.Message, e);
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

        var operation = _operations.WaitForRoom(message.MessageId);
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

        operation.OnResult?.Invoke(result);

        // Whoever has the answer finds it measured, and the session free of it.
        operation.Measure.End(result.ResultCode);
        Remove(operation, answered: true);
        operation.Post(response, size, isLast: true);
        LogEnd(operation, result.ResultCode);
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
        // RFC 4511 section 4.4: a notice is an extended response; those that nobody listens to may be ignored.
        if (response is not ExtendedResponse notice)
        {
            return;
        }

        _options.Notices?.Post(this, notice);
        if (notice.Oid == ExtendedOperationOid.NoticeOfDisconnection)
        {
            End($"the server ended it: {notice.ResultCode} ({(int)notice.ResultCode}) {notice.DiagnosticMessage}", null);
        }
    }

    void End(string reason, Exception? cause)
    {
        // Why it ended is told to whoever finds the table closed: hence before that.
        if (Interlocked.CompareExchange(ref _end, new Ending(reason, cause), null) is not null)
        {
            return;
        }

        var orphans = _operations.Close();
        _transport.Dispose();
        _keepAlive?.Dispose();
        Instruments.OpenConnections.Add(-1, Instruments.TagsOf(_options));
        _options.Counters?.SessionClosed();
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
        var end = Volatile.Read(ref _end)!;
        var message = $"The connection to {_options} is gone: {end.Reason.TrimEnd('.')}.";
        return end.Cause is LdapProtocolException protocol ? new LdapProtocolException(message, protocol)
            : end.Cause is LdapSecurityException security ? new LdapSecurityException(message, security)
            : new LdapConnectionException(
                outcomeUnknown ? $"{message} Whether the request was carried out is not known." : message, end.Cause)
            {
                OutcomeUnknown = outcomeUnknown,
            };
    }

    static bool IsBroken(Exception e) => e is IOException or SocketException or ObjectDisposedException;

    // What cancels an operation must not wait for that operation to end; steps of a bind and StartTLS have the
    // session alone already.
    static bool NeedsAdmission(LdapRequest request) => request is not (
        ExtendedRequest { Oid: ExtendedOperationOid.Cancel or ExtendedOperationOid.StartTls }
        or BindRequest { IsStep: true });

    static bool IsWrite(LdapRequest request) => request is not (SearchRequest or CompareRequest or BindRequest);

    /// <summary>Why the session ended.</summary>
    sealed record Ending(string Reason, Exception? Cause);
}
