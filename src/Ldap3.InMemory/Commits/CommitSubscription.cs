using System.Threading.Channels;
using Ldap3.InMemory.Tree;

namespace Ldap3.InMemory.Commits;

/// <summary>The commits that follow a tree, for one reader. Ends when it is disposed.</summary>
sealed class CommitSubscription : IDisposable
{
    readonly Channel<DirectoryCommit> _commits;
    readonly Action<CommitSubscription> _unsubscribe;

    public CommitSubscription(DirectoryTree tree, int limit, Action<CommitSubscription> unsubscribe)
    {
        Tree = tree;
        _unsubscribe = unsubscribe;
        _commits = Channel.CreateBounded<DirectoryCommit>(new BoundedChannelOptions(limit) { SingleReader = true });
    }

    /// <summary>The tree before the first commit.</summary>
    public DirectoryTree Tree { get; }

    /// <summary>Whether the reader fell too far behind: commits are missing after the last one it gets.</summary>
    public bool HasLost { get; private set; }

    /// <summary>The commits, until the subscription is disposed or has lost some.</summary>
    public ChannelReader<DirectoryCommit> Commits => _commits.Reader;

    public void Dispose()
    {
        _unsubscribe(this);
        _commits.Writer.TryComplete();
    }

    /// <summary>Hands a commit over without waiting. Called in the order of commits.</summary>
    public void Offer(DirectoryCommit commit)
    {
        if (!HasLost && !_commits.Writer.TryWrite(commit))
        {
            Lose();
        }
    }

    /// <summary>Ends the subscription: a gap would be worse, the reader has to begin anew.</summary>
    public void Lose()
    {
        HasLost = true;
        _commits.Writer.TryComplete();
    }
}
