using Ldap3.Linq.Bulk;

namespace Ldap3.Linq;

public static partial class LdapQueryableExtensions
{
    /// <summary>
    /// Deletes the entries that a query finds, those below others first, several at a time. Entities that a context has of
    /// them are not told.
    /// </summary>
    /// <param name="source">A query that ends with entities.</param>
    /// <param name="cancellationToken">Stops between entries, and abandons those being deleted: their fate is not known.</param>
    /// <returns>How many were deleted.</returns>
    /// <exception cref="LdapBulkException">Some could not be deleted; the others were.</exception>
    /// <exception cref="LdapTranslationException">A directory cannot be asked this.</exception>
    public static Task<int> ExecuteDeleteAsync<T>(this IQueryable<T> source, CancellationToken cancellationToken = default) =>
        ProviderOf(source).Runner.DeleteAsync(source.Expression, cancellationToken);

    /// <inheritdoc cref="ExecuteDeleteAsync"/>
    public static int ExecuteDelete<T>(this IQueryable<T> source) => ProviderOf(source).Runner.Delete(source.Expression);

    /// <summary>
    /// Sets properties of the entries that a query finds, by one modification each, several at a time. Entities that a
    /// context has of them are not told.
    /// </summary>
    /// <param name="source">A query that ends with entities.</param>
    /// <param name="setters">Says what to set: <c>s => s.SetProperty(p => p.Title, "Engineer")</c>.</param>
    /// <param name="cancellationToken">Stops between entries, and abandons those being changed: their fate is not known.</param>
    /// <returns>How many were changed.</returns>
    /// <exception cref="LdapBulkException">Some could not be changed; the others were.</exception>
    /// <exception cref="LdapTranslationException">A directory cannot be asked this, or a property cannot be set.</exception>
    public static Task<int> ExecuteUpdateAsync<T>(
        this IQueryable<T> source, Action<PropertySetters<T>> setters, CancellationToken cancellationToken = default) =>
        ProviderOf(source).Runner.UpdateAsync(source.Expression, SettersOf(setters), cancellationToken);

    /// <inheritdoc cref="ExecuteUpdateAsync"/>
    public static int ExecuteUpdate<T>(this IQueryable<T> source, Action<PropertySetters<T>> setters) =>
        ProviderOf(source).Runner.Update(source.Expression, SettersOf(setters));

    static IReadOnlyList<PropertySetter> SettersOf<T>(Action<PropertySetters<T>> setters)
    {
        ArgumentNullException.ThrowIfNull(setters);
        var all = new PropertySetters<T>();
        setters(all);
        return all.Setters.Count > 0
            ? all.Setters
            : throw new ArgumentException("Nothing is set: call SetProperty at least once.", nameof(setters));
    }
}
