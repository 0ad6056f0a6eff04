using System.Linq.Expressions;

namespace Ldap3.Linq.Execution;

/// <summary>GroupBy over all rows that the query before it finds, and what follows.</summary>
sealed class GroupedTail(Expression query, MethodCallExpression first) : QueryTail(query, first)
{
    protected override IQueryable Fetch(QueryRunner runner) =>
        Grouped((IQueryable)Call(nameof(Rows), [ElementOf(Head.Type)], runner));

    protected override async Task<IQueryable> FetchAsync(QueryRunner runner, CancellationToken cancellationToken) =>
        Grouped(await ((Task<IQueryable>)Call(nameof(RowsAsync), [ElementOf(Head.Type)], runner, cancellationToken)).ConfigureAwait(false));

    IQueryable Grouped(IQueryable rows) =>
        rows.Provider.CreateQuery(Expression.Call(First.Method, [rows.Expression, .. First.Arguments.Skip(1)]));

    IQueryable Rows<T>(QueryRunner runner) => runner.Enumerate<T>(Head).ToArray().AsQueryable();

    async Task<IQueryable> RowsAsync<T>(QueryRunner runner, CancellationToken cancellationToken)
    {
        var rows = new List<T>();
        await foreach (var row in runner.EnumerateAsync<T>(Head, cancellationToken).ConfigureAwait(false))
        {
            rows.Add(row);
        }

        return rows.AsQueryable();
    }
}
