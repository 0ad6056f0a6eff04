namespace Ldap3.InMemory.Storage;

/// <summary>The numbers kept under one key: mostly one, which then costs no object. The default is none.</summary>
readonly struct Posting
{
    readonly int _single;
    readonly IdSet? _many;

    Posting(int single, IdSet? many)
    {
        _single = single;
        _many = many;
    }

    public int Count => _many?.Count ?? (_single == 0 ? 0 : 1);

    public IEnumerable<int> Ids => _many?.Ids ?? (_single == 0 ? [] : [_single]);

    public static Posting Of(IdSet ids) => new(0, ids);

    public bool Contains(int id) => _many?.Contains(id) ?? (id != 0 && _single == id);

    /// <summary>With one number more; numbers are greater than 0.</summary>
    public Posting Add(int id, object owner) =>
        _many is not null ? new Posting(0, _many.Add(id, owner))
        : _single == 0 || _single == id ? new Posting(id, null)
        : new Posting(0, IdSet.Of(_single, id));

    public Posting Remove(int id, object owner)
    {
        if (_many is null)
        {
            return _single == id ? default : this;
        }

        var left = _many.Remove(id, owner);
        return left.Count > 1 ? new Posting(0, left) : left.Count == 0 ? default : new Posting(left.Ids.First(), null);
    }
}
