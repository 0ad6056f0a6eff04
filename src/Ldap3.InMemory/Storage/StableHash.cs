namespace Ldap3.InMemory.Storage;

/// <summary>Hashes of 64 bits: FNV-1a, mixed at the end so that each bit counts.</summary>
static class StableHash
{
    const ulong Offset = 14695981039346656037;
    const ulong Prime = 1099511628211;

    public static ulong Of(ReadOnlySpan<byte> octets)
    {
        var hash = Offset;
        foreach (var octet in octets)
        {
            hash = (hash ^ octet) * Prime;
        }

        return Mix(hash);
    }

    public static ulong Of(string text)
    {
        var hash = Offset;
        foreach (var character in text)
        {
            hash = (hash ^ character) * Prime;
        }

        return Mix(hash);
    }

    public static ulong Of(int number) => Mix((ulong)number + Offset);

    static ulong Mix(ulong hash)
    {
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
        return hash ^ (hash >> 31);
    }
}
