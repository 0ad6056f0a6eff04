using System.Linq.Expressions;

namespace Ldap3.Linq;

/// <content>The operators that make one number of a value of every row. They fetch that attribute of all rows, one page at a time.</content>
public static partial class LdapQueryableExtensions
{
    /// <summary>The least value.</summary>
    /// <exception cref="InvalidOperationException">There is none, and the type has no null.</exception>
    public static Task<TValue?> MinAsync<T, TValue>(
        this IQueryable<T> source, Expression<Func<T, TValue>> selector, CancellationToken cancellationToken = default) =>
        Run<T, TValue?>(source, nameof(Queryable.Min), [typeof(T), typeof(TValue)], [selector], cancellationToken);

    /// <summary>The greatest value.</summary>
    /// <exception cref="InvalidOperationException">There is none, and the type has no null.</exception>
    public static Task<TValue?> MaxAsync<T, TValue>(
        this IQueryable<T> source, Expression<Func<T, TValue>> selector, CancellationToken cancellationToken = default) =>
        Run<T, TValue?>(source, nameof(Queryable.Max), [typeof(T), typeof(TValue)], [selector], cancellationToken);

    /// <summary>The sum of the values, without those that are null.</summary>
    public static Task<int> SumAsync<T>(
        this IQueryable<T> source, Expression<Func<T, int>> selector, CancellationToken cancellationToken = default) =>
        Run<T, int>(source, nameof(Queryable.Sum), [typeof(T)], [selector], cancellationToken);

    /// <inheritdoc cref="SumAsync{T}(IQueryable{T}, Expression{Func{T, int}}, CancellationToken)"/>
    public static Task<int?> SumAsync<T>(
        this IQueryable<T> source, Expression<Func<T, int?>> selector, CancellationToken cancellationToken = default) =>
        Run<T, int?>(source, nameof(Queryable.Sum), [typeof(T)], [selector], cancellationToken);

    /// <inheritdoc cref="SumAsync{T}(IQueryable{T}, Expression{Func{T, int}}, CancellationToken)"/>
    public static Task<long> SumAsync<T>(
        this IQueryable<T> source, Expression<Func<T, long>> selector, CancellationToken cancellationToken = default) =>
        Run<T, long>(source, nameof(Queryable.Sum), [typeof(T)], [selector], cancellationToken);

    /// <inheritdoc cref="SumAsync{T}(IQueryable{T}, Expression{Func{T, int}}, CancellationToken)"/>
    public static Task<long?> SumAsync<T>(
        this IQueryable<T> source, Expression<Func<T, long?>> selector, CancellationToken cancellationToken = default) =>
        Run<T, long?>(source, nameof(Queryable.Sum), [typeof(T)], [selector], cancellationToken);

    /// <inheritdoc cref="SumAsync{T}(IQueryable{T}, Expression{Func{T, int}}, CancellationToken)"/>
    public static Task<double> SumAsync<T>(
        this IQueryable<T> source, Expression<Func<T, double>> selector, CancellationToken cancellationToken = default) =>
        Run<T, double>(source, nameof(Queryable.Sum), [typeof(T)], [selector], cancellationToken);

    /// <inheritdoc cref="SumAsync{T}(IQueryable{T}, Expression{Func{T, int}}, CancellationToken)"/>
    public static Task<double?> SumAsync<T>(
        this IQueryable<T> source, Expression<Func<T, double?>> selector, CancellationToken cancellationToken = default) =>
        Run<T, double?>(source, nameof(Queryable.Sum), [typeof(T)], [selector], cancellationToken);

    /// <inheritdoc cref="SumAsync{T}(IQueryable{T}, Expression{Func{T, int}}, CancellationToken)"/>
    public static Task<decimal> SumAsync<T>(
        this IQueryable<T> source, Expression<Func<T, decimal>> selector, CancellationToken cancellationToken = default) =>
        Run<T, decimal>(source, nameof(Queryable.Sum), [typeof(T)], [selector], cancellationToken);

    /// <inheritdoc cref="SumAsync{T}(IQueryable{T}, Expression{Func{T, int}}, CancellationToken)"/>
    public static Task<decimal?> SumAsync<T>(
        this IQueryable<T> source, Expression<Func<T, decimal?>> selector, CancellationToken cancellationToken = default) =>
        Run<T, decimal?>(source, nameof(Queryable.Sum), [typeof(T)], [selector], cancellationToken);

    /// <summary>The average of the values, without those that are null.</summary>
    public static Task<double> AverageAsync<T>(
        this IQueryable<T> source, Expression<Func<T, int>> selector, CancellationToken cancellationToken = default) =>
        Run<T, double>(source, nameof(Queryable.Average), [typeof(T)], [selector], cancellationToken);

    /// <inheritdoc cref="AverageAsync{T}(IQueryable{T}, Expression{Func{T, int}}, CancellationToken)"/>
    public static Task<double?> AverageAsync<T>(
        this IQueryable<T> source, Expression<Func<T, int?>> selector, CancellationToken cancellationToken = default) =>
        Run<T, double?>(source, nameof(Queryable.Average), [typeof(T)], [selector], cancellationToken);

    /// <inheritdoc cref="AverageAsync{T}(IQueryable{T}, Expression{Func{T, int}}, CancellationToken)"/>
    public static Task<double> AverageAsync<T>(
        this IQueryable<T> source, Expression<Func<T, long>> selector, CancellationToken cancellationToken = default) =>
        Run<T, double>(source, nameof(Queryable.Average), [typeof(T)], [selector], cancellationToken);

    /// <inheritdoc cref="AverageAsync{T}(IQueryable{T}, Expression{Func{T, int}}, CancellationToken)"/>
    public static Task<double?> AverageAsync<T>(
        this IQueryable<T> source, Expression<Func<T, long?>> selector, CancellationToken cancellationToken = default) =>
        Run<T, double?>(source, nameof(Queryable.Average), [typeof(T)], [selector], cancellationToken);

    /// <inheritdoc cref="AverageAsync{T}(IQueryable{T}, Expression{Func{T, int}}, CancellationToken)"/>
    public static Task<double> AverageAsync<T>(
        this IQueryable<T> source, Expression<Func<T, double>> selector, CancellationToken cancellationToken = default) =>
        Run<T, double>(source, nameof(Queryable.Average), [typeof(T)], [selector], cancellationToken);

    /// <inheritdoc cref="AverageAsync{T}(IQueryable{T}, Expression{Func{T, int}}, CancellationToken)"/>
    public static Task<double?> AverageAsync<T>(
        this IQueryable<T> source, Expression<Func<T, double?>> selector, CancellationToken cancellationToken = default) =>
        Run<T, double?>(source, nameof(Queryable.Average), [typeof(T)], [selector], cancellationToken);

    /// <inheritdoc cref="AverageAsync{T}(IQueryable{T}, Expression{Func{T, int}}, CancellationToken)"/>
    public static Task<decimal> AverageAsync<T>(
        this IQueryable<T> source, Expression<Func<T, decimal>> selector, CancellationToken cancellationToken = default) =>
        Run<T, decimal>(source, nameof(Queryable.Average), [typeof(T)], [selector], cancellationToken);

    /// <inheritdoc cref="AverageAsync{T}(IQueryable{T}, Expression{Func{T, int}}, CancellationToken)"/>
    public static Task<decimal?> AverageAsync<T>(
        this IQueryable<T> source, Expression<Func<T, decimal?>> selector, CancellationToken cancellationToken = default) =>
        Run<T, decimal?>(source, nameof(Queryable.Average), [typeof(T)], [selector], cancellationToken);
}
