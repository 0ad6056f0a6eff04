namespace Ldap3.Protocol.Sessions;

/// <summary>
/// Keeps binds alone on the session: RFC 4511 section 4.2.1 allows no other operation beside one. Operations pass in any
/// number; a bind waits until they have ended.
/// </summary>
sealed class BindGate(TimeProvider timeProvider)
{
    readonly object _gate = new();
    TaskCompletionSource? _changed;
    int _operations;
    bool _binding;

    public void Enter(bool alone, TimeSpan timeout)
    {
        lock (_gate)
        {
            var start = timeProvider.GetTimestamp();
            while (!TryEnter(alone))
            {
                // Each operation that ends wakes all that wait: the limit is for the whole wait.
                if (!Monitor.Wait(_gate, Left(start, timeout)))
                {
                    throw Busy(alone, timeout);
                }
            }
        }
    }

    public async ValueTask EnterAsync(bool alone, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var start = timeProvider.GetTimestamp();
        while (true)
        {
            Task change;
            lock (_gate)
            {
                if (TryEnter(alone))
                {
                    return;
                }

                _changed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                change = _changed.Task;
            }

            try
            {
                await change.WaitAsync(Left(start, timeout), timeProvider, cancellationToken).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                throw Busy(alone, timeout);
            }
        }
    }

    public void Exit(bool alone)
    {
        lock (_gate)
        {
            if (alone)
            {
                _binding = false;
            }
            else
            {
                _operations--;
            }

            Monitor.PulseAll(_gate);
            _changed?.TrySetResult();
            _changed = null;
        }
    }

    bool TryEnter(bool alone)
    {
        if (_binding || (alone && _operations > 0))
        {
            return false;
        }

        if (alone)
        {
            _binding = true;
        }
        else
        {
            _operations++;
        }

        return true;
    }

    TimeSpan Left(long start, TimeSpan timeout)
    {
        if (timeout == Timeout.InfiniteTimeSpan)
        {
            return timeout;
        }

        var left = timeout - timeProvider.GetElapsedTime(start);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    static LdapTimeoutException Busy(bool alone, TimeSpan timeout) =>
        new(alone
            ? $"The bind waited {timeout} for the other operations on its connection to end. Bind on a connection of its own."
            : $"The operation waited {timeout} for a bind on its connection to end.");
}
