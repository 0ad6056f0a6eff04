using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Strategies;

namespace Ldap3.Protocol;

/// <summary>
/// The entries of a search as they come. Each enumeration runs the search once more. Not thread safe: one enumeration at a
/// time, a second one throws <see cref="InvalidOperationException"/>.
/// </summary>
public sealed class SearchStream : IAsyncEnumerable<SearchResultEntry>
{
    readonly ILdapStrategy _strategy;
    readonly SearchRequest _request;
    readonly int _pageSize;
    readonly List<SearchResultReference> _references = [];
    int _running;

    internal SearchStream(ILdapStrategy strategy, SearchRequest request, int pageSize)
    {
        _strategy = strategy;
        _request = request;
        _pageSize = pageSize;
    }

    /// <summary>The places where the search would go on, as far as they have come.</summary>
    public IReadOnlyList<SearchResultReference> References => _references;

    /// <summary>The server's last word, or null while entries still come.</summary>
    public SearchResultDone? Done { get; private set; }

    /// <summary>Runs the search. Leaving the loop early abandons it on the server.</summary>
    /// <exception cref="LdapOperationException">The search ended otherwise than in success; the entries before that were given.</exception>
    public async IAsyncEnumerator<SearchResultEntry> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        Begin();
        try
        {
            // RFC 2696 section 3: servers may tie a cookie to the session that it was given on.
            using var session = await _strategy.HoldAsync(cancellationToken).ConfigureAwait(false);
            for (var page = FirstPage(); page is not null; page = NextPage())
            {
                var operation = await session.SendAsync(page, cancellationToken).ConfigureAwait(false);
                try
                {
                    while (await operation.ReadAsync(cancellationToken).ConfigureAwait(false) is { } response)
                    {
                        if (Take(response) is { } entry)
                        {
                            yield return entry;
                        }
                    }
                }
                finally
                {
                    await operation.AbandonAsync().ConfigureAwait(false);
                }
            }
        }
        finally
        {
            Volatile.Write(ref _running, 0);
        }
    }

    /// <summary>Runs the search, blocking the calling thread for each entry. Leaving the loop early abandons it on the server.</summary>
    /// <exception cref="LdapOperationException">The search ended otherwise than in success; the entries before that were given.</exception>
    public IEnumerable<SearchResultEntry> ReadBlocking()
    {
        Begin();
        try
        {
            using var session = _strategy.Hold();
            for (var page = FirstPage(); page is not null; page = NextPage())
            {
                var operation = session.Send(page);
                try
                {
                    while (operation.Read() is { } response)
                    {
                        if (Take(response) is { } entry)
                        {
                            yield return entry;
                        }
                    }
                }
                finally
                {
                    operation.Abandon();
                }
            }
        }
        finally
        {
            Volatile.Write(ref _running, 0);
        }
    }

    void Begin()
    {
        if (Interlocked.Exchange(ref _running, 1) != 0)
        {
            throw new InvalidOperationException(
                "This search stream is being read already, and its references and last word belong to that reading. "
                + "Begin another with StreamAsync.");
        }
    }

    SearchResultEntry? Take(LdapResponse response)
    {
        switch (response)
        {
            case SearchResultEntry entry:
                return entry;
            case SearchResultReference reference:
                _references.Add(reference);
                return null;
            case SearchResultDone { ResultCode: ResultCode.Success } done:
                Done = done;
                return null;
            case LdapResult result:
                Done = result as SearchResultDone;
                throw new LdapOperationException(result, OperationDescription.Of(_request));
            default:
                return null;
        }
    }

    SearchRequest FirstPage()
    {
        _references.Clear();
        Done = null;
        return _pageSize == 0 ? _request : Page(new PagedResultsControl(_pageSize));
    }

    // RFC 2696 section 3: the next page is the same search with the cookie of the last; an empty cookie ends it.
    SearchRequest? NextPage() =>
        _pageSize > 0 && Done?.Controls.Find<PagedResultsControl>() is { Cookie.IsEmpty: false } last
            ? Page(new PagedResultsControl(_pageSize, last.Cookie))
            : null;

    SearchRequest Page(PagedResultsControl control) => _request with { Controls = [.. _request.Controls, control] };
}
