using System.Runtime.CompilerServices;
using Ldap3.Linq.Planning;
using Ldap3.Linq.Reading;
using Ldap3.Protocol;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;

namespace Ldap3.Linq.Watching;

/// <summary>
/// Watches by running the query again and comparing: when the server hints that something changed, and at the latest after
/// an interval. A hint that is lost costs time, never a change.
/// </summary>
sealed class RepeatedWatch(LdapQuery query, SearchRequest request, LdapContextOptions options, DirectoryKnowledge knowledge)
    : EntityWatch
{
    // Changes come in bursts: one run for those that come together.
    static readonly TimeSpan Burst = TimeSpan.FromMilliseconds(50);

    TimeProvider Clock => options.DataSource.Options.TimeProvider;

    public override async IAsyncEnumerable<EntryChange> RunAsync(
        TimeSpan interval, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var hint = new SemaphoreSlim(0, 1);
        var listening = ListenAsync(hint, interval, stop.Token);
        try
        {
            var known = await ReadAsync(cancellationToken).ConfigureAwait(false);
            while (true)
            {
                if (await hint.WaitAsync(interval, cancellationToken).ConfigureAwait(false))
                {
                    await Task.Delay(Burst, Clock, cancellationToken).ConfigureAwait(false);
                }

                Dictionary<string, SearchResultEntry> found;
                try
                {
                    found = await ReadAsync(cancellationToken).ConfigureAwait(false);
                }
                catch (LdapException exception) when (exception.IsTransient)
                {
                    // What changes until the server is back is found then.
                    continue;
                }

                foreach (var change in EntryDifference.Between(known, found))
                {
                    yield return change;
                }

                known = found;
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Hints only: whoever cannot listen runs the query from time to time.
    async Task ListenAsync(SemaphoreSlim hint, TimeSpan interval, CancellationToken cancellationToken)
    {
        var watched = request with { Filter = Filter.Present("objectClass"), Attributes = [SearchRequest.NoAttributes] };
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var connection = options.DataSource.CreateConnection();
                await using var closing = connection.ConfigureAwait(false);
                await foreach (var _ in connection.WatchAsync(watched).WithCancellation(cancellationToken).ConfigureAwait(false))
                {
                    if (hint.CurrentCount == 0)
                    {
                        hint.Release();
                    }
                }
            }
            catch (LdapException)
            {
                await Task.Delay(interval, Clock, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    async Task<Dictionary<string, SearchResultEntry>> ReadAsync(CancellationToken cancellationToken)
    {
        var identity = knowledge.IdentityAttribute;
        var entries = new Dictionary<string, SearchResultEntry>(StringComparer.Ordinal);
        var attributes = identity is null || query.Attributes.Contains(identity, StringComparer.OrdinalIgnoreCase)
            ? query.Attributes
            : [.. query.Attributes, identity];
        await foreach (var entry in EntryReader.ReadAsync(query, options, cancellationToken, attributes).ConfigureAwait(false))
        {
            entries[KeyOf(entry, identity)] = entry;
        }

        return entries;
    }

    static string KeyOf(SearchResultEntry entry, string? identity) =>
        identity is not null && entry.Find(identity) is { Values: [var value, ..] }
            ? Convert.ToHexString(value.Span)
            : entry.ObjectName.ToString();
}
