using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace Ldap3.Linq;

/// <content>The operators that end a query, to await.</content>
public static partial class LdapQueryableExtensions
{
    /// <summary>Runs the query and gives its rows as they come, in bounded memory. Leaving the loop abandons the search.</summary>
    /// <exception cref="LdapTranslationException">A directory cannot be asked this; thrown when the first row is asked for.</exception>
    public static IAsyncEnumerable<T> AsAsyncEnumerable<T>(this IQueryable<T> source)
    {
        var provider = ProviderOf(source);
        return Stream<T>(provider, source.Expression);
    }

    /// <summary>All rows as a list.</summary>
    public static async Task<List<T>> ToListAsync<T>(this IQueryable<T> source, CancellationToken cancellationToken = default)
    {
        var rows = new List<T>();
        await foreach (var row in source.AsAsyncEnumerable().WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>All rows as an array.</summary>
    public static async Task<T[]> ToArrayAsync<T>(this IQueryable<T> source, CancellationToken cancellationToken = default) =>
        [.. await source.ToListAsync(cancellationToken).ConfigureAwait(false)];

    /// <summary>All rows as a set.</summary>
    public static async Task<HashSet<T>> ToHashSetAsync<T>(
        this IQueryable<T> source, CancellationToken cancellationToken = default) =>
        [.. await source.ToListAsync(cancellationToken).ConfigureAwait(false)];

    /// <summary>All rows by their keys, which must differ.</summary>
    public static async Task<Dictionary<TKey, T>> ToDictionaryAsync<T, TKey>(
        this IQueryable<T> source, Func<T, TKey> key, CancellationToken cancellationToken = default)
        where TKey : notnull =>
        (await source.ToListAsync(cancellationToken).ConfigureAwait(false)).ToDictionary(key);

    /// <summary>A value of each row by its key; keys must differ.</summary>
    public static async Task<Dictionary<TKey, TValue>> ToDictionaryAsync<T, TKey, TValue>(
        this IQueryable<T> source, Func<T, TKey> key, Func<T, TValue> value, CancellationToken cancellationToken = default)
        where TKey : notnull =>
        (await source.ToListAsync(cancellationToken).ConfigureAwait(false)).ToDictionary(key, value);

    /// <summary>Does something with each row as it comes.</summary>
    public static async Task ForEachAsync<T>(
        this IQueryable<T> source, Action<T> action, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(action);
        await foreach (var row in source.AsAsyncEnumerable().WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            action(row);
        }
    }

    /// <summary>The first row.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static Task<T> FirstAsync<T>(this IQueryable<T> source, CancellationToken cancellationToken = default) =>
        Run<T, T>(source, nameof(Queryable.First), [typeof(T)], [], cancellationToken);

    /// <inheritdoc cref="FirstAsync{T}(IQueryable{T}, CancellationToken)"/>
    public static Task<T> FirstAsync<T>(
        this IQueryable<T> source, Expression<Func<T, bool>> predicate, CancellationToken cancellationToken = default) =>
        Run<T, T>(source, nameof(Queryable.First), [typeof(T)], [predicate], cancellationToken);

    /// <summary>The first row, or the default value when there is none.</summary>
    public static Task<T?> FirstOrDefaultAsync<T>(this IQueryable<T> source, CancellationToken cancellationToken = default) =>
        Run<T, T?>(source, nameof(Queryable.FirstOrDefault), [typeof(T)], [], cancellationToken);

    /// <inheritdoc cref="FirstOrDefaultAsync{T}(IQueryable{T}, CancellationToken)"/>
    public static Task<T?> FirstOrDefaultAsync<T>(
        this IQueryable<T> source, Expression<Func<T, bool>> predicate, CancellationToken cancellationToken = default) =>
        Run<T, T?>(source, nameof(Queryable.FirstOrDefault), [typeof(T)], [predicate], cancellationToken);

    /// <summary>The only row.</summary>
    /// <exception cref="InvalidOperationException">There is none, or more than one.</exception>
    public static Task<T> SingleAsync<T>(this IQueryable<T> source, CancellationToken cancellationToken = default) =>
        Run<T, T>(source, nameof(Queryable.Single), [typeof(T)], [], cancellationToken);

    /// <inheritdoc cref="SingleAsync{T}(IQueryable{T}, CancellationToken)"/>
    public static Task<T> SingleAsync<T>(
        this IQueryable<T> source, Expression<Func<T, bool>> predicate, CancellationToken cancellationToken = default) =>
        Run<T, T>(source, nameof(Queryable.Single), [typeof(T)], [predicate], cancellationToken);

    /// <summary>The only row, or the default value when there is none.</summary>
    /// <exception cref="InvalidOperationException">There is more than one.</exception>
    public static Task<T?> SingleOrDefaultAsync<T>(this IQueryable<T> source, CancellationToken cancellationToken = default) =>
        Run<T, T?>(source, nameof(Queryable.SingleOrDefault), [typeof(T)], [], cancellationToken);

    /// <inheritdoc cref="SingleOrDefaultAsync{T}(IQueryable{T}, CancellationToken)"/>
    public static Task<T?> SingleOrDefaultAsync<T>(
        this IQueryable<T> source, Expression<Func<T, bool>> predicate, CancellationToken cancellationToken = default) =>
        Run<T, T?>(source, nameof(Queryable.SingleOrDefault), [typeof(T)], [predicate], cancellationToken);

    /// <summary>The last row by the order.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static Task<T> LastAsync<T>(this IQueryable<T> source, CancellationToken cancellationToken = default) =>
        Run<T, T>(source, nameof(Queryable.Last), [typeof(T)], [], cancellationToken);

    /// <inheritdoc cref="LastAsync{T}(IQueryable{T}, CancellationToken)"/>
    public static Task<T> LastAsync<T>(
        this IQueryable<T> source, Expression<Func<T, bool>> predicate, CancellationToken cancellationToken = default) =>
        Run<T, T>(source, nameof(Queryable.Last), [typeof(T)], [predicate], cancellationToken);

    /// <summary>The last row by the order, or the default value when there is none.</summary>
    public static Task<T?> LastOrDefaultAsync<T>(this IQueryable<T> source, CancellationToken cancellationToken = default) =>
        Run<T, T?>(source, nameof(Queryable.LastOrDefault), [typeof(T)], [], cancellationToken);

    /// <inheritdoc cref="LastOrDefaultAsync{T}(IQueryable{T}, CancellationToken)"/>
    public static Task<T?> LastOrDefaultAsync<T>(
        this IQueryable<T> source, Expression<Func<T, bool>> predicate, CancellationToken cancellationToken = default) =>
        Run<T, T?>(source, nameof(Queryable.LastOrDefault), [typeof(T)], [predicate], cancellationToken);

    /// <summary>Whether there is a row.</summary>
    public static Task<bool> AnyAsync<T>(this IQueryable<T> source, CancellationToken cancellationToken = default) =>
        Run<T, bool>(source, nameof(Queryable.Any), [typeof(T)], [], cancellationToken);

    /// <inheritdoc cref="AnyAsync{T}(IQueryable{T}, CancellationToken)"/>
    public static Task<bool> AnyAsync<T>(
        this IQueryable<T> source, Expression<Func<T, bool>> predicate, CancellationToken cancellationToken = default) =>
        Run<T, bool>(source, nameof(Queryable.Any), [typeof(T)], [predicate], cancellationToken);

    /// <summary>How many rows there are.</summary>
    public static Task<int> CountAsync<T>(this IQueryable<T> source, CancellationToken cancellationToken = default) =>
        Run<T, int>(source, nameof(Queryable.Count), [typeof(T)], [], cancellationToken);

    /// <inheritdoc cref="CountAsync{T}(IQueryable{T}, CancellationToken)"/>
    public static Task<int> CountAsync<T>(
        this IQueryable<T> source, Expression<Func<T, bool>> predicate, CancellationToken cancellationToken = default) =>
        Run<T, int>(source, nameof(Queryable.Count), [typeof(T)], [predicate], cancellationToken);

    /// <summary>How many rows there are, as a long.</summary>
    public static Task<long> LongCountAsync<T>(this IQueryable<T> source, CancellationToken cancellationToken = default) =>
        Run<T, long>(source, nameof(Queryable.LongCount), [typeof(T)], [], cancellationToken);

    /// <inheritdoc cref="LongCountAsync{T}(IQueryable{T}, CancellationToken)"/>
    public static Task<long> LongCountAsync<T>(
        this IQueryable<T> source, Expression<Func<T, bool>> predicate, CancellationToken cancellationToken = default) =>
        Run<T, long>(source, nameof(Queryable.LongCount), [typeof(T)], [predicate], cancellationToken);

    /// <summary>Whether every row meets the condition.</summary>
    public static Task<bool> AllAsync<T>(
        this IQueryable<T> source, Expression<Func<T, bool>> predicate, CancellationToken cancellationToken = default) =>
        Run<T, bool>(source, nameof(Queryable.All), [typeof(T)], [predicate], cancellationToken);

    /// <summary>Whether the row is one of the query's.</summary>
    public static Task<bool> ContainsAsync<T>(this IQueryable<T> source, T item, CancellationToken cancellationToken = default) =>
        Run<T, bool>(source, nameof(Queryable.Contains), [typeof(T)], [Expression.Constant(item, typeof(T))], cancellationToken);

    static async IAsyncEnumerable<T> Stream<T>(
        Execution.LdapQueryProvider provider,
        Expression expression,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var row in provider.Runner.EnumerateAsync<T>(expression, cancellationToken).ConfigureAwait(false))
        {
            yield return row;
        }
    }

    static Task<TResult> Run<T, TResult>(
        IQueryable<T> source, string name, Type[] types, Expression[] arguments, CancellationToken cancellationToken)
    {
        var provider = ProviderOf(source);
        var call = Expression.Call(
            typeof(Queryable),
            name,
            types,
            [source.Expression, .. arguments.Select(argument => argument is LambdaExpression ? Expression.Quote(argument) : argument)]);
        return provider.Runner.ExecuteAsync<TResult>(call, cancellationToken);
    }
}
