using System.Collections;
using System.Linq.Expressions;

namespace Ldap3.Linq.Execution;

/// <summary>A query that is being written. It is no <c>IAsyncEnumerable</c>: with .NET's own operators over those, every <c>Where</c> would be ambiguous.</summary>
sealed class LdapQueryable<T> : IOrderedQueryable<T>
{
    readonly LdapQueryProvider _provider;

    public LdapQueryable(LdapQueryProvider provider, Expression? expression = null)
    {
        _provider = provider;
        Expression = expression ?? Expression.Constant(this);
    }

    public Type ElementType => typeof(T);

    public Expression Expression { get; }

    public IQueryProvider Provider => _provider;

    public IEnumerator<T> GetEnumerator() => _provider.Runner.Enumerate<T>(Expression).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
