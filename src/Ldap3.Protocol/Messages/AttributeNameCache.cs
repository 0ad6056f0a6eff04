using System.Collections.Concurrent;
using System.Text;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Messages;

/// <summary>
/// The attribute descriptions that servers send, one object for each: the same few dozen names come with every entry.
/// Bounded, so that a hostile server cannot fill the memory with names. Thread safe.
/// </summary>
static class AttributeNameCache
{
    const int MostNames = 4096;
    const int LongestName = 128;

    static readonly ConcurrentDictionary<string, AttributeDescription> Known = new(StringComparer.Ordinal);

    static readonly ConcurrentDictionary<string, AttributeDescription>.AlternateLookup<ReadOnlySpan<char>> KnownBySpan =
        Known.GetAlternateLookup<ReadOnlySpan<char>>();

    public static AttributeDescription Get(ReadOnlySpan<byte> name)
    {
        if (name.Length <= LongestName)
        {
            Span<char> text = stackalloc char[LongestName];
            text = text[..Encoding.UTF8.GetChars(name, text)];
            if (KnownBySpan.TryGetValue(text, out var known))
            {
                return known;
            }
        }

        var description = AttributeDescription.FromServer(Encoding.UTF8.GetString(name));
        if (name.Length <= LongestName && Known.Count < MostNames)
        {
            Known.TryAdd(description.ToString(), description);
        }

        return description;
    }
}
