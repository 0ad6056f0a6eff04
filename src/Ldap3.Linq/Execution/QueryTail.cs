using System.Linq.Expressions;
using System.Reflection;
using Ldap3.Linq.Translation.Expressions;
using Ldap3.Linq.Translation.Queries;

namespace Ldap3.Linq.Execution;

/// <summary>
/// The end of a query that runs in memory: from the first operator on that brings several entries together. What stands
/// before it is asked of the directory.
/// </summary>
abstract class QueryTail(Expression query, MethodCallExpression first)
{
    static readonly string[] Joins = [nameof(Queryable.Join), nameof(Queryable.LeftJoin), nameof(Queryable.GroupJoin)];

    /// <summary>The first operator that runs in memory.</summary>
    protected MethodCallExpression First { get; } = first;

    /// <summary>The query that is asked of the directory, with what the tail says of how to ask it.</summary>
    public Expression Head => Moved.Aggregate(First.Arguments[0], (head, option) => Expression.Call(
        option.Method.GetGenericMethodDefinition().MakeGenericMethod(ElementOf(head.Type)), [head, .. option.Arguments.Skip(1)]));

    /// <summary>The tail of a query, or null when the directory is asked for all of it.</summary>
    /// <param name="query">The query.</param>
    /// <param name="options">The context's options.</param>
    /// <exception cref="LdapTranslationException">The entries cannot be brought together so.</exception>
    public static QueryTail? Find(Expression query, LdapContextOptions options)
    {
        MethodCallExpression? first = null;
        for (var call = query as MethodCallExpression; call is { Object: null, Arguments: [var source, ..] }; call = source as MethodCallExpression)
        {
            if (call.Method.DeclaringType == typeof(Queryable)
                && (call.Method.Name == nameof(Queryable.GroupBy) || Joins.Contains(call.Method.Name)))
            {
                first = call;
            }
        }

        return first switch
        {
            null => null,
            _ when first.Method.Name != nameof(Queryable.GroupBy) => new JoinedTail(query, first, options.MaxRelatedEntries),
            _ when ClientParts.Of(query, options.ClientEvaluation).HasFlag(ClientEvaluation.Grouping) => new GroupedTail(query, first),
            _ => null,
        };
    }

    public IEnumerable<T> Enumerate<T>(QueryRunner runner)
    {
        var (rest, provider) = Rest(Fetch(runner));
        return provider.CreateQuery<T>(rest);
    }

    public async Task<IEnumerable<T>> EnumerateAsync<T>(QueryRunner runner, CancellationToken cancellationToken)
    {
        var (rest, provider) = Rest(await FetchAsync(runner, cancellationToken).ConfigureAwait(false));
        return provider.CreateQuery<T>(rest);
    }

    public T Execute<T>(QueryRunner runner)
    {
        var (rest, provider) = Rest(Fetch(runner));
        return provider.Execute<T>(rest);
    }

    public async Task<T> ExecuteAsync<T>(QueryRunner runner, CancellationToken cancellationToken)
    {
        var (rest, provider) = Rest(await FetchAsync(runner, cancellationToken).ConfigureAwait(false));
        return provider.Execute<T>(rest);
    }

    /// <summary>Fetches what the first operator of the tail yields.</summary>
    protected abstract IQueryable Fetch(QueryRunner runner);

    /// <inheritdoc cref="Fetch"/>
    protected abstract Task<IQueryable> FetchAsync(QueryRunner runner, CancellationToken cancellationToken);

    protected static Type ElementOf(Type query) => query.GetInterfaces().Append(query)
        .First(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IQueryable<>))
        .GetGenericArguments()[0];

    /// <summary>Calls a method of this class that has a type parameter for what is fetched.</summary>
    protected object Call(string method, Type[] types, params object?[] arguments) =>
        GetType().GetMethod(method, BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(types)
            .Invoke(this, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;

    // From the last operator to the first.
    static IEnumerable<MethodCallExpression> Calls(Expression query)
    {
        for (var call = query as MethodCallExpression; call is { Object: null, Arguments: [var source, ..] }; call = source as MethodCallExpression)
        {
            yield return call;
        }
    }

    // What is said of a query may stand anywhere in it.
    IEnumerable<MethodCallExpression> Moved => Calls(query)
        .TakeWhile(call => call != First)
        .Where(call => call.Method.DeclaringType == typeof(LdapQueryableExtensions))
        .Reverse();

    (Expression Query, IQueryProvider Provider) Rest(IQueryable rows)
    {
        var rest = Calls(query)
            .TakeWhile(call => call != First)
            .Where(call => call.Method.DeclaringType != typeof(LdapQueryableExtensions))
            .Reverse()
            .Aggregate(rows.Expression, (source, call) => Expression.Call(call.Method, [source, .. call.Arguments.Skip(1)]));
        return (SpanNormalizer.Normalize(rest), rows.Provider);
    }
}
