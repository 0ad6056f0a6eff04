using System.Linq.Expressions;
using Ldap3.Linq.Bulk;
using Ldap3.Linq.Translation.Queries;
using Ldap3.Linq.Watching;

namespace Ldap3.Linq.Execution;

/// <summary>Runs queries.</summary>
abstract class QueryRunner
{
    public abstract TranslatedQuery Translate(Expression expression);

    public abstract IEnumerable<T> Enumerate<T>(Expression expression);

    public abstract IAsyncEnumerable<T> EnumerateAsync<T>(Expression expression, CancellationToken cancellationToken);

    public abstract T Execute<T>(Expression expression);

    public abstract Task<T> ExecuteAsync<T>(Expression expression, CancellationToken cancellationToken);

    public abstract int Delete(Expression expression);

    public abstract Task<int> DeleteAsync(Expression expression, CancellationToken cancellationToken);

    public abstract int Update(Expression expression, IReadOnlyList<PropertySetter> setters);

    public abstract Task<int> UpdateAsync(
        Expression expression, IReadOnlyList<PropertySetter> setters, CancellationToken cancellationToken);

    public abstract IAsyncEnumerable<LdapChange<T>> WatchAsync<T>(
        Expression expression, TimeSpan interval, CancellationToken cancellationToken)
        where T : class;
}
