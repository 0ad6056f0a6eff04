using Ldap3.Protocol.Diagnostics;
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
                    return response;
                }

                _waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                arrival = _waiter.Task;
            }

            try
            {
                await arrival.WaitAsync(_session.TimeoutOf(Request), _session.TimeProvider, cancellationToken)
                    .ConfigureAwait(false);
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
                await _session.AbandonAsync(this).ConfigureAwait(false);
                throw;
            }
        }
    }

    /// <inheritdoc/>
    public override void Abandon() => _session.Abandon(this);

    /// <inheritdoc/>
    public override ValueTask AbandonAsync() => _session.AbandonAsync(this);

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
