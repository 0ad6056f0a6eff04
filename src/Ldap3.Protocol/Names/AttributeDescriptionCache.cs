using System.Text;

namespace Ldap3.Protocol.Names;

/// <summary>
/// One object for each attribute description that peers send over and over. Bounded: descriptions that fall on the same
/// place push each other out. Thread-safe without locks, since an item is immutable and a place is one reference.
/// </summary>
static class AttributeDescriptionCache
{
    const int Places = 1024;
    const int LongestKept = 64;

    static readonly Item?[] Items = new Item?[Places];

    /// <summary>The description that these octets are, in the case they have; see <see cref="AttributeDescription.FromServer"/>.</summary>
    public static AttributeDescription Get(ReadOnlySpan<byte> octets)
    {
        if (octets.Length > LongestKept)
        {
            return AttributeDescription.FromServer(Encoding.UTF8.GetString(octets));
        }

        ref var place = ref Items[Hash(octets) % Places];
        var item = Volatile.Read(ref place);
        if (item is null || !octets.SequenceEqual(item.Octets))
        {
            item = new Item(octets.ToArray(), AttributeDescription.FromServer(Encoding.UTF8.GetString(octets)));
            Volatile.Write(ref place, item);
        }

        return item.Description;
    }

    static uint Hash(ReadOnlySpan<byte> octets)
    {
        // FNV-1a: short input, no adversary worth more than a lost place.
        var hash = 2166136261u;
        foreach (var octet in octets)
        {
            hash = (hash ^ octet) * 16777619;
        }

        return hash ^ hash >> 15;
    }

    sealed record Item(byte[] Octets, AttributeDescription Description);
}
