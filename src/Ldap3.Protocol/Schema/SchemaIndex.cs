namespace Ldap3.Protocol.Schema;

/// <summary>Definitions of one kind, found by name or object identifier without regard to case.</summary>
sealed class SchemaIndex<T>
    where T : SchemaElement
{
    readonly Dictionary<string, T> _byName = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Of several definitions with one object identifier or name the last counts.</summary>
    public SchemaIndex(IEnumerable<T> definitions)
    {
        var byOid = new OrderedDictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        foreach (var definition in definitions)
        {
            byOid[definition.Oid] = definition;
            foreach (var name in definition.Names)
            {
                _byName[name] = definition;
            }
        }

        foreach (var (oid, definition) in byOid)
        {
            _byName[oid] = definition;
        }

        All = [.. byOid.Values];
    }

    public IReadOnlyList<T> All { get; }

    public T? Find(string nameOrOid) => _byName.GetValueOrDefault(nameOrOid);

    public T? Find(ReadOnlySpan<char> nameOrOid) =>
        _byName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(nameOrOid, out var found) ? found : null;
}
