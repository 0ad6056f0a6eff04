using System.Runtime.CompilerServices;
using Ldap3.Abstract.Definitions;
using Ldap3.Abstract.Entries;
using Ldap3.Abstract.Querying;
using Ldap3.Protocol;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Abstract.Reading;

/// <summary>
/// Finds the entries of a definition. Immutable and thread safe: each search returns a result of its own, and <c>with</c>
/// makes readers that ask otherwise.
/// </summary>
public sealed record Reader
{
    /// <summary>Makes a reader.</summary>
    /// <param name="connection">The connection to search on.</param>
    /// <param name="definition">What the entries are.</param>
    /// <param name="baseDn">Where to search.</param>
    /// <param name="query">Which entries: the simplified query language or a filter; empty, the default, means all.</param>
    public Reader(LdapConnection connection, ObjectDefinition definition, DistinguishedName baseDn, string query = "")
    {
        Connection = connection;
        Definition = definition;
        Base = baseDn;
        Query = query;
    }

    /// <summary>The connection to search on.</summary>
    public LdapConnection Connection { get; init; }

    /// <summary>What the entries are.</summary>
    public ObjectDefinition Definition { get; init; }

    /// <summary>Where to search.</summary>
    public DistinguishedName Base { get; init; }

    /// <summary>
    /// Which entries, in the simplified query language (<c>Department: Sales; IT, Surname: S*</c>) or as a filter in parentheses.
    /// </summary>
    public string Query { get; init; }

    /// <summary>Whether entries must meet all components of the query rather than any. True by default.</summary>
    public bool ComponentsInAnd { get; init; } = true;

    /// <summary>How far below the base to search. The whole subtree by default.</summary>
    public SearchScope Scope { get; init; } = SearchScope.WholeSubtree;

    /// <summary>Whether operational attributes are read too. False by default.</summary>
    public bool OperationalAttributes { get; init; }

    /// <summary>The filter that the query becomes.</summary>
    /// <exception cref="LdapFormatException">The query is malformed, names an unknown key or a value that is refused.</exception>
    public Filter Filter => QueryParser.Parse(Query, Definition, ComponentsInAnd);

    /// <summary>Searches, and returns all that was found.</summary>
    /// <exception cref="LdapFormatException">The query is malformed, names an unknown key or a value that is refused.</exception>
    /// <exception cref="LdapOperationException">The server refused the search, or cut its result short.</exception>
    public ReaderResult Search()
    {
        var request = Request();
        var start = Connection.Options.TimeProvider.GetTimestamp();
        return Result(request, Connection.Search(request).EnsureSuccess(), start);
    }

    /// <inheritdoc cref="Search"/>
    public async Task<ReaderResult> SearchAsync(CancellationToken cancellationToken = default)
    {
        var request = Request();
        var start = Connection.Options.TimeProvider.GetTimestamp();
        var outcome = await Connection.SearchAsync(request, cancellationToken).ConfigureAwait(false);
        return Result(request, outcome.EnsureSuccess(), start);
    }

    /// <summary>Reads one entry, whatever the query.</summary>
    /// <returns>The entry, or null when there is none of that name.</returns>
    public Entry? SearchObject(DistinguishedName dn)
    {
        var outcome = Connection.Search(ObjectRequest(dn));
        return outcome.Result.ResultCode == ResultCode.NoSuchObject ? null : Single(outcome);
    }

    /// <inheritdoc cref="SearchObject"/>
    public async Task<Entry?> SearchObjectAsync(DistinguishedName dn, CancellationToken cancellationToken = default)
    {
        var outcome = await Connection.SearchAsync(ObjectRequest(dn), cancellationToken).ConfigureAwait(false);
        return outcome.Result.ResultCode == ResultCode.NoSuchObject ? null : Single(outcome);
    }

    /// <summary>Searches page by page, and gives the entries as they come, in bounded memory.</summary>
    /// <param name="pageSize">How many entries to ask for at a time.</param>
    /// <param name="cancellationToken">Stops the search; it is abandoned on the server.</param>
    public async IAsyncEnumerable<Entry> SearchPagedAsync(
        int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var entry in Connection.StreamAsync(Request(), pageSize).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return Read(entry);
        }
    }

    SearchRequest Request() => new()
    {
        BaseObject = Base,
        Scope = Scope,
        Filter = Filter,
        DereferenceAliases = DereferenceAliases.Always,
        Attributes = AttributeNames(),
    };

    SearchRequest ObjectRequest(DistinguishedName dn) =>
        new() { BaseObject = dn, Scope = SearchScope.BaseObject, Attributes = AttributeNames() };

    string[] AttributeNames() =>
    [
        .. Definition.Attributes.Count == 0
            ? [SearchRequest.AllUserAttributes]
            : Definition.Attributes.Select(attribute => attribute.Name),
        .. OperationalAttributes ? [SearchRequest.AllOperationalAttributes] : Array.Empty<string>(),
    ];

    ReaderResult Result(SearchRequest request, SearchOutcome outcome, long start) => new(
        request.Filter,
        [.. outcome.Entries.Select(Read)],
        Connection.Options.TimeProvider.GetElapsedTime(start));

    Entry? Single(SearchOutcome outcome) =>
        outcome.EnsureSuccess().Entries is [var entry, ..] ? Read(entry) : null;

    Entry Read(SearchResultEntry entry) => new(Definition, entry, Connection.Options.TimeProvider.GetUtcNow());
}
