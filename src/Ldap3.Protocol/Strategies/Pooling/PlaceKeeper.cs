namespace Ldap3.Protocol.Strategies.Pooling;

/// <summary>
/// Keeps the places of a pool: the sessions that rest, how many there are in all, and who waits, in the order they came.
/// Thread safe; does nothing slow.
/// </summary>
sealed class PlaceKeeper(int maxSize)
{
    readonly Lock _gate = new();
    readonly List<PooledSession> _resting = [];
    readonly LinkedList<TaskCompletionSource<PooledSession?>> _waiting = new();
    TaskCompletionSource? _empty;
    int _size;
    bool _closed;

    public (int Size, int InUse, int Waiting) Counts
    {
        get
        {
            lock (_gate)
            {
                return (_size, _size - _resting.Count, _waiting.Count);
            }
        }
    }

    /// <summary>
    /// Asks for a place: the session that rested least, or null for the right to open one. It comes at once, or when somebody
    /// leaves; those who wait are served in order.
    /// </summary>
    public Task<PooledSession?> Ask()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(LdapConnection));
            if (_resting.Count > 0)
            {
                var newest = _resting[^1];
                _resting.RemoveAt(_resting.Count - 1);
                return Task.FromResult<PooledSession?>(newest);
            }

            if (_size < maxSize)
            {
                _size++;
                return Task.FromResult<PooledSession?>(null);
            }

            var waiter = new TaskCompletionSource<PooledSession?>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.AddLast(waiter);
            return waiter.Task;
        }
    }

    /// <summary>Takes a question back that was not answered yet.</summary>
    /// <returns>False when the answer was quicker.</returns>
    public bool TryTakeBack(Task<PooledSession?> question)
    {
        lock (_gate)
        {
            for (var node = _waiting.First; node is not null; node = node.Next)
            {
                if (node.Value.Task == question)
                {
                    _waiting.Remove(node);
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Gives a session back: to who has waited longest, or to rest.</summary>
    /// <returns>False when the pool is closed and the session must be, too.</returns>
    public bool TryGiveBack(PooledSession session)
    {
        lock (_gate)
        {
            if (_closed)
            {
                return false;
            }

            if (!TryServe(session))
            {
                _resting.Add(session);
            }

            return true;
        }
    }

    /// <summary>Gives a place up whose session is gone or never came.</summary>
    public void GiveUp()
    {
        lock (_gate)
        {
            if (!_closed && TryServe(null))
            {
                return;
            }

            _size--;
            if (_closed && _size == 0)
            {
                _empty?.TrySetResult();
            }
        }
    }

    /// <summary>Asks for the right to open a session beyond those there are, without waiting.</summary>
    public bool TryAskForNew(int atMost)
    {
        lock (_gate)
        {
            if (_closed || _size >= Math.Min(atMost, maxSize))
            {
                return false;
            }

            _size++;
            return true;
        }
    }

    /// <summary>Takes the sessions that rest and that <paramref name="which"/> chooses; their places stay taken.</summary>
    public List<PooledSession> TakeResting(Func<PooledSession, int, bool> which)
    {
        lock (_gate)
        {
            var spare = _size;
            List<PooledSession> taken = [];
            foreach (var session in _resting)
            {
                if (which(session, spare))
                {
                    taken.Add(session);
                    spare--;
                }
            }

            _resting.RemoveAll(taken.Contains);
            return taken;
        }
    }

    /// <summary>Closes the pool: who waits fails, and nobody else comes in.</summary>
    /// <returns>The sessions that rested, and what ends when the last of the others was given up.</returns>
    public (List<PooledSession> Resting, Task Empty) Close()
    {
        lock (_gate)
        {
            _closed = true;
            _empty ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            foreach (var waiter in _waiting)
            {
                waiter.TrySetException(new ObjectDisposedException(nameof(LdapConnection)));
            }

            _waiting.Clear();
            List<PooledSession> resting = [.. _resting];
            _resting.Clear();
            _size -= resting.Count;
            if (_size == 0)
            {
                _empty.TrySetResult();
            }

            return (resting, _empty.Task);
        }
    }

    bool TryServe(PooledSession? session)
    {
        if (_waiting.First is not { } longest)
        {
            return false;
        }

        _waiting.RemoveFirst();
        longest.Value.SetResult(session);
        return true;
    }
}
