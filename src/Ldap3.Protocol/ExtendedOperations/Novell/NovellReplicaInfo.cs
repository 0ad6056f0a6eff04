namespace Ldap3.Protocol.ExtendedOperations.Novell;

/// <summary>What eDirectory says of a replica of a partition. Immutable.</summary>
public sealed record NovellReplicaInfo
{
    /// <summary>The partition's number in the directory.</summary>
    public required int PartitionId { get; init; }

    /// <summary>The state of the replica by eDirectory's number; 0 is on.</summary>
    public required int ReplicaState { get; init; }

    /// <summary>When the replica was changed last, in UTC.</summary>
    public required DateTimeOffset ModificationTime { get; init; }

    /// <summary>When the replica was purged last, in UTC.</summary>
    public required DateTimeOffset PurgeTime { get; init; }

    /// <summary>The partition's number on the server.</summary>
    public required int LocalPartitionId { get; init; }

    /// <summary>The partition's name, as the server wrote it.</summary>
    public required string PartitionDn { get; init; }

    /// <summary>The kind of replica by eDirectory's number: 0 master, 1 secondary, 2 read only, 3 subordinate reference.</summary>
    public required int ReplicaType { get; init; }

    /// <summary>Flags by eDirectory's numbers.</summary>
    public required int Flags { get; init; }
}
