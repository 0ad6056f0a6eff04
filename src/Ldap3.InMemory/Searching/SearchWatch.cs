using Ldap3.InMemory.Results;
using Ldap3.Protocol.Messages;

namespace Ldap3.InMemory.Searching;

/// <summary>Watches the clock, the number of entries looked at, and whether anybody still wants the result of a search.</summary>
sealed class SearchWatch(TimeProvider clock)
{
    CancellationToken _stop;
    long _begin;
    TimeSpan _time;
    int _candidates;
    int _seen;

    /// <summary>Begins anew, as each page does.</summary>
    public void Start(TimeSpan time, int candidates, CancellationToken stop)
    {
        _stop = stop;
        _begin = clock.GetTimestamp();
        _time = time;
        _candidates = candidates;
        _seen = 0;
    }

    public IEnumerable<T> Over<T>(IEnumerable<T> candidates)
    {
        foreach (var candidate in candidates)
        {
            Check();
            yield return candidate;
        }
    }

    void Check()
    {
        if (_stop.IsCancellationRequested)
        {
            throw new Refusal(ResultCode.Canceled, "");
        }

        if (_time > TimeSpan.Zero && clock.GetElapsedTime(_begin) >= _time)
        {
            throw new Refusal(ResultCode.TimeLimitExceeded, "");
        }

        if (_candidates > 0 && ++_seen > _candidates)
        {
            throw new Refusal(ResultCode.AdminLimitExceeded, "");
        }
    }
}
