using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Synchronization;

/// <summary>A change in a directory, however its server tells of it. Immutable.</summary>
public sealed record DirectoryChange
{
    /// <summary>What was done.</summary>
    public required DirectoryChangeKind Kind { get; init; }

    /// <summary>The entry's name, now or at last; empty when the server does not say.</summary>
    public DistinguishedName Name { get; init; }

    /// <summary>The name before, of a renamed entry, where the server says it.</summary>
    public DistinguishedName? PreviousName { get; init; }

    /// <summary>The entry's UUID (RFC 4530), where the server says it.</summary>
    public Guid? EntryUuid { get; init; }

    /// <summary>The entry as it is now, or null when it was deleted.</summary>
    public SearchResultEntry? Entry { get; init; }

    /// <summary>What was done to which entry.</summary>
    public override string ToString() => $"{Kind} {Name}";
}
