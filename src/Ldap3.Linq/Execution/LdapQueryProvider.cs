using System.Linq.Expressions;
using System.Reflection;

namespace Ldap3.Linq.Execution;

/// <summary>Makes queries, and runs them by a <see cref="QueryRunner"/>.</summary>
sealed class LdapQueryProvider(QueryRunner runner) : IQueryProvider
{
    static readonly MethodInfo CreateOpen = typeof(LdapQueryProvider)
        .GetMethods()
        .Single(method => method is { Name: nameof(CreateQuery), IsGenericMethod: true });

    public QueryRunner Runner => runner;

    public LdapQuery Translate(Expression expression) => runner.Translate(expression).Query;

    public IQueryable<TElement> CreateQuery<TElement>(Expression expression) => new LdapQueryable<TElement>(this, expression);

    public IQueryable CreateQuery(Expression expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        var element = expression.Type.GetInterfaces().Append(expression.Type)
            .First(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IQueryable<>))
            .GetGenericArguments()[0];
        return (IQueryable)CreateOpen.MakeGenericMethod(element).Invoke(this, [expression])!;
    }

    public object? Execute(Expression expression) => runner.Execute<object?>(expression);

    public TResult Execute<TResult>(Expression expression) => runner.Execute<TResult>(expression);
}
