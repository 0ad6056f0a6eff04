namespace Ldap3.Protocol;

/// <summary>How many sessions a pool has and how long it keeps them. Immutable; <c>with</c> makes variants.</summary>
public sealed record PoolOptions
{
    /// <summary>How many sessions are kept open though nobody needs them. 0 by default.</summary>
    public int MinSize
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>How many sessions there are at most; further callers wait their turn. 10 by default.</summary>
    public int MaxSize
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 10;

    /// <summary>How long a caller waits for a session before <see cref="LdapTimeoutException"/>. 30 seconds by default.</summary>
    public TimeSpan WaitTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How old a session gets before it is closed and another opened. One hour by default, as in ldap3.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a session beyond <see cref="MinSize"/> is kept unused. 5 minutes by default.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How long a session may have been unused and still be handed out unasked; one that rested longer must first answer a
    /// search of the root DSE. 30 seconds by default; zero asks each time, <see cref="Timeout.InfiniteTimeSpan"/> never.
    /// </summary>
    public TimeSpan ValidateAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether a session is asked whether it still works when it is given back. False by default.</summary>
    public bool ValidateOnReturn { get; init; }

    /// <summary>How long the answer to such a question may take. 5 seconds by default.</summary>
    public TimeSpan ValidationTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How often unused sessions are looked after: closed when too old, asked whether they still work, opened up to
    /// <see cref="MinSize"/>. One minute by default; <see cref="Timeout.InfiniteTimeSpan"/> never.
    /// </summary>
    public TimeSpan MaintenanceInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long disposing asynchronously waits for sessions in use to be given back. 5 seconds by default.</summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>What to call as sessions come and go, or null, the default.</summary>
    public PoolHooks? Hooks { get; init; }
}
