namespace Ldap3.Protocol;

/// <summary>How a strategy that survives lost connections tries again. Immutable; <c>with</c> makes variants.</summary>
public sealed record RestartOptions
{
    /// <summary>How often an operation is tried in all, at least 1. 4 by default, which is three restarts.</summary>
    public int MaxAttempts
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 4;

    /// <summary>How long to wait before the second attempt; each further wait is twice as long. 100 milliseconds by default.</summary>
    public TimeSpan InitialDelay { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest wait between two attempts. 5 seconds by default.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The wait before the attempt that follows <paramref name="attempts"/>: doubled each time, bounded, and up to half of it random.</summary>
    internal TimeSpan DelayAfter(int attempts)
    {
        var doubled = InitialDelay.Ticks * Math.Pow(2, attempts - 1);
        var bounded = Math.Min(doubled, MaxDelay.Ticks);

        // Many clients lose one server at the same moment: chance keeps them from coming back at the same moment.
        return TimeSpan.FromTicks((long)(bounded * (0.5 + (Random.Shared.NextDouble() / 2))));
    }
}
