using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Strategies;
using Ldap3.Protocol.Synchronization;

namespace Ldap3.Protocol;

/// <content>Searching, keeping copies of what is found, and watching for changes.</content>
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

    /// <summary>
    /// Synchronizes a copy of what a search finds (RFC 4533): gives what changed since the state that
    /// <paramref name="cookie"/> names, in bounded memory, and in <see cref="SyncMode.RefreshAndPersist"/> goes on with
    /// each change as it is made. Nothing is sent before the first step is asked for; each enumeration is an operation
    /// of its own.
    /// </summary>
    /// <param name="request">
    /// The search; to go on from a cookie it must be the search that the cookie came from, but for its limits. With
    /// <see cref="SyncMode.RefreshAndPersist"/> there is no time limit unless <see cref="LdapRequest.Timeout"/> sets
    /// one.
    /// </param>
    /// <param name="mode">Whether to end when the copy is up to date, which is the default, or to go on.</param>
    /// <param name="cookie">The last cookie that was given, or null, the default, to begin with nothing.</param>
    /// <param name="options">How to go about it; null is <see cref="SyncOptions.Default"/>.</param>
    /// <returns>
    /// The steps, in order. Leaving the loop, or cancelling, abandons the operation. While it runs, a failure ends the
    /// enumeration: <see cref="LdapConnectionException"/> when the connection is lost,
    /// <see cref="LdapOperationException"/> when the server ends it otherwise than in success,
    /// <see cref="LdapProtocolException"/> when it breaks RFC 4533. A later enumeration may go on from the last cookie.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// The search follows aliases, which RFC 4533 section 3.5.2 does not allow.
    /// </exception>
    public IAsyncEnumerable<SyncChange> Synchronize(
        SearchRequest request,
        SyncMode mode = SyncMode.RefreshOnly,
        OctetString? cookie = null,
        SyncOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.DereferenceAliases is DereferenceAliases.InSearching or DereferenceAliases.Always)
        {
            throw new ArgumentException(
                "A synchronized search follows no aliases below its base (RFC 4533 section 3.5.2): "
                + $"use {nameof(DereferenceAliases.Never)} or {nameof(DereferenceAliases.FindingBaseObject)}.",
                nameof(request));
        }

        return ContentSynchronization.RunAsync(_strategy, request, mode, cookie, options ?? SyncOptions.Default);
    }

    /// <summary>
    /// Watches what a search finds, and gives each change as it is made, in the way that the server's root DSE says it
    /// knows: content synchronization (RFC 4533), else persistent search (draft-ietf-ldapext-psearch-03), else Active
    /// Directory's change notification. Changes made while nobody watched are not told of: a
    /// <see cref="DirectoryReplica"/> notices them.
    /// </summary>
    /// <param name="request">
    /// The search. Active Directory takes only the filter <c>(objectClass=*)</c>, tells of deletions only to those who
    /// may see deleted entries, and tells additions from modifications only when <c>uSNCreated</c> and
    /// <c>uSNChanged</c> are asked for.
    /// </param>
    /// <returns>
    /// The changes, without end. Leaving the loop, or cancelling, abandons the operation. While it runs,
    /// <see cref="LdapConnectionException"/> says that the connection is lost, <see cref="LdapOperationException"/>
    /// that the server refuses, <see cref="LdapException"/> that it knows none of these ways.
    /// </returns>
    public IAsyncEnumerable<DirectoryChange> WatchAsync(SearchRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return ChangeWatch.RunAsync(this, request);
    }

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
