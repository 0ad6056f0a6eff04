using System.Collections;
using System.Linq.Expressions;

namespace Ldap3.Linq.Execution;

/// <summary>A query that is being written. It is no <c>IAsyncEnumerable</c>: with .NET's own operators over those, every <c>Where</c> would be ambiguous.</summary>
sealed class LdapQueryable<T>(LdapQueryProvider provider, Expression expression) : IOrderedQueryable<T>
{
    public Type ElementType => typeof(T);

    public Expression Expression => expression;

    public IQueryProvider Provider => provider;

    public IEnumerator<T> GetEnumerator() => provider.Runner.Enumerate<T>(expression).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
