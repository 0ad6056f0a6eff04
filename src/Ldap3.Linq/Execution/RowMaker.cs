using System.Collections.Concurrent;
using Ldap3.Abstract.Mapping;
using Ldap3.Linq.Tracking;
using Ldap3.Linq.Translation.Queries;
using Ldap3.Protocol.Messages;

namespace Ldap3.Linq.Execution;

/// <summary>Makes of entries what a query yields.</summary>
static class RowMaker
{
    static readonly ConcurrentDictionary<EntityType, Func<SearchResultEntry, object>> Materializers = new();

    public static Func<SearchResultEntry, T> Create<T>(TranslatedQuery query, ChangeTracker tracker)
    {
        var entity = query.Entity;
        var create = Materializers.GetOrAdd(entity, Materializer);
        if (query.Projection is { } projection)
        {
            var project = projection.Get<T>();
            var fill = ReferenceFiller.Create(query.Used ?? entity.Properties);
            return entry =>
            {
                var source = create(entry);
                fill?.Invoke(source, entry);
                return project(source);
            };
        }

        return query.IsTracked
            ? entry => (T)tracker.Materialize(entity, entry, create)
            : entry => (T)create(entry);
    }

    /// <summary>The entity of an entry, which nobody watches.</summary>
    public static object Materialize(EntityType entity, SearchResultEntry entry) =>
        Materializers.GetOrAdd(entity, Materializer)(entry);

    static Func<SearchResultEntry, object> Materializer(EntityType entity) =>
        (Func<SearchResultEntry, object>)typeof(RowMaker)
            .GetMethod(nameof(Open), System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!
            .MakeGenericMethod(entity.ClrType)
            .Invoke(null, System.Reflection.BindingFlags.DoNotWrapExceptions, null, [entity], null)!;

    static Func<SearchResultEntry, object> Open<T>(EntityType entity)
        where T : class => new Materializer<T>(entity).Create;
}
