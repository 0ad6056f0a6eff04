using System.Runtime.CompilerServices;
using Ldap3.Protocol;
using Ldap3.Protocol.Messages;

namespace Ldap3.Linq.Reading;

/// <summary>Runs the searches of a query one after another, and gives what the query wants of what they find.</summary>
static class EntryReader
{
    /// <summary>Runs the searches.</summary>
    /// <param name="query">The query.</param>
    /// <param name="options">How to go about it.</param>
    /// <param name="attributes">What to ask for; null for what the query asks for.</param>
    public static IEnumerable<SearchResultEntry> Read(
        LdapQuery query, LdapContextOptions options, IReadOnlyList<string>? attributes = null) =>
        query.ClientOrder is { } order
            ? Limited(query, order.Sort(ReadFound(query, options, attributes)))
            : ReadFound(query, options, attributes);

    /// <inheritdoc cref="Read"/>
    public static IAsyncEnumerable<SearchResultEntry> ReadAsync(
        LdapQuery query,
        LdapContextOptions options,
        CancellationToken cancellationToken,
        IReadOnlyList<string>? attributes = null) =>
        query.ClientOrder is null
            ? ReadFoundAsync(query, options, attributes, cancellationToken)
            : ReadSortedAsync(query, options, attributes, cancellationToken);

    static IEnumerable<SearchResultEntry> Limited(LdapQuery query, IEnumerable<SearchResultEntry> sorted) =>
        sorted.Skip(query.Skip).Take(query.Take ?? int.MaxValue);

    static async IAsyncEnumerable<SearchResultEntry> ReadSortedAsync(
        LdapQuery query,
        LdapContextOptions options,
        IReadOnlyList<string>? attributes,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var found = new List<SearchResultEntry>();
        await foreach (var entry in ReadFoundAsync(query, options, attributes, cancellationToken).ConfigureAwait(false))
        {
            found.Add(entry);
        }

        foreach (var entry in Limited(query, query.ClientOrder!.Sort(found)))
        {
            yield return entry;
        }
    }

    static IEnumerable<SearchResultEntry> ReadFound(LdapQuery query, LdapContextOptions options, IReadOnlyList<string>? attributes)
    {
        var selection = new EntrySelection(query, attributes ?? query.Attributes);
        foreach (var search in query.Searches)
        {
            if (query.IsWindow && selection.TakeWindow(options.DataSource.GetConnection().Search(selection.WindowOf(search))) is { } window)
            {
                foreach (var entry in window)
                {
                    yield return entry;
                }

                yield break;
            }

            var (request, pageSize) = selection.RequestOf(search);
            var stream = options.DataSource.GetConnection().StreamAsync(request, pageSize);
            using var entries = stream.ReadBlocking().GetEnumerator();
            while (!selection.IsFull && MoveNext(entries, query))
            {
                if (selection.Takes(entries.Current, search))
                {
                    yield return entries.Current;
                }
            }

            if (selection.IsFull)
            {
                yield break;
            }

            CheckReferences(stream, query, options);
        }
    }

    static async IAsyncEnumerable<SearchResultEntry> ReadFoundAsync(
        LdapQuery query,
        LdapContextOptions options,
        IReadOnlyList<string>? attributes,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var selection = new EntrySelection(query, attributes ?? query.Attributes);
        foreach (var search in query.Searches)
        {
            var connection = await options.DataSource.GetConnectionAsync(cancellationToken).ConfigureAwait(false);
            if (query.IsWindow
                && selection.TakeWindow(await connection.SearchAsync(selection.WindowOf(search), cancellationToken).ConfigureAwait(false)) is { } window)
            {
                foreach (var entry in window)
                {
                    yield return entry;
                }

                yield break;
            }

            var (request, pageSize) = selection.RequestOf(search);
            var stream = connection.StreamAsync(request, pageSize);
            var entries = stream.GetAsyncEnumerator(cancellationToken);
            await using (entries.ConfigureAwait(false))
            {
                while (!selection.IsFull && await MoveNextAsync(entries, query).ConfigureAwait(false))
                {
                    if (selection.Takes(entries.Current, search))
                    {
                        yield return entries.Current;
                    }
                }
            }

            if (selection.IsFull)
            {
                yield break;
            }

            CheckReferences(stream, query, options);
        }
    }

    static bool MoveNext(IEnumerator<SearchResultEntry> entries, LdapQuery query)
    {
        try
        {
            return entries.MoveNext();
        }
        catch (LdapOperationException exception) when (IsAnswer(exception, query))
        {
            return false;
        }
    }

    static async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<SearchResultEntry> entries, LdapQuery query)
    {
        try
        {
            return await entries.MoveNextAsync().ConfigureAwait(false);
        }
        catch (LdapOperationException exception) when (IsAnswer(exception, query))
        {
            return false;
        }
    }

    // That there is no such entry is what a condition on names asks; any other end cuts the answer short.
    static bool IsAnswer(LdapOperationException exception, LdapQuery query) =>
        exception.ResultCode == ResultCode.NoSuchObject && query.BaseMayBeMissing;

    // RFC 4511 section 4.5.3: a reference says that the search would go on elsewhere.
    static void CheckReferences(SearchStream stream, LdapQuery query, LdapContextOptions options)
    {
        if (stream.References.Count > 0 && !options.IgnoreReferences && !query.IgnoresReferences)
        {
            throw new LdapException(
                $"A part of the answer lies on other servers, which were not asked: {string.Join(", ", stream.References.SelectMany(reference => reference.Uris).Take(3))}. "
                + "Query a base that one server holds, or say IgnoreReferences() to do without that part.");
        }
    }
}
