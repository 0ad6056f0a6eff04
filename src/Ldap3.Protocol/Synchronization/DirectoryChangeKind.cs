namespace Ldap3.Protocol.Synchronization;

/// <summary>What was done to an entry that is watched.</summary>
public enum DirectoryChangeKind
{
    /// <summary>It was added, or came to meet the search.</summary>
    Added,

    /// <summary>It was modified; where the server does not tell these apart, also renamed, or added.</summary>
    Modified,

    /// <summary>It was renamed or moved.</summary>
    Renamed,

    /// <summary>It was deleted, or does not meet the search any more.</summary>
    Deleted,
}
