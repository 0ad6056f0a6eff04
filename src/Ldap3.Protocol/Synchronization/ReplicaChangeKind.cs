namespace Ldap3.Protocol.Synchronization;

/// <summary>What became of an entry of a replica.</summary>
public enum ReplicaChangeKind
{
    /// <summary>It came into the replica.</summary>
    Added,

    /// <summary>Its attributes or its name changed.</summary>
    Modified,

    /// <summary>It left the replica.</summary>
    Removed,
}
