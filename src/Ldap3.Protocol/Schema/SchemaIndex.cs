namespace Ldap3.Protocol.Schema;

/// <summary>Definitions of one kind, found by object identifier or by any of their names. Immutable.</summary>
sealed class SchemaIndex<T>
    where T : SchemaElement
{
    readonly Dictionary<string, T> _byName = new(StringComparer.OrdinalIgnoreCase);

    public SchemaIndex(IEnumerable<T> elements)
    {
        All = [.. elements];
        foreach (var element in All)
        {
            _byName.TryAdd(element.Oid, element);
            foreach (var name in element.Names)
            {
                _byName.TryAdd(name, element);
            }
        }
    }

    public IReadOnlyList<T> All { get; }

    public T? Find(string nameOrOid) => _byName.GetValueOrDefault(nameOrOid);
}
