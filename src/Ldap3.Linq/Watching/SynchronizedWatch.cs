using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Synchronization;

namespace Ldap3.Linq.Watching;

/// <summary>Watches by content synchronization (RFC 4533): the server tells of each change.</summary>
sealed class SynchronizedWatch(LdapQuery query, SearchRequest request, LdapContextOptions options) : EntityWatch
{
    public override async IAsyncEnumerable<EntryChange> RunAsync(
        TimeSpan interval, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var changes = Channel.CreateUnbounded<EntryChange>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
        var replica = new DirectoryReplica(options.DataSource, request);
        var firstRefresh = replica.WaitForRefreshAsync(CancellationToken.None);
        replica.Changed += (_, change) =>
        {
            // What there is at the beginning is no change.
            if (firstRefresh.IsCompleted && Of(change) is { } told)
            {
                changes.Writer.TryWrite(told);
            }
        };
        var running = RunAsync(replica, changes.Writer, stop.Token);
        try
        {
            await foreach (var change in changes.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return change;
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await running.ConfigureAwait(false);
        }
    }

    static async Task RunAsync(DirectoryReplica replica, ChannelWriter<EntryChange> changes, CancellationToken cancellationToken)
    {
        try
        {
            await replica.RunAsync(cancellationToken).ConfigureAwait(false);
            changes.TryComplete();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            changes.TryComplete(exception);
        }
    }

    EntryChange? Of(ReplicaChange change) => (change.Entry ?? change.Previous) is { } entry && IsWanted(query, entry)
        ? new EntryChange(
            change.Kind switch
            {
                ReplicaChangeKind.Added => LdapChangeKind.Added,
                ReplicaChangeKind.Removed => LdapChangeKind.Removed,
                _ => LdapChangeKind.Changed,
            },
            change.Entry,
            change.Previous)
        : null;
}
