using System.Collections.Immutable;
using Ldap3.InMemory.Tree;

namespace Ldap3.InMemory.Commits;

/// <summary>
/// The commits of a directory as they are published: the last ones are kept, and whoever subscribes gets the next. Thread
/// safe. Publishing never waits for a subscriber.
/// </summary>
/// <param name="capacity">How many changes of entries are kept; at least the last commit is, unless it alone is larger.</param>
sealed class CommitLog(int capacity)
{
    readonly Lock _gate = new();
    readonly Queue<DirectoryCommit> _history = new();
    ImmutableArray<CommitSubscription> _subscriptions = [];
    int _kept;
    string _forgotten = "";

    /// <summary>Makes a tree the one to be seen, and its commit known, at one moment for subscribers.</summary>
    public void Publish(DirectoryCommit commit, Action makeVisible)
    {
        lock (_gate)
        {
            makeVisible();
            Keep(commit);
            foreach (var subscription in _subscriptions)
            {
                subscription.Offer(commit);
            }
        }
    }

    /// <summary>
    /// The commits after a change sequence number, oldest first; null when the history does not reach back that far, and
    /// what was deleted since then is no longer known.
    /// </summary>
    public IReadOnlyList<DirectoryCommit>? Since(string csn)
    {
        lock (_gate)
        {
            return string.CompareOrdinal(csn, _forgotten) < 0
                ? null
                : [.. _history.Where(commit => string.CompareOrdinal(commit.Csn, csn) > 0)];
        }
    }

    /// <summary>Begins to collect commits.</summary>
    /// <param name="current">Gives the tree that is to be seen: the first commit collected is the one after it.</param>
    /// <param name="limit">How many commits wait at most; whoever falls further behind loses the subscription.</param>
    public CommitSubscription Subscribe(Func<DirectoryTree> current, int limit = 1024)
    {
        lock (_gate)
        {
            var subscription = new CommitSubscription(current(), limit, Unsubscribe);
            _subscriptions = _subscriptions.Add(subscription);
            return subscription;
        }
    }

    /// <summary>Makes a tree the one to be seen that follows from no commit: all subscriptions end.</summary>
    public void Forget(string csn, Action makeVisible)
    {
        lock (_gate)
        {
            makeVisible();
            _history.Clear();
            (_kept, _forgotten) = (0, csn);
            foreach (var subscription in _subscriptions)
            {
                subscription.Lose();
            }
        }
    }

    void Unsubscribe(CommitSubscription subscription)
    {
        lock (_gate)
        {
            _subscriptions = _subscriptions.Remove(subscription);
        }
    }

    void Keep(DirectoryCommit commit)
    {
        _history.Enqueue(commit);
        _kept += commit.Changes.Count;
        while (_kept > capacity && _history.TryDequeue(out var oldest))
        {
            _kept -= oldest.Changes.Count;
            _forgotten = oldest.Csn;
        }
    }
}
