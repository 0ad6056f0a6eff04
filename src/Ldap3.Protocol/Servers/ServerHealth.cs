namespace Ldap3.Protocol.Servers;

/// <summary>One server of a pool: how it fared, and when it may be tried again. Thread safe.</summary>
sealed class ServerHealth(LdapServer server, LdapServerPoolOptions options)
{
    /// <summary>What the newest answer counts for in the response time.</summary>
    const double Newest = 0.2;

    readonly Lock _gate = new();
    int _failures;
    int _outstanding;
    long _failedAt;
    double? _responseTicks;
    string? _lastError;

    public LdapServer Server => server;

    public int Outstanding => Volatile.Read(ref _outstanding);

    public double ResponseTicks
    {
        get
        {
            lock (_gate)
            {
                return _responseTicks ?? 0;
            }
        }
    }

    /// <summary>When it failed last, on the clock's own scale.</summary>
    public long FailedAt => Interlocked.Read(ref _failedAt);

    /// <summary>Whether it may ever be tried again.</summary>
    public bool IsLost => options.LeaveOutFor == Timeout.InfiniteTimeSpan && !IsAvailable;

    public bool IsAvailable
    {
        get
        {
            lock (_gate)
            {
                return _failures < options.FailureThreshold
                    || (options.LeaveOutFor != Timeout.InfiniteTimeSpan
                        && options.TimeProvider.GetElapsedTime(_failedAt) >= options.LeaveOutFor);
            }
        }
    }

    /// <summary>
    /// Takes it upon the caller to see whether a server that was left out works again. Others leave it out meanwhile.
    /// </summary>
    public bool TryBeginProbe()
    {
        lock (_gate)
        {
            if (_failures < options.FailureThreshold || !IsAvailable)
            {
                return false;
            }

            _failedAt = options.TimeProvider.GetTimestamp();
            return true;
        }
    }

    public void Failed(string reason)
    {
        lock (_gate)
        {
            _failures++;
            _failedAt = options.TimeProvider.GetTimestamp();
            _lastError = reason;
        }
    }

    public void Worked()
    {
        lock (_gate)
        {
            _failures = 0;
        }
    }

    public void OperationBegins() => Interlocked.Increment(ref _outstanding);

    /// <param name="elapsed">How long the answer took, or null when none came.</param>
    public void OperationEnds(TimeSpan? elapsed)
    {
        Interlocked.Decrement(ref _outstanding);
        if (elapsed is { } time)
        {
            lock (_gate)
            {
                _responseTicks = _responseTicks is { } old ? old + (Newest * (time.Ticks - old)) : time.Ticks;
            }
        }
    }

    public LdapServerStatus ToStatus()
    {
        lock (_gate)
        {
            return new LdapServerStatus(
                server,
                IsAvailable,
                _failures,
                _lastError,
                Outstanding,
                _responseTicks is { } ticks ? TimeSpan.FromTicks((long)ticks) : null);
        }
    }
}
