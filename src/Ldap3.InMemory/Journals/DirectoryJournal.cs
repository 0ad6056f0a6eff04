using Ldap3.InMemory.Commits;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Schema;

namespace Ldap3.InMemory.Journals;

/// <summary>
/// Keeps every commit in a file of LDIF, and now and then all entries in another, the base, so that the first does not grow for
/// ever. Not thread safe: it belongs to whoever writes.
/// </summary>
sealed class DirectoryJournal : IDisposable
{
    const long SmallestToCompact = 64L << 20;
    const string BaseEnding = ".base";
    const string NewEnding = ".new";

    readonly string _path;
    readonly JournalFlush _flush;
    readonly JournalFile _file;
    long _baseLength;

    DirectoryJournal(string path, JournalFlush flush)
    {
        _path = path;
        _flush = flush;
        _file = JournalFile.Open(path, flush);
    }

    /// <summary>Whether the journal outgrew its base.</summary>
    public bool WantsCompaction => _file.Length > Math.Max(SmallestToCompact, _baseLength);

    /// <summary>Opens a journal, or begins one.</summary>
    /// <exception cref="IOException">The file cannot be opened, or another directory has it.</exception>
    public static DirectoryJournal Open(string path, JournalFlush flush) => new(path, flush);

    /// <summary>The tree that was at the end of the journal.</summary>
    public DirectoryTree Replay(DirectoryTree empty, LdapSchema schema)
    {
        var replay = new CommitReplay(schema);
        var tree = ReadBase(empty, replay);
        var last = tree.Stamp.Number;
        foreach (var (header, content) in _file.Read())
        {
            // The process may have ended between a new base and the end of what went into it.
            if (header.Number > last)
            {
                tree = replay.Apply(tree, header, content);
            }
        }

        return tree;
    }

    /// <summary>Writes a commit. When it returns, the commit is kept.</summary>
    public void Append(DirectoryCommit commit)
    {
        var content = CommitRecords.Write(commit);
        _file.Append(JournalHeader.Of(commit.Number, commit.Csn, content), content);
    }

    /// <summary>Puts all entries into a new base, which takes the old one's place at one moment, and empties the journal.</summary>
    public void Compact(DirectoryTree tree)
    {
        var path = _path + BaseEnding;
        File.Delete(path + NewEnding);
        using (var file = JournalFile.Open(path + NewEnding, _flush))
        {
            foreach (var content in CommitRecords.Write(tree))
            {
                file.Append(JournalHeader.Of(tree.Stamp.Number, tree.Stamp.Csn, content), content);
            }

            _baseLength = file.Length;
        }

        File.Move(path + NewEnding, path, overwrite: true);
        _file.Clear();
    }

    /// <summary>Compacts, or leaves it until the journal has grown as much again.</summary>
    public void TryCompact(DirectoryTree tree)
    {
        try
        {
            Compact(tree);
        }
        catch (IOException)
        {
            _baseLength = 2 * _file.Length;
        }
    }

    public void Dispose() => _file.Dispose();

    DirectoryTree ReadBase(DirectoryTree empty, CommitReplay replay)
    {
        if (!File.Exists(_path + BaseEnding))
        {
            return empty;
        }

        using var file = JournalFile.Open(_path + BaseEnding, _flush);
        _baseLength = file.Length;
        return file.Read().Aggregate(empty, (tree, part) => replay.Apply(tree, part.Header, part.Content));
    }
}
