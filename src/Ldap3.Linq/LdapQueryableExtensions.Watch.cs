using Ldap3.Linq.Watching;

namespace Ldap3.Linq;

public static partial class LdapQueryableExtensions
{
    static readonly TimeSpan DefaultWatchInterval = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Watches what a query finds: each change from now on, without end. A lost connection is made anew, and what changed
    /// meanwhile is told of then.
    /// </summary>
    /// <remarks>
    /// <para>
    /// Where the server has content synchronization (RFC 4533) it tells of each change. Elsewhere the query is run again
    /// and compared: when persistent search or Active Directory's notification says that something changed, and at the
    /// latest after the interval. What is changed and changed back between two runs is not seen then.
    /// </para>
    /// <para>The entities are not tracked by the context, which may be used meanwhile and has to live as long.</para>
    /// </remarks>
    /// <param name="source">A query that ends with entities; only conditions on their own attributes may narrow it.</param>
    /// <param name="interval">How long to wait at most where the server does not tell. 30 seconds by default.</param>
    /// <returns>The changes. Leaving the loop, or cancelling, ends the watch.</returns>
    /// <exception cref="LdapTranslationException">A directory cannot be asked this, or not to tell of its changes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The interval is not positive.</exception>
    public static IAsyncEnumerable<LdapChange<T>> WatchAsync<T>(this IQueryable<T> source, TimeSpan? interval = null)
        where T : class
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval ?? DefaultWatchInterval, TimeSpan.Zero, nameof(interval));
        return ProviderOf(source).Runner.WatchAsync<T>(source.Expression, interval ?? DefaultWatchInterval, CancellationToken.None);
    }
}
