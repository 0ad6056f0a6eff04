using System.Linq.Expressions;
using Ldap3.Abstract.Mapping;
using Ldap3.Linq.Reading;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Linq.Translation.Narrowing;

/// <summary>An order that the client brings entries into, since the server does not know it. Immutable and thread safe.</summary>
sealed class ClientOrder
{
    readonly EntityType _entity;
    readonly List<(Func<object, object?> Key, bool IsDescending)> _keys = [];

    public ClientOrder(EntityType entity) => _entity = entity;

    /// <summary>Adds what decides among those that are equal by what was added before.</summary>
    /// <param name="key">The key of an entity.</param>
    /// <param name="isDescending">Whether the greatest comes first.</param>
    /// <param name="collation">How texts compare; null for keys that are none, or not an attribute's values as they are.</param>
    public void Add(LambdaExpression key, bool isDescending, AttributeCollation? collation)
    {
        var source = Expression.Parameter(typeof(object), "source");
        var body = Expression.Invoke(key, Expression.Convert(source, key.Parameters[0].Type));
        var compiled = Expression.Lambda<Func<object, object?>>(Expression.Convert(body, typeof(object)), source).Compile();
        _keys.Add((collation is null ? compiled : Collated, isDescending));

        object? Collated(object entity) => compiled(entity) is string text ? collation.OrderKey(text) : default(object?);
    }

    public IEnumerable<SearchResultEntry> Sort(IEnumerable<SearchResultEntry> entries)
    {
        var rows = entries.Select(entry => (Entry: entry, Entity: EntityMaker.Make(_entity, entry)));
        IOrderedEnumerable<(SearchResultEntry Entry, object Entity)>? sorted = null;
        foreach (var (key, isDescending) in _keys)
        {
            sorted = (sorted, isDescending) switch
            {
                (null, true) => rows.OrderByDescending(row => key(row.Entity), ValueComparer.Instance),
                (null, false) => rows.OrderBy(row => key(row.Entity), ValueComparer.Instance),
                (_, true) => sorted.ThenByDescending(row => key(row.Entity), ValueComparer.Instance),
                (_, false) => sorted.ThenBy(row => key(row.Entity), ValueComparer.Instance),
            };
        }

        return sorted!.Select(row => row.Entry);
    }

    // RFC 2891 section 2.2: what has no value counts as the greatest.
    sealed class ValueComparer : IComparer<object?>
    {
        public static ValueComparer Instance { get; } = new();

        public int Compare(object? x, object? y) => (x, y) switch
        {
            (null, null) => 0,
            (null, _) => 1,
            (_, null) => -1,
            (OctetString one, OctetString other) => one.Span.SequenceCompareTo(other.Span),
            (string one, string other) => string.CompareOrdinal(one, other),
            _ => Comparer<object>.Default.Compare(x, y),
        };
    }
}
