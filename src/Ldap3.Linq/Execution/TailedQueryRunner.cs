using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Ldap3.Linq.Bulk;
using Ldap3.Linq.Translation.Queries;
using Ldap3.Linq.Watching;

namespace Ldap3.Linq.Execution;

/// <summary>Runs in memory what stands at the end of queries and no directory can do, and has the rest run by another.</summary>
sealed class TailedQueryRunner(QueryRunner runner, LdapContextOptions options) : QueryRunner
{
    public override TranslatedQuery Translate(Expression expression) =>
        runner.Translate(QueryTail.Find(expression, options)?.Head ?? expression);

    public override IEnumerable<T> Enumerate<T>(Expression expression) =>
        QueryTail.Find(expression, options) is { } tail ? tail.Enumerate<T>(runner) : runner.Enumerate<T>(expression);

    public override IAsyncEnumerable<T> EnumerateAsync<T>(Expression expression, CancellationToken cancellationToken) =>
        QueryTail.Find(expression, options) is { } tail
            ? TailAsync<T>(tail, cancellationToken)
            : runner.EnumerateAsync<T>(expression, cancellationToken);

    public override T Execute<T>(Expression expression) =>
        QueryTail.Find(expression, options) is { } tail ? tail.Execute<T>(runner) : runner.Execute<T>(expression);

    public override Task<T> ExecuteAsync<T>(Expression expression, CancellationToken cancellationToken) =>
        QueryTail.Find(expression, options) is { } tail
            ? tail.ExecuteAsync<T>(runner, cancellationToken)
            : runner.ExecuteAsync<T>(expression, cancellationToken);

    public override int Delete(Expression expression) => runner.Delete(expression);

    public override Task<int> DeleteAsync(Expression expression, CancellationToken cancellationToken) =>
        runner.DeleteAsync(expression, cancellationToken);

    public override int Update(Expression expression, IReadOnlyList<PropertySetter> setters) => runner.Update(expression, setters);

    public override Task<int> UpdateAsync(
        Expression expression, IReadOnlyList<PropertySetter> setters, CancellationToken cancellationToken) =>
        runner.UpdateAsync(expression, setters, cancellationToken);

    public override IAsyncEnumerable<LdapChange<T>> WatchAsync<T>(
        Expression expression, TimeSpan interval, CancellationToken cancellationToken) =>
        runner.WatchAsync<T>(expression, interval, cancellationToken);

    async IAsyncEnumerable<T> TailAsync<T>(QueryTail tail, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var row in await tail.EnumerateAsync<T>(runner, cancellationToken).ConfigureAwait(false))
        {
            yield return row;
        }
    }
}
