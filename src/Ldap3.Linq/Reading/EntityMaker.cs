using System.Collections.Concurrent;
using Ldap3.Abstract.Mapping;
using Ldap3.Protocol.Messages;

namespace Ldap3.Linq.Reading;

/// <summary>Makes entities of entries.</summary>
static class EntityMaker
{
    static readonly ConcurrentDictionary<EntityType, Func<SearchResultEntry, object>> Materializers = new();

    /// <summary>The entity of an entry, which nobody watches.</summary>
    public static object Make(EntityType entity, SearchResultEntry entry) => Of(entity)(entry);

    /// <summary>What makes entities of a type.</summary>
    public static Func<SearchResultEntry, object> Of(EntityType entity) => Materializers.GetOrAdd(entity, Materializer);

    static Func<SearchResultEntry, object> Materializer(EntityType entity) =>
        (Func<SearchResultEntry, object>)typeof(EntityMaker)
            .GetMethod(nameof(Open), System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!
            .MakeGenericMethod(entity.ClrType)
            .Invoke(null, System.Reflection.BindingFlags.DoNotWrapExceptions, null, [entity], null)!;

    static Func<SearchResultEntry, object> Open<T>(EntityType entity)
        where T : class => new Materializer<T>(entity).Create;
}
