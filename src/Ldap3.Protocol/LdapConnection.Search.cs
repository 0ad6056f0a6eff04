using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Strategies;

namespace Ldap3.Protocol;

/// <content>Searching.</content>
public sealed partial class LdapConnection
{
    /// <summary>Searches, and returns when the search has ended, with all that it found.</summary>
    public SearchOutcome Search(SearchRequest request)
    {
        for (var attempt = 1; ; attempt++)
        {
            var responses = new List<LdapResponse>();
            try
            {
                return SearchOnce(request, responses);
            }
            catch (LdapConnectionException) when (responses.Count > 0 && MaySearchAgain(attempt))
            {
                // The caller has none of the entries that came: the strategy runs it on a new session from the beginning.
            }
        }
    }

    /// <inheritdoc cref="Search(SearchRequest)"/>
    public async Task<SearchOutcome> SearchAsync(SearchRequest request, CancellationToken cancellationToken = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            var responses = new List<LdapResponse>();
            try
            {
                return await SearchOnceAsync(request, responses, cancellationToken).ConfigureAwait(false);
            }
            catch (LdapConnectionException) when (responses.Count > 0 && MaySearchAgain(attempt))
            {
                // As above.
            }
        }
    }

    /// <summary>Searches by text.</summary>
    /// <param name="baseObject">The name where the search begins.</param>
    /// <param name="filter">The filter (RFC 4515). Never paste input into it: <see cref="Filter"/> builds filters from values.</param>
    /// <param name="scope">How far below the base to look.</param>
    /// <param name="attributes">The attributes to return; none means all user attributes.</param>
    /// <exception cref="LdapFormatException">The name or the filter is malformed.</exception>
    public SearchOutcome Search(
        string baseObject, string filter, SearchScope scope = SearchScope.WholeSubtree, params string[] attributes) =>
        Search(RequestFor(baseObject, filter, scope, attributes));

    /// <inheritdoc cref="Search(string, string, SearchScope, string[])"/>
    public Task<SearchOutcome> SearchAsync(
        string baseObject,
        string filter,
        SearchScope scope = SearchScope.WholeSubtree,
        IReadOnlyList<string>? attributes = null,
        CancellationToken cancellationToken = default) =>
        SearchAsync(RequestFor(baseObject, filter, scope, attributes ?? []), cancellationToken);

    /// <summary>Searches and gives the entries as they come, in bounded memory. Nothing is sent before the first is asked for.</summary>
    /// <param name="request">The search.</param>
    /// <param name="pageSize">
    /// How many entries to ask for at a time by the paged results control (RFC 2696), which also fetches more than the
    /// server's size limit allows in one piece; 0, the default, asks for all at once.
    /// </param>
    /// <returns>The entries. Leaving the loop early abandons the search.</returns>
    public SearchStream StreamAsync(SearchRequest request, int pageSize = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pageSize);
        return new SearchStream(_strategy, request, pageSize, Options);
    }

    /// <inheritdoc cref="StreamAsync"/>
    public IEnumerable<SearchResultEntry> Stream(SearchRequest request, int pageSize = 0) =>
        StreamAsync(request, pageSize).ReadBlocking();

    bool MaySearchAgain(int attempt) => _strategy.Restarts is { } restarts && attempt < restarts.MaxAttempts;

    SearchOutcome SearchOnce(SearchRequest request, List<LdapResponse> responses)
    {
        var operation = _strategy.Send(request);
        while (operation.Read() is { } response)
        {
            if (response is LdapResult result)
            {
                Complete(request, responses);
                return Finish(new SearchOutcome(request, result, responses));
            }

            responses.Add(response);
        }

        throw Unanswered(operation);
    }

    async Task<SearchOutcome> SearchOnceAsync(
        SearchRequest request, List<LdapResponse> responses, CancellationToken cancellationToken)
    {
        var operation = await _strategy.SendAsync(request, cancellationToken).ConfigureAwait(false);
        while (await operation.ReadAsync(cancellationToken).ConfigureAwait(false) is { } response)
        {
            if (response is LdapResult result)
            {
                await CompleteAsync(request, responses, cancellationToken).ConfigureAwait(false);
                return Finish(new SearchOutcome(request, result, responses));
            }

            responses.Add(response);
        }

        throw Unanswered(operation);
    }

    void Complete(SearchRequest request, List<LdapResponse> responses)
    {
        if (RangeCompletion.For(request, Options) is { } ranges)
        {
            for (var i = 0; i < responses.Count; i++)
            {
                responses[i] = ranges.Complete(_strategy, responses[i])!;
            }
        }
    }

    async ValueTask CompleteAsync(SearchRequest request, List<LdapResponse> responses, CancellationToken cancellationToken)
    {
        if (RangeCompletion.For(request, Options) is { } ranges)
        {
            for (var i = 0; i < responses.Count; i++)
            {
                responses[i] = (await ranges.CompleteAsync(_strategy, responses[i], cancellationToken).ConfigureAwait(false))!;
            }
        }
    }

    static SearchRequest RequestFor(string baseObject, string filter, SearchScope scope, IReadOnlyList<string> attributes) =>
        new()
        {
            BaseObject = DistinguishedName.Parse(baseObject),
            Filter = Filter.Parse(filter),
            Scope = scope,
            Attributes = attributes,
        };
}
