using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Diagnostics;
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
    readonly RangeCompletion? _ranges;
    readonly List<SearchResultReference> _references = [];
    int _running;

    internal SearchStream(ILdapStrategy strategy, SearchRequest request, int pageSize, LdapConnectionOptions options)
    {
        _strategy = strategy;
        _request = EndlessSearch.WithoutTimeLimit(request);
        _pageSize = pageSize;
        _ranges = RangeCompletion.For(request, options);
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
            var reading = new SearchReading(_strategy, _request, _pageSize, _ranges);
            await using var ending = reading.ConfigureAwait(false);
            while (await reading.NextAsync(cancellationToken).ConfigureAwait(false) is { } response)
            {
                if (Take(response) is { } entry)
                {
                    yield return entry;
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
            using var reading = new SearchReading(_strategy, _request, _pageSize, _ranges);
            while (reading.Next() is { } response)
            {
                if (Take(response) is { } entry)
                {
                    yield return entry;
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

        _references.Clear();
        Done = null;
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
                throw new LdapOperationException(result, OperationDescription.Of(_request, result));
            default:
                return null;
        }
    }
}
