using System.Linq.Expressions;
using Ldap3.Linq.Translation.Queries;

namespace Ldap3.Linq.Execution;

/// <summary>Runs queries.</summary>
abstract class QueryRunner
{
    public abstract TranslatedQuery Translate(Expression expression);

    public abstract IEnumerable<T> Enumerate<T>(Expression expression);

    public abstract IAsyncEnumerable<T> EnumerateAsync<T>(Expression expression, CancellationToken cancellationToken);

    public abstract T Execute<T>(Expression expression);

    public abstract Task<T> ExecuteAsync<T>(Expression expression, CancellationToken cancellationToken);
}
