using Ldap3.Protocol.Diagnostics;
using Ldap3.Protocol.ExtendedOperations;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Sessions;

/// <summary>
/// An operation under way: the answers that have come and are not yet taken. The session's reader puts them in, one caller
/// takes them out, waiting either on its own thread or asynchronously.
/// </summary>
sealed class PendingOperation : RunningOperation
{
    readonly object _gate = new();
    readonly Queue<(LdapResponse Response, int Size)> _responses = new();
    readonly LdapSession _session;
    LdapException? _failure;
    TaskCompletionSource? _waiter;
    int _waitingOctets;
    bool _cancelling;
    bool _ended;

    public PendingOperation(LdapSession session, int messageId, LdapRequest request, OperationMeasure measure)
    {
        _session = session;
        MessageId = messageId;
        Request = request;
        Measure = measure;
    }

    public int MessageId { get; }

    public override LdapRequest Request { get; }

    public OperationMeasure Measure { get; }

    /// <summary>What the reader does with the last answer before it reads on, or null: the streams change there.</summary>
    public Action<LdapResult>? OnResult { get; init; }

    /// <summary>How many octets of answers wait to be taken.</summary>
    public int WaitingOctets => Volatile.Read(ref _waitingOctets);

    /// <summary>Whether the last answer has come, or none will.</summary>
    public bool HasEnded => Volatile.Read(ref _ended);

    /// <inheritdoc/>
    public override LdapResponse? Read()
    {
        lock (_gate)
        {
            while (true)
            {
                if (TryTake(out var response))
                {
                    return response;
                }

                // What came just as the time ran out still counts.
                if (!Monitor.Wait(_gate, _session.TimeoutOf(Request)) && !_ended && _responses.Count == 0)
                {
                    break;
                }
            }
        }

        throw _session.GiveUp(this);
    }

    /// <inheritdoc/>
    public override async ValueTask<LdapResponse?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task arrival;
            lock (_gate)
            {
                if (TryTake(out var response))
                {
                    return _cancelling ? NotCancelled(response, cancellationToken) : response;
                }

                _waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                arrival = _waiter.Task;
            }

            try
            {
                // RFC 3909 section 3: whoever asked for the cancelation of an operation should not do so again.
                var token = _cancelling ? CancellationToken.None : cancellationToken;
                await arrival.WaitAsync(_session.TimeoutOf(Request), _session.TimeProvider, token).ConfigureAwait(false);
            }
            catch (TimeoutException) when (arrival.IsCompleted)
            {
                // It came just as the time ran out.
            }
            catch (TimeoutException)
            {
                throw await _session.GiveUpAsync(this).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                if (await TryCancelAsync().ConfigureAwait(false))
                {
                    continue;
                }

                await _session.AbandonAsync(this).ConfigureAwait(false);
                throw;
            }
        }
    }

    /// <inheritdoc/>
    public override void Abandon() => _session.Abandon(this);

    /// <inheritdoc/>
    public override ValueTask AbandonAsync() => _session.AbandonAsync(this);

    /// <inheritdoc/>
    public override LdapResult Cancel() => _session.Send(CancelRequest.For(MessageId)).ReadResult();

    /// <inheritdoc/>
    public override async ValueTask<LdapResult> CancelAsync(CancellationToken cancellationToken)
    {
        var cancel = await _session.SendAsync(CancelRequest.For(MessageId), cancellationToken).ConfigureAwait(false);
        return await cancel.ReadResultAsync(cancellationToken).ConfigureAwait(false);
    }

    internal void Post(LdapResponse response, int size, bool isLast)
    {
        lock (_gate)
        {
            if (_ended)
            {
                return;
            }

            _responses.Enqueue((response, size));
            _waitingOctets += size;
            _ended = isLast;
            Wake();
        }
    }

    internal void Fail(LdapException failure)
    {
        lock (_gate)
        {
            if (!_ended)
            {
                _failure = failure;
                _ended = true;
                Wake();
            }
        }
    }

    /// <summary>Ends the operation without an answer.</summary>
    /// <returns>False when it had ended already.</returns>
    internal bool TryDrop()
    {
        lock (_gate)
        {
            var wasRunning = !_ended;
            _ended = true;
            _responses.Clear();
            _waitingOctets = 0;
            Wake();
            return wasRunning;
        }
    }

    static LdapResponse? NotCancelled(LdapResponse? response, CancellationToken cancellationToken) =>
        response is LdapResult { ResultCode: ResultCode.Canceled }
            ? throw new OperationCanceledException("The server cancelled the operation.", cancellationToken)
            : response;

    /// <returns>Whether the operation's own answer is to be waited for.</returns>
    async ValueTask<bool> TryCancelAsync()
    {
        if (_session.Options.Cancellation == CancellationBehavior.Abandon || Request is BindRequest)
        {
            return false;
        }

        _cancelling = true;
        try
        {
            var said = await CancelAsync(CancellationToken.None).ConfigureAwait(false);

            // RFC 3909 section 3: where there is no such operation any more, its answer has come before this one.
            return said.ResultCode is ResultCode.Success or ResultCode.TooLate or ResultCode.CannotCancel || HasEnded;
        }
        catch (LdapException)
        {
            return HasEnded;
        }
    }

    bool TryTake(out LdapResponse? response)
    {
        if (_responses.TryDequeue(out var next))
        {
            response = next.Response;
            _waitingOctets -= next.Size;
            _session.Drained();
            return true;
        }

        response = null;
        return _ended && (_failure is null ? true : throw _failure);
    }

    void Wake()
    {
        Monitor.PulseAll(_gate);
        _waiter?.TrySetResult();
        _waiter = null;
    }
}
