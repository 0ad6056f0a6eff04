namespace Ldap3.Protocol.Servers;

/// <summary>How a server pool chooses and how it treats servers that fail. Immutable; <c>with</c> makes variants.</summary>
public sealed record LdapServerPoolOptions
{
    /// <summary>Which server a new session goes to. Each in turn by default.</summary>
    public ServerSelection Selection { get; init; } = ServerSelection.RoundRobin;

    /// <summary>
    /// How often the servers are gone through, from the first to the last, before opening a session fails; null goes on for
    /// ever. 1 by default. (What ldap3 calls <c>active</c>.)
    /// </summary>
    public int? MaxCycles
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value ?? 1, 1);
            field = value;
        }
    } = 1;

    /// <summary>How long to rest between two cycles. One second by default.</summary>
    public TimeSpan CyclePause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long a server that failed is left out while others are there. 30 seconds by default; when all are left out, the
    /// one that failed first is tried all the same. When the time has passed, one caller tries it before the others do. Zero tries it again in each cycle;
    /// <see cref="Timeout.InfiniteTimeSpan"/> never does. (What ldap3 calls <c>exhaust</c>.)
    /// </summary>
    public TimeSpan LeaveOutFor { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many failures in a row it takes to leave a server out. 1 by default.</summary>
    public int FailureThreshold
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 1;

    /// <summary>The clock. The system's by default.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
