using System.Runtime.CompilerServices;
using Ldap3.InMemory.Commits;
using Ldap3.InMemory.Results;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory;

/// <summary>How the directory is written, followed, kept and put back.</summary>
public sealed partial class InMemoryDirectory
{
    /// <summary>The directory as it is, to go back to. Takes no time, and no room but for what changes afterwards.</summary>
    public DirectorySnapshot Snapshot() => new(Tree);

    /// <summary>
    /// Makes the directory what it was. Takes no time without a journal; with one, all entries are written anew. Searches under
    /// way go on in what was; whoever follows the changes has to begin anew.
    /// </summary>
    /// <param name="snapshot">What this directory was at some time.</param>
    public void Restore(DirectorySnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        lock (_writing)
        {
            var stamp = new CommitStamp(_tree.Stamp.Number + 1, _sequence.Next(), snapshot.Tree.Stamp.Type);
            var tree = snapshot.Tree with { Stamp = stamp };
            _journal?.Compact(tree);
            Log.Forget(stamp.Csn, () => Volatile.Write(ref _tree, tree));
        }
    }

    /// <summary>The changes from now on, in their order; those of one commit follow each other.</summary>
    /// <param name="cancellationToken">Ends the watching.</param>
    /// <remarks>
    /// Nobody who writes waits for whoever watches: who falls more than a thousand commits behind, or watches when the directory
    /// is put back to a snapshot, gets an exception.
    /// </remarks>
    /// <exception cref="InvalidOperationException">While enumerating: changes were lost.</exception>
    public IAsyncEnumerable<InMemoryChange> WatchAsync(CancellationToken cancellationToken = default) =>
        Watch(Log.Subscribe(() => Tree), cancellationToken);

    /// <summary>Writes all entries into a new base beside the journal, and empties the journal. Done by itself when that has grown.</summary>
    /// <exception cref="IOException">The files cannot be written; the old ones stay.</exception>
    public void CompactJournal()
    {
        lock (_writing)
        {
            _journal?.Compact(_tree);
        }
    }

    /// <summary>Closes the journal, for another directory to open it. Writes are refused from then on.</summary>
    public void CloseJournal()
    {
        lock (_writing)
        {
            _journal?.Dispose();
        }
    }

    /// <summary>Changes the tree as the directory itself: all of the change or, when it throws, nothing of it.</summary>
    internal T Write<T>(Func<DirectoryTree, (DirectoryTree Tree, T Result)> change) => Write(default, change);

    /// <summary>
    /// Changes the tree, once or many times over, in one commit: all of the change or, when it throws, nothing of it. Waits for
    /// other writers.
    /// </summary>
    /// <param name="author">Who writes; empty for nobody in particular.</param>
    /// <param name="change">Makes the new tree of the present one, whose stamp is that of the commit to be.</param>
    internal T Write<T>(DistinguishedName author, Func<DirectoryTree, (DirectoryTree Tree, T Result)> change)
    {
        lock (_writing)
        {
            var stamp = new CommitStamp(_tree.Stamp.Number + 1, _sequence.Next(), _tree.Stamp.Type);
            var (tree, result) = change(_tree with { Stamp = stamp });
            if (tree.Changes is { } changes)
            {
                Observe(tree.Stamp, changes);
                Publish(tree with { Changes = null, Owner = null }, author, PendingChanges.InOrder(changes));
            }

            return result;
        }
    }

    static async IAsyncEnumerable<InMemoryChange> Watch(
        CommitSubscription subscription, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using (subscription)
        {
            await foreach (var commit in subscription.Commits.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                foreach (var change in commit.Changes)
                {
                    yield return new InMemoryChange(commit, change);
                }
            }

            if (subscription.HasLost)
            {
                throw new InvalidOperationException("Changes were lost: whoever watches has to begin anew.");
            }
        }
    }

    DirectoryTree Replay(DirectoryTree empty)
    {
        if (_journal is null)
        {
            return empty;
        }

        var tree = _journal.Replay(empty, Schema);
        _sequence.Observe(tree.Stamp.Csn);
        Log.Forget(tree.Stamp.Csn, () => { });
        return tree;
    }

    // Entries that bring their numbers may be ahead of the clock here.
    void Observe(CommitStamp stamp, PendingChanges? changes)
    {
        for (; changes is not null; changes = changes.Earlier)
        {
            if (changes.Last.After is { } entry && stamp.Of(entry) is { } csn && string.CompareOrdinal(csn, stamp.Csn) > 0)
            {
                _sequence.Observe(csn);
            }
        }
    }

    void Publish(DirectoryTree tree, DistinguishedName author, IReadOnlyList<EntryChange> changes)
    {
        var commit = new DirectoryCommit(
            tree.Stamp.Number, tree.Stamp.Csn, Options.TimeProvider.GetUtcNow(), author, changes);
        Keep(commit);
        Log.Publish(commit, () => Volatile.Write(ref _tree, tree));
        if (_journal is { WantsCompaction: true })
        {
            _journal.TryCompact(tree);
        }
    }

    void Keep(DirectoryCommit commit)
    {
        try
        {
            _journal?.Append(commit);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            throw new Refusal(ResultCode.Other, $"the journal cannot be written: {e.Message}");
        }
    }
}
