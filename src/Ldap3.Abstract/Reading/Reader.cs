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
public sealed partial record Reader
{
    /// <summary>Makes a reader.</summary>
    /// <param name="connection">The connection to search on.</param>
    /// <param name="definition">What the entries are.</param>
    /// <param name="baseDn">Where to search.</param>
    /// <param name="query">Which entries: the simplified query language or a filter; empty, the default, means all.</param>
    public Reader(LdapConnection connection, ObjectDefinition definition, DistinguishedName baseDn, string query = "")
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(query);
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

    /// <summary>The keys of the attributes to read; null, the default, reads all of the definition.</summary>
    public IReadOnlyList<string>? Attributes { get; init; }

    /// <summary>How aliases are followed. Always by default, as in ldap3.</summary>
    public DereferenceAliases DereferenceAliases { get; init; } = DereferenceAliases.Always;

    /// <summary>Controls that go with each search. None by default.</summary>
    public IReadOnlyList<Control> Controls { get; init; } = [];

    /// <summary>
    /// How many steps entries are followed whose attributes say <see cref="AttributeDefinition.DereferenceAs"/>; names further
    /// away stay names. 8 by default.
    /// </summary>
    public int MaxDereferenceDepth { get; init; } = 8;

    /// <summary>
    /// Whether a refusal of the server is told in <see cref="ReaderResult.Errors"/> rather than thrown; what came before it is
    /// in the result. False by default.
    /// </summary>
    public bool CollectsErrors { get; init; }

    /// <summary>The filter that the query becomes.</summary>
    /// <exception cref="LdapFormatException">The query is malformed, names an unknown key or a value that is refused.</exception>
    public Filter Filter => QueryParser.Parse(Query, Definition, ComponentsInAnd);

    /// <summary>Searches, and returns all that was found.</summary>
    /// <exception cref="LdapFormatException">The query is malformed, names an unknown key or a value that is refused.</exception>
    /// <exception cref="KeyNotFoundException">The definition has no attribute of a key in <see cref="Attributes"/>.</exception>
    /// <exception cref="LdapOperationException">The server refused the search, or cut its result short.</exception>
    public ReaderResult Search() => Search(Request());

    /// <inheritdoc cref="Search()"/>
    public Task<ReaderResult> SearchAsync(CancellationToken cancellationToken = default) => SearchAsync(Request(), cancellationToken);

    /// <summary>Searches one level below the base, whatever <see cref="Scope"/> says.</summary>
    /// <inheritdoc cref="Search()"/>
    public ReaderResult SearchLevel() => Search(Request() with { Scope = SearchScope.SingleLevel });

    /// <inheritdoc cref="SearchLevel"/>
    public Task<ReaderResult> SearchLevelAsync(CancellationToken cancellationToken = default) =>
        SearchAsync(Request() with { Scope = SearchScope.SingleLevel }, cancellationToken);

    /// <summary>Searches the base and all below it, whatever <see cref="Scope"/> says.</summary>
    /// <inheritdoc cref="Search()"/>
    public ReaderResult SearchSubtree() => Search(Request() with { Scope = SearchScope.WholeSubtree });

    /// <inheritdoc cref="SearchSubtree"/>
    public Task<ReaderResult> SearchSubtreeAsync(CancellationToken cancellationToken = default) =>
        SearchAsync(Request() with { Scope = SearchScope.WholeSubtree }, cancellationToken);

    /// <summary>Reads the entry of the base, whatever the query.</summary>
    /// <returns>The entry, or null when there is none of that name.</returns>
    /// <exception cref="LdapOperationException">The server refused for another reason.</exception>
    public Entry? SearchObject() => SearchObject(Base);

    /// <inheritdoc cref="SearchObject()"/>
    public Task<Entry?> SearchObjectAsync(CancellationToken cancellationToken = default) => SearchObjectAsync(Base, cancellationToken);

    /// <summary>Reads one entry, whatever the query.</summary>
    /// <returns>The entry, or null when there is none of that name.</returns>
    /// <exception cref="LdapOperationException">The server refused for another reason.</exception>
    public Entry? SearchObject(DistinguishedName dn)
    {
        var outcome = Connection.Search(ObjectRequest(dn));
        return IsMissing(outcome) ? null : Made(outcome.EnsureSuccess().Entries).First;
    }

    /// <inheritdoc cref="SearchObject(DistinguishedName)"/>
    public async Task<Entry?> SearchObjectAsync(DistinguishedName dn, CancellationToken cancellationToken = default)
    {
        var outcome = await Connection.SearchAsync(ObjectRequest(dn), cancellationToken).ConfigureAwait(false);
        return IsMissing(outcome) ? null
            : (await MadeAsync(outcome.EnsureSuccess().Entries, cancellationToken).ConfigureAwait(false)).First;
    }

    /// <summary>Searches page by page (RFC 2696), and gives the entries as they come, in bounded memory.</summary>
    /// <param name="pageSize">How many entries to ask for at a time.</param>
    /// <exception cref="LdapOperationException">The server refused the search; the entries before that were given.</exception>
    public IEnumerable<Entry> SearchPaged(int pageSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pageSize);
        var request = Request();
        return Connection.Stream(request, pageSize).Chunk(Follows ? pageSize : 1).SelectMany(chunk => Made(chunk).Entries);
    }

    /// <inheritdoc cref="SearchPaged"/>
    /// <param name="pageSize">How many entries to ask for at a time.</param>
    /// <param name="cancellationToken">Stops the search; it is abandoned on the server.</param>
    public async IAsyncEnumerable<Entry> SearchPagedAsync(
        int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pageSize);
        var stream = Connection.StreamAsync(Request(), pageSize);
        var chunk = new List<SearchResultEntry>();
        await foreach (var found in stream.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            chunk.Add(found);
            if (!Follows || chunk.Count == pageSize)
            {
                foreach (var entry in (await MadeAsync(chunk, cancellationToken).ConfigureAwait(false)).Entries)
                {
                    yield return entry;
                }

                chunk.Clear();
            }
        }

        foreach (var entry in (await MadeAsync(chunk, cancellationToken).ConfigureAwait(false)).Entries)
        {
            yield return entry;
        }
    }

    /// <summary>Where and what is searched, for people.</summary>
    public override string ToString() =>
        $"{Definition}; at \"{Base}\" ({Scope}); query: {(Query.Length == 0 ? "all" : Query)} "
        + $"({(ComponentsInAnd ? "and" : "or")}); filter: {Filter}";
}
