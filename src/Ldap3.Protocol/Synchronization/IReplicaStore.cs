namespace Ldap3.Protocol.Synchronization;

/// <summary>
/// Keeps a replica between runs. A replica calls it from one flow at a time. <see cref="FileReplicaStore"/> is one.
/// </summary>
public interface IReplicaStore
{
    /// <summary>The state that was saved last and in full, or null when there is none.</summary>
    ValueTask<ReplicaCheckpoint?> LoadAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Saves a state in place of the last. Cookie and entries belong together: whatever happens meanwhile, a later
    /// <see cref="LoadAsync"/> gives one state or the other, never parts of both.
    /// </summary>
    ValueTask SaveAsync(ReplicaCheckpoint checkpoint, CancellationToken cancellationToken = default);
}
