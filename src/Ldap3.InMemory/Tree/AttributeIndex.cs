using System.Collections.Immutable;
using Ldap3.InMemory.Storage;
using Ldap3.Protocol.Ber;

namespace Ldap3.InMemory.Tree;

/// <summary>The index of one attribute type in one tree. Immutable, but for the owner of its parts.</summary>
sealed record AttributeIndex(
    IndexedType Type, IdSet Presence, HashMap Equality, HashMap Pieces, ImmutableSortedSet<OrderedPosting> Order)
{
    public static AttributeIndex Empty(IndexedType type) =>
        new(type, IdSet.Empty, HashMap.Empty, HashMap.Empty, ImmutableSortedSet<OrderedPosting>.Empty);

    /// <summary>The index after the values of an entry changed.</summary>
    public AttributeIndex Update(int id, List<StoredAttribute> before, List<StoredAttribute> after, object owner) => this with
    {
        Presence = !Type.HasPresence ? Presence : after.Count > 0 ? Presence.Add(id, owner) : Presence.Remove(id, owner),
        Equality = Type.Equality is null ? Equality : Update(Equality, id, before, after, Type.AddEqualityKeys, owner),
        Pieces = !Type.HasSubstrings ? Pieces : Update(Pieces, id, before, after, Type.AddPieceKeys, owner),
        Order = Type.Ordering is null ? Order : UpdateOrder(id, before, after, owner),
    };

    /// <summary>The entries whose values are within bounds, and perhaps some just outside.</summary>
    public IReadOnlyList<Posting> Between(UInt128 least, UInt128 most)
    {
        var found = new List<Posting>();
        for (var i = PlaceOf(Order, least); i < Order.Count && Order[i].Key <= most; i++)
        {
            found.Add(Order[i].Posting);
        }

        return found;
    }

    static HashMap Update(
        HashMap map,
        int id,
        List<StoredAttribute> before,
        List<StoredAttribute> after,
        Action<OctetString, List<ulong>> addKeys,
        object owner)
    {
        var (old, now) = (Keys(before, addKeys), Keys(after, addKeys));
        if (old.Count > 0 && now.Count > 0)
        {
            var kept = old.ToHashSet();
            kept.IntersectWith(now);
            old.RemoveAll(kept.Contains);
            now.RemoveAll(kept.Contains);
        }

        foreach (var key in old)
        {
            map = map.Remove(key, id, owner);
        }

        foreach (var key in now)
        {
            map = map.Add(key, id, owner);
        }

        return map;
    }

    static List<ulong> Keys(List<StoredAttribute> attributes, Action<OctetString, List<ulong>> addKeys)
    {
        var keys = new List<ulong>();
        foreach (var attribute in attributes)
        {
            foreach (var value in attribute.Values)
            {
                addKeys(value, keys);
            }
        }

        return keys;
    }

    static int PlaceOf(ImmutableSortedSet<OrderedPosting> order, UInt128 key)
    {
        var place = order.IndexOf(new OrderedPosting(key, default));
        return place < 0 ? ~place : place;
    }

    ImmutableSortedSet<OrderedPosting> UpdateOrder(
        int id, List<StoredAttribute> before, List<StoredAttribute> after, object owner)
    {
        var order = Order;
        foreach (var key in OrderKeys(before))
        {
            order = Put(order, key, posting => posting.Remove(id, owner));
        }

        foreach (var key in OrderKeys(after))
        {
            order = Put(order, key, posting => posting.Add(id, owner));
        }

        return order;
    }

    IEnumerable<UInt128> OrderKeys(List<StoredAttribute> attributes) =>
        attributes.SelectMany(attribute => attribute.Values).Select(value => Type.OrderOf(value.Span)).OfType<UInt128>();

    static ImmutableSortedSet<OrderedPosting> Put(
        ImmutableSortedSet<OrderedPosting> order, UInt128 key, Func<Posting, Posting> change)
    {
        var present = order.TryGetValue(new OrderedPosting(key, default), out var found) ? found : default;
        var changed = new OrderedPosting(key, change(present.Posting));
        if (present.Posting.Count > 0)
        {
            order = order.Remove(present);
        }

        return changed.Posting.Count > 0 ? order.Add(changed) : order;
    }
}
