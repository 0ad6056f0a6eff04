using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Extend;

/// <summary>Pours the entries of several searches into one stream.</summary>
static class SearchFunnel
{
    // Enough to keep the searches busy; beyond it they wait for whoever reads.
    const int Capacity = 256;

    public static async IAsyncEnumerable<SearchResultEntry> RunAsync(
        SearchStream[] searches, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var funnel = Channel.CreateBounded<SearchResultEntry>(Capacity);
        var pouring = PourAllAsync(searches, funnel.Writer, stop);
        try
        {
            await foreach (var entry in funnel.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return entry;
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await pouring.ConfigureAwait(false);
        }
    }

    static async Task PourAllAsync(
        SearchStream[] searches, ChannelWriter<SearchResultEntry> funnel, CancellationTokenSource stop)
    {
        await Task.WhenAll(searches.Select(search => PourAsync(search, funnel, stop))).ConfigureAwait(false);
        funnel.TryComplete();
    }

    static async Task PourAsync(
        SearchStream search, ChannelWriter<SearchResultEntry> funnel, CancellationTokenSource stop)
    {
        try
        {
            await foreach (var entry in search.WithCancellation(stop.Token).ConfigureAwait(false))
            {
                await funnel.WriteAsync(entry, stop.Token).ConfigureAwait(false);
            }
        }
        catch (Exception e)
        {
            // The first failure is what the reader learns; the others are its consequence.
            funnel.TryComplete(e);
            await stop.CancelAsync().ConfigureAwait(false);
        }
    }
}
