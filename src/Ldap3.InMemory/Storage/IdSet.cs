namespace Ldap3.InMemory.Storage;

/// <summary>
/// A set of small numbers, in order: a short list, or bits where there are many. Immutable, but for the owner of its parts,
/// as <see cref="IdMap{T}"/> is.
/// </summary>
sealed class IdSet
{
    const int MostListed = 32;

    readonly int[]? _listed;
    readonly IdMap<IdChunk>? _chunks;

    IdSet(int[] listed)
    {
        _listed = listed;
        Count = listed.Length;
    }

    IdSet(IdMap<IdChunk> chunks, int count)
    {
        _chunks = chunks;
        Count = count;
    }

    public static IdSet Empty { get; } = new([]);

    public int Count { get; }

    public IEnumerable<int> Ids => _listed ?? _chunks!.All.SelectMany(pair => pair.Value.Ids(pair.Key));

    public static IdSet Of(int first, int second) => new(first < second ? [first, second] : [second, first]);

    public bool Contains(int id) => _listed is not null
        ? Array.BinarySearch(_listed, id) >= 0
        : _chunks!.Find(IdChunk.KeyOf(id)) is { } chunk && chunk.Contains(id);

    public IdSet Add(int id, object owner)
    {
        if (Contains(id))
        {
            return this;
        }

        if (_listed is { Length: < MostListed })
        {
            var place = ~Array.BinarySearch(_listed, id);
            return new IdSet([.. _listed.AsSpan(0, place), id, .. _listed.AsSpan(place)]);
        }

        return new IdSet(With(_chunks ?? Chunked(_listed!, owner), id, owner), Count + 1);
    }

    public IdSet Remove(int id, object owner)
    {
        if (!Contains(id))
        {
            return this;
        }

        if (_listed is not null)
        {
            return Count == 1 ? Empty : new IdSet([.. _listed.Where(other => other != id)]);
        }

        var changed = _chunks!.Find(IdChunk.KeyOf(id))!.Without(id, owner);
        var chunks = _chunks.Set(IdChunk.KeyOf(id), changed.IsEmpty ? null : changed, owner);
        return Count - 1 > MostListed / 2
            ? new IdSet(chunks, Count - 1)
            : new IdSet([.. chunks.All.SelectMany(pair => pair.Value.Ids(pair.Key))]);
    }

    static IdMap<IdChunk> Chunked(int[] ids, object owner) =>
        ids.Aggregate(IdMap<IdChunk>.Empty, (chunks, id) => With(chunks, id, owner));

    static IdMap<IdChunk> With(IdMap<IdChunk> chunks, int id, object owner) => chunks.Set(
        IdChunk.KeyOf(id), (chunks.Find(IdChunk.KeyOf(id)) ?? new IdChunk(owner)).With(id, owner), owner);
}
