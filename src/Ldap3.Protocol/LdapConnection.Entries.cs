using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Strategies;
using Ldap3.Protocol.Urls;

namespace Ldap3.Protocol;

/// <content>What searches are mostly for, in words of their own. These throw when the server refuses.</content>
public sealed partial class LdapConnection
{
    /// <summary>Runs the search that a URL stands for (RFC 4516), on this connection's server whichever the URL names.</summary>
    public SearchOutcome Search(LdapUrl url) => Search(RequestFor(url));

    /// <inheritdoc cref="Search(LdapUrl)"/>
    public Task<SearchOutcome> SearchAsync(LdapUrl url, CancellationToken cancellationToken = default) =>
        SearchAsync(RequestFor(url), cancellationToken);

    /// <summary>Reads one entry by its name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="attributes">The attributes to return; none means all user attributes.</param>
    /// <returns>The entry, or null when there is none, or none that this connection may see.</returns>
    /// <exception cref="LdapOperationException">The server refused for another reason.</exception>
    public SearchResultEntry? Find(DistinguishedName name, params IReadOnlyList<string> attributes)
    {
        try
        {
            return FindFirst(RequestFor(name, attributes));
        }
        catch (LdapOperationException e) when (e.ResultCode == ResultCode.NoSuchObject)
        {
            return null;
        }
    }

    /// <inheritdoc cref="Find"/>
    public async Task<SearchResultEntry?> FindAsync(
        DistinguishedName name, IReadOnlyList<string>? attributes = null, CancellationToken cancellationToken = default)
    {
        try
        {
            return await FindFirstAsync(RequestFor(name, attributes ?? []), cancellationToken).ConfigureAwait(false);
        }
        catch (LdapOperationException e) when (e.ResultCode == ResultCode.NoSuchObject)
        {
            return null;
        }
    }

    /// <summary>Whether there is an entry of that name that this connection may see.</summary>
    /// <exception cref="LdapOperationException">The server refused.</exception>
    public bool Exists(DistinguishedName name) => Find(name, SearchRequest.NoAttributes) is not null;

    /// <inheritdoc cref="Exists"/>
    public async Task<bool> ExistsAsync(DistinguishedName name, CancellationToken cancellationToken = default) =>
        await FindAsync(name, [SearchRequest.NoAttributes], cancellationToken).ConfigureAwait(false) is not null;

    /// <summary>One of the entries that a search finds, or null when it finds none. The server is asked for one only.</summary>
    /// <exception cref="LdapOperationException">The server refused, or has no such base.</exception>
    public SearchResultEntry? FindFirst(SearchRequest request) => SearchTaker.Take(Stream, request, 1).FirstOrDefault();

    /// <inheritdoc cref="FindFirst"/>
    public async Task<SearchResultEntry?> FindFirstAsync(SearchRequest request, CancellationToken cancellationToken = default) =>
        (await SearchTaker.TakeAsync(StreamAsync, request, 1, cancellationToken).ConfigureAwait(false)).FirstOrDefault();

    /// <summary>The one entry that a search finds, or null when it finds none.</summary>
    /// <exception cref="LdapException">It finds more than one.</exception>
    /// <exception cref="LdapOperationException">The server refused, or has no such base.</exception>
    public SearchResultEntry? FindSingle(SearchRequest request) =>
        SearchTaker.Single(SearchTaker.Take(Stream, request, 2), request);

    /// <inheritdoc cref="FindSingle"/>
    public async Task<SearchResultEntry?> FindSingleAsync(SearchRequest request, CancellationToken cancellationToken = default) =>
        SearchTaker.Single(await SearchTaker.TakeAsync(StreamAsync, request, 2, cancellationToken).ConfigureAwait(false), request);

    /// <summary>Counts what a search finds: the server sends the names, for LDAP has no other way to count.</summary>
    /// <param name="request">The search; the attributes that it asks for do not matter.</param>
    /// <param name="pageSize">As in <see cref="StreamAsync"/>: pages also count more than the server's size limit allows.</param>
    /// <exception cref="LdapOperationException">The server refused, or did not come to the end.</exception>
    public long Count(SearchRequest request, int pageSize = 0) => Stream(SearchTaker.NamesOf(request), pageSize).LongCount();

    /// <inheritdoc cref="Count"/>
    public async Task<long> CountAsync(SearchRequest request, int pageSize = 0, CancellationToken cancellationToken = default) =>
        await StreamAsync(SearchTaker.NamesOf(request), pageSize).LongCountAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Deletes an entry with all that is below it: in one operation where the server has the tree delete control, else entry
    /// by entry from the leaves up, several at a time. What fails in between leaves the rest undone; referral objects are
    /// deleted and not followed.
    /// </summary>
    /// <returns>How the deletion of the entry itself ended, or of that below it which failed.</returns>
    public OperationOutcome DeleteSubtree(DistinguishedName name) => Finish(new SubtreeDeletion(_strategy, name).Run());

    /// <inheritdoc cref="DeleteSubtree"/>
    public async Task<OperationOutcome> DeleteSubtreeAsync(DistinguishedName name, CancellationToken cancellationToken = default) =>
        Finish(await new SubtreeDeletion(_strategy, name).RunAsync(cancellationToken).ConfigureAwait(false));

    static SearchRequest RequestFor(LdapUrl url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return url.ToSearchRequest();
    }

    static SearchRequest RequestFor(DistinguishedName name, IReadOnlyList<string> attributes) =>
        new() { BaseObject = name, Scope = SearchScope.BaseObject, Attributes = attributes };
}
