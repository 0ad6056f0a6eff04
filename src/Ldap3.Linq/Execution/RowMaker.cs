using Ldap3.Linq.Reading;
using Ldap3.Linq.Tracking;
using Ldap3.Linq.Translation.Queries;
using Ldap3.Protocol.Messages;

namespace Ldap3.Linq.Execution;

/// <summary>Makes of entries what a query yields.</summary>
static class RowMaker
{
    public static Func<SearchResultEntry, T> Create<T>(TranslatedQuery query, ChangeTracker tracker)
    {
        var entity = query.Entity;
        var create = EntityMaker.Of(entity);
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
}
