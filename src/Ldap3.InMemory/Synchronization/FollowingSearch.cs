using System.Runtime.CompilerServices;
using Ldap3.InMemory.Commits;
using Ldap3.InMemory.Operations;
using Ldap3.InMemory.Results;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;

namespace Ldap3.InMemory.Synchronization;

/// <summary>A search that goes on with what is changed, until nobody wants it any more.</summary>
/// <param name="First">What it tells of the tree that it begins with.</param>
/// <param name="Next">What it tells of each commit after that.</param>
sealed record FollowingSearch(Func<DirectoryTree, IEnumerable<LdapResponse>> First, Func<DirectoryCommit, IEnumerable<LdapResponse>> Next)
{
    /// <summary>Whether a control may make a search an endless one.</summary>
    public static bool MayBeAskedForBy(Control control) =>
        control.Oid is SyncRequestControl.ControlOid or PersistentSearchControl.ControlOid;

    /// <summary>Whether an operation does not end by itself.</summary>
    public static bool IsAskedFor(OperationContext context) =>
        context.Synchronization is { Mode: SyncMode.RefreshAndPersist } || context.PersistentSearch is not null;

    /// <summary>What an operation asks for; null when it ends by itself.</summary>
    public static FollowingSearch? Of(OperationContext context)
    {
        if (context.Synchronization is { Mode: SyncMode.RefreshAndPersist } synchronization)
        {
            var refresh = new ContentRefresh(context, synchronization);
            return new FollowingSearch(refresh.Refresh, refresh.Changes);
        }

        if (context.PersistentSearch is { } persistent)
        {
            var changes = new PersistentChanges(context, persistent);
            return new FollowingSearch(changes.Present, changes.Changes);
        }

        return null;
    }

    /// <summary>Runs it. Ends by a refusal, or when <paramref name="stop"/> is cancelled.</summary>
    /// <exception cref="Refusal">The search cannot be begun, or the client has fallen behind.</exception>
    public async IAsyncEnumerable<LdapResponse> RunAsync(
        InMemoryDirectory directory, [EnumeratorCancellation] CancellationToken stop)
    {
        using var subscription = directory.Log.Subscribe(() => directory.Tree);
        foreach (var response in First(subscription.Tree))
        {
            yield return response;
        }

        while (await IsMoreAsync(subscription, stop).ConfigureAwait(false))
        {
            while (subscription.Commits.TryRead(out var commit))
            {
                foreach (var response in Next(commit))
                {
                    yield return response;
                }
            }
        }

        throw subscription.HasLost
            ? ContentRefresh.RefreshRequired("the client reads too slowly")
            : new Refusal(ResultCode.Canceled, "");
    }

    static async ValueTask<bool> IsMoreAsync(CommitSubscription subscription, CancellationToken stop)
    {
        try
        {
            return await subscription.Commits.WaitToReadAsync(stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
