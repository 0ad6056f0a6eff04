namespace Ldap3.Protocol;

/// <summary>What a pool holds at a moment, and what it has done so far. Immutable.</summary>
/// <param name="Size">How many sessions are open or being opened.</param>
/// <param name="InUse">How many of these are lent or being opened.</param>
/// <param name="Waiting">How many callers wait for a session.</param>
/// <param name="Created">How many sessions were opened so far.</param>
/// <param name="Closed">How many of these were closed.</param>
/// <param name="Lent">How often a session was lent.</param>
/// <param name="Failures">How often opening a session failed.</param>
public sealed record PoolStatistics(int Size, int InUse, int Waiting, long Created, long Closed, long Lent, long Failures)
{
    /// <summary>How many sessions are open and unused.</summary>
    public int Idle => Size - InUse;
}
