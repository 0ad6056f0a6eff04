using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Operations.Dynamic;

/// <summary>When entries end by themselves (RFC 2589), the next one first. Thread safe; cheap to ask while nothing ends.</summary>
sealed class DynamicEntryQueue
{
    readonly Lock _gate = new();
    readonly PriorityQueue<DistinguishedName, long> _ends = new();
    long _next = long.MaxValue;

    /// <summary>Notes that an entry ends then, unless it is refreshed: that notes another time, and this one is passed over.</summary>
    public void Note(DistinguishedName name, DateTimeOffset end)
    {
        lock (_gate)
        {
            _ends.Enqueue(name, end.UtcTicks);
            Volatile.Write(ref _next, Math.Min(_next, end.UtcTicks));
        }
    }

    /// <summary>Takes the names whose time has come, entries below others first.</summary>
    public IReadOnlyList<DistinguishedName> TakeDue(DateTimeOffset now)
    {
        if (now.UtcTicks < Volatile.Read(ref _next))
        {
            return [];
        }

        var due = new List<DistinguishedName>();
        lock (_gate)
        {
            while (_ends.TryPeek(out var name, out var end) && end <= now.UtcTicks)
            {
                due.Add(name);
                _ends.Dequeue();
            }

            Volatile.Write(ref _next, _ends.TryPeek(out _, out var next) ? next : long.MaxValue);
        }

        return [.. due.OrderByDescending(name => name.Rdns.Count)];
    }
}
