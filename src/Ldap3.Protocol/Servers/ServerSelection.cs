namespace Ldap3.Protocol.Servers;

/// <summary>Which server of a pool a new session goes to. Servers that failed lately come last, whatever this says.</summary>
public enum ServerSelection
{
    /// <summary>The first in the order given; the others are for when it is down.</summary>
    First,

    /// <summary>Each in turn.</summary>
    RoundRobin,

    /// <summary>Any.</summary>
    Random,

    /// <summary>The one with the fewest operations under way from this process.</summary>
    FewestOutstanding,

    /// <summary>The one that answered the fastest lately; those that were not asked yet come first.</summary>
    Fastest,
}
