namespace Ldap3.Protocol.Synchronization;

/// <summary>How a replica is kept. Immutable; <c>with</c> makes variants.</summary>
public sealed record DirectoryReplicaOptions
{
    /// <summary>
    /// Where the replica is saved, to go on from when it is made anew; null, the default, keeps it in memory alone.
    /// </summary>
    public IReplicaStore? Store { get; init; }

    /// <summary>
    /// How long changes may wait to be saved. 30 seconds by default; what is not saved is fetched again. A refresh and
    /// the end of a run are saved at once.
    /// </summary>
    public TimeSpan CheckpointInterval
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            field = value;
        }
    } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Whether a server that cannot tell what changed is to send everything rather than say so first. False by default.
    /// </summary>
    public bool ReloadHint { get; init; }
}
