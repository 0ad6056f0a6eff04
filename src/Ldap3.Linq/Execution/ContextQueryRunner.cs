using System.Diagnostics;
using System.Linq.Expressions;
using System.Reflection;
using Ldap3.Abstract.Tracking;
using Ldap3.Linq.Bulk;
using Ldap3.Linq.Planning;
using Ldap3.Linq.Reading;
using Ldap3.Linq.Tracking;
using Ldap3.Linq.Translation.Queries;
using Ldap3.Linq.Watching;

namespace Ldap3.Linq.Execution;

/// <summary>Runs the queries of one context.</summary>
sealed class ContextQueryRunner : QueryRunner
{
    readonly LdapContextOptions _options;
    readonly ChangeTracker _tracker;
    readonly ConcurrencyGuard _guard;
    readonly DirectoryKnowledge _knowledge;
    readonly QueryLog _log;
    readonly RelatedEntries _related;

    public ContextQueryRunner(LdapContextOptions options, ChangeTracker tracker, ConcurrencyGuard guard)
    {
        _options = options;
        _tracker = tracker;
        _guard = guard;
        _knowledge = DirectoryKnowledge.Of(options.DataSource);
        _log = new QueryLog(options);
        _related = new RelatedEntries(options, _log);
    }

    public override TranslatedQuery Translate(Expression expression) =>
        _knowledge.Plans.Translate(expression, _options, _knowledge);

    public override IEnumerable<T> Enumerate<T>(Expression expression)
    {
        var query = Prepare(expression);
        return query.IsFlattened ? Rows<IEnumerable<T>>(query).SelectMany(row => row) : Rows<T>(query);
    }

    public override async IAsyncEnumerable<T> EnumerateAsync<T>(
        Expression expression, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = await PrepareAsync(expression, cancellationToken).ConfigureAwait(false);
        if (!query.IsFlattened)
        {
            await foreach (var row in RowsAsync<T>(query, cancellationToken).ConfigureAwait(false))
            {
                yield return row;
            }

            yield break;
        }

        await foreach (var rows in RowsAsync<IEnumerable<T>>(query, cancellationToken).ConfigureAwait(false))
        {
            foreach (var row in rows)
            {
                yield return row;
            }
        }
    }

    public override T Execute<T>(Expression expression)
    {
        var query = Prepare(expression);
        return query.Query.ResultKind switch
        {
            LdapResultKind.Aggregate => (T)Invoke(nameof(Aggregate), query)!,
            LdapResultKind.Any => (T)(object)Rows<object>(query).Any(),
            LdapResultKind.All => (T)(object)!Rows<object>(query).Any(),
            LdapResultKind.Count => (T)(object)Rows<object>(query).Count(),
            LdapResultKind.LongCount => (T)(object)Rows<object>(query).LongCount(),
            LdapResultKind.Sequence => (T)Invoke(nameof(Rows), query)!,
            _ => Outcomes.Choose(query, [.. Rows<T>(query)]),
        };
    }

    public override async Task<T> ExecuteAsync<T>(Expression expression, CancellationToken cancellationToken)
    {
        var query = await PrepareAsync(expression, cancellationToken).ConfigureAwait(false);
        switch (query.Query.ResultKind)
        {
            case LdapResultKind.Aggregate:
                return (T)(await ((Task<object?>)Invoke(nameof(AggregateAsync), query, cancellationToken)!).ConfigureAwait(false))!;
            case LdapResultKind.Any or LdapResultKind.All or LdapResultKind.Count or LdapResultKind.LongCount:
                var count = 0L;
                await foreach (var _ in RowsAsync<object>(query, cancellationToken).ConfigureAwait(false))
                {
                    count++;
                }

                return (T)Outcomes.Counted(query.Query.ResultKind, count);
            default:
                var rows = new List<T>();
                await foreach (var row in RowsAsync<T>(query, cancellationToken).ConfigureAwait(false))
                {
                    rows.Add(row);
                }

                return Outcomes.Choose(query, rows);
        }
    }

    public override int Delete(Expression expression)
    {
        var query = Prepare(expression);
        return Write(query, BulkRequests.Delete(_options, query));
    }

    public override async Task<int> DeleteAsync(Expression expression, CancellationToken cancellationToken)
    {
        var query = await PrepareAsync(expression, cancellationToken).ConfigureAwait(false);
        return await WriteAsync(query, BulkRequests.Delete(_options, query), cancellationToken).ConfigureAwait(false);
    }

    public override int Update(Expression expression, IReadOnlyList<PropertySetter> setters)
    {
        var query = Prepare(expression);
        return Write(query, BulkRequests.Update(_options, query, setters));
    }

    public override async Task<int> UpdateAsync(
        Expression expression, IReadOnlyList<PropertySetter> setters, CancellationToken cancellationToken)
    {
        var query = await PrepareAsync(expression, cancellationToken).ConfigureAwait(false);
        return await WriteAsync(query, BulkRequests.Update(_options, query, setters), cancellationToken).ConfigureAwait(false);
    }

    public override async IAsyncEnumerable<LdapChange<T>> WatchAsync<T>(
        Expression expression,
        TimeSpan interval,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = await PrepareAsync(expression, cancellationToken).ConfigureAwait(false);
        var watch = EntityWatch.Create(query, _options, _knowledge);
        await foreach (var change in watch.RunAsync(interval, cancellationToken).ConfigureAwait(false))
        {
            yield return new LdapChange<T>(
                change.Kind,
                (change.Entry ?? change.Previous)!.ObjectName,
                change.Entry is { } entry ? (T)EntityMaker.Make(query.Entity, entry) : null,
                change.Previous is { } previous ? (T)EntityMaker.Make(query.Entity, previous) : null);
        }
    }

