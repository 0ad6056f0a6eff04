namespace Ldap3.Protocol.Filters;

/// <summary>Hash codes of filter nodes that hold lists.</summary>
static class FilterHash
{
    public static int Of<T>(string kind, IEnumerable<T> items)
    {
        var hash = new HashCode();
        hash.Add(kind);
        foreach (var item in items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }
}
