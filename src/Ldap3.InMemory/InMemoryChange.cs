using Ldap3.InMemory.Commits;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Synchronization;

namespace Ldap3.InMemory;

/// <summary>One change of one entry of a directory in memory, passwords and all: it is not for clients. Immutable.</summary>
public sealed class InMemoryChange
{
    readonly EntryChange _change;

    internal InMemoryChange(DirectoryCommit commit, EntryChange change)
    {
        _change = change;
        CommitNumber = commit.Number;
        ChangeSequenceNumber = commit.Csn;
        Time = commit.Time;
        Author = commit.Author;
    }

    /// <summary>The number of the commit: changes that were made together have one.</summary>
    public long CommitNumber { get; }

    /// <summary>What <c>entryCSN</c> is since then.</summary>
    public string ChangeSequenceNumber { get; }

    /// <summary>When it was.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>Who made it; empty for nobody in particular.</summary>
    public DistinguishedName Author { get; }

    /// <summary>What became of the entry.</summary>
    public DirectoryChangeKind Kind => _change.Kind switch
    {
        EntryChangeKind.Add => DirectoryChangeKind.Added,
        EntryChangeKind.Modify => DirectoryChangeKind.Modified,
        EntryChangeKind.Delete => DirectoryChangeKind.Deleted,
        _ => DirectoryChangeKind.Renamed,
    };

    /// <summary>The name now; of a deleted entry, the last.</summary>
    public DistinguishedName Name => _change.Name;

    /// <summary>The entry as it was, with operational attributes; null when it is new.</summary>
    public SearchResultEntry? Before => Of(_change.Before);

    /// <summary>The entry as it is, with operational attributes; null when it is gone.</summary>
    public SearchResultEntry? After => Of(_change.After);

    static SearchResultEntry? Of(StoredEntry? entry) => entry is null
        ? null
        : new SearchResultEntry(entry.Name, [.. entry.Attributes.Select(attribute => attribute.ToAttribute(typesOnly: false))]);
}