    // An entity that is watched is known by what stays when its entry is renamed, and saved against the version that was read.
    static IReadOnlyList<string>? AttributesOf(TranslatedQuery query) =>
        query is { IsTracked: true, Projection: null, Query.ResultKind: not (LdapResultKind.Any or LdapResultKind.All or LdapResultKind.Count or LdapResultKind.LongCount) }
            ? [.. query.Query.Attributes is [] ? [Protocol.Messages.SearchRequest.AllUserAttributes] : query.Query.Attributes, .. EntityVersion.Attributes]
            : null;

    // A row that is only counted is not made.
    Func<Protocol.Messages.SearchResultEntry, T> MakerOf<T>(TranslatedQuery query) =>
        query.Query.ResultKind is LdapResultKind.Any or LdapResultKind.All or LdapResultKind.Count or LdapResultKind.LongCount
            ? static entry => (T)(object)entry
            : RowMaker.Create<T>(query, _tracker);

    // All that is to be changed is found before the first is: a change may alter what a page would hold.
    int Write(TranslatedQuery query, BulkRequests requests)
    {
        using (_guard.Enter())
        {
            var started = Stopwatch.GetTimestamp();
            var entries = EntryReader.Read(query.Query, _options, requests.Attributes).ToArray();
            _log.Done(query.Query, entries.Length, started);
            return new BulkWriter(requests).Write(_options.DataSource.GetConnection(), entries);
        }
    }

    async Task<int> WriteAsync(TranslatedQuery query, BulkRequests requests, CancellationToken cancellationToken)
    {
        using (_guard.Enter())
        {
            var started = Stopwatch.GetTimestamp();
            var entries = new List<Protocol.Messages.SearchResultEntry>();
            await foreach (var entry in EntryReader.ReadAsync(query.Query, _options, cancellationToken, requests.Attributes).ConfigureAwait(false))
            {
                entries.Add(entry);
            }

            _log.Done(query.Query, entries.Count, started);
            var connection = await _options.DataSource.GetConnectionAsync(cancellationToken).ConfigureAwait(false);
            return await new BulkWriter(requests).WriteAsync(connection, entries, cancellationToken).ConfigureAwait(false);
        }
    }

    TranslatedQuery Prepare(Expression expression)
    {
        using (_guard.Enter())
        {
            _knowledge.Ensure(_options.DataSource);
            var query = Checked(Translate(expression));
            return query with { Query = _related.Resolve(query.Query) };
        }
    }

    async Task<TranslatedQuery> PrepareAsync(Expression expression, CancellationToken cancellationToken)
    {
        using (_guard.Enter())
        {
            await _knowledge.EnsureAsync(_options.DataSource, cancellationToken).ConfigureAwait(false);
            var query = Checked(Translate(expression));
            return query with { Query = await _related.ResolveAsync(query.Query, cancellationToken).ConfigureAwait(false) };
        }
    }

    TranslatedQuery Checked(TranslatedQuery query) =>
        query.Query.SortKeys.Count > 0 && _knowledge.LacksControl(Protocol.Controls.ServerSideSortControl.ControlOid)
            ? throw new LdapTranslationException(
                "OrderBy(...)",
                "the server does not sort (RFC 2891)",
                "Order after AsAsyncEnumerable() or AsEnumerable(), knowing that all rows are fetched")
            : query;

    IEnumerable<T> Rows<T>(TranslatedQuery query)
    {
        var make = MakerOf<T>(query);
        var started = Stopwatch.GetTimestamp();
        var count = 0;
        using var entries = EntryReader.Read(query.Query, _options, AttributesOf(query)).GetEnumerator();
        while (true)
        {
            T row;
            using (_guard.Enter())
            {
                if (!entries.MoveNext())
                {
                    break;
                }

                row = make(entries.Current);
            }

            count++;
            yield return row;
        }

        _log.Done(query.Query, count, started);
    }

    async IAsyncEnumerable<T> RowsAsync<T>(
        TranslatedQuery query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var make = MakerOf<T>(query);
        var started = Stopwatch.GetTimestamp();
        var count = 0;
        var entries = EntryReader.ReadAsync(query.Query, _options, cancellationToken, AttributesOf(query)).GetAsyncEnumerator(cancellationToken);
        await using (entries.ConfigureAwait(false))
        {
            while (true)
            {
                T row;
                using (_guard.Enter())
                {
                    if (!await entries.MoveNextAsync().ConfigureAwait(false))
                    {
                        break;
                    }

                    row = make(entries.Current);
                }

                count++;
                yield return row;
            }
        }

        _log.Done(query.Query, count, started);
    }

    object? Aggregate<T>(TranslatedQuery query) => Outcomes.Aggregate(query, [.. Rows<T>(query)]);

    async Task<object?> AggregateAsync<T>(TranslatedQuery query, CancellationToken cancellationToken)
    {
        var rows = new List<T>();
        await foreach (var row in RowsAsync<T>(query, cancellationToken).ConfigureAwait(false))
        {
            rows.Add(row);
        }

        return Outcomes.Aggregate(query, rows);
    }

    // The type of what is aggregated is known when the query is, not before.
    object? Invoke(string method, TranslatedQuery query, params object[] arguments) =>
        typeof(ContextQueryRunner)
            .GetMethod(method, BindingFlags.Instance | BindingFlags.NonPublic)!
            .MakeGenericMethod(query.ElementType)
            .Invoke(this, BindingFlags.DoNotWrapExceptions, null, [query, .. arguments], null);
}
