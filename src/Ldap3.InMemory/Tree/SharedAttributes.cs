using System.Collections.Concurrent;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Tree;

/// <summary>
/// One object for what many entries have alike: descriptions of attributes, classes, writers, times. Bounded; thread safe.
/// </summary>
sealed class SharedAttributes
{
    const int MostDescriptions = 4096;
    const int Places = 1024;

    static readonly string[] Alike =
    [
        "objectClass", "structuralObjectClass", "creatorsName", "modifiersName", "createTimestamp", "modifyTimestamp", "entryCSN",
    ];

    readonly ConcurrentDictionary<string, AttributeDescription> _descriptions = new(StringComparer.Ordinal);
    readonly StoredAttribute?[] _attributes = new StoredAttribute?[Places];

    /// <summary>An attribute like this one, perhaps one that another entry has.</summary>
    public StoredAttribute Of(StoredAttribute attribute)
    {
        var shared = attribute with { Description = Of(attribute.Description) };
        if (!Alike.Contains(shared.Description.Type, StringComparer.OrdinalIgnoreCase))
        {
            return shared;
        }

        // What falls on the same place pushes the other out.
        ref var place = ref _attributes[(uint)Hash(shared) % Places];
        if (Volatile.Read(ref place) is { } known && known.Type == shared.Type && ReferenceEquals(known.Description, shared.Description)
            && known.Values.SequenceEqual(shared.Values))
        {
            return known;
        }

        Volatile.Write(ref place, shared);
        return shared;
    }

    AttributeDescription Of(AttributeDescription description)
    {
        var text = description.ToString();
        if (_descriptions.TryGetValue(text, out var known))
        {
            return known;
        }

        return _descriptions.Count < MostDescriptions ? _descriptions.GetOrAdd(text, description) : description;
    }

    static int Hash(StoredAttribute attribute)
    {
        var hash = new HashCode();
        hash.Add(attribute.Description);
        foreach (var value in attribute.Values)
        {
            hash.AddBytes(value.Span);
        }

        return hash.ToHashCode();
    }
}
