using System.Collections.Frozen;
using Ldap3.Protocol.Schema;

namespace Ldap3.InMemory.Tree;

/// <summary>Which attribute types have an index, and which types count in which. Immutable.</summary>
sealed class IndexLayout
{
    readonly FrozenDictionary<AttributeType, int> _places;
    readonly FrozenDictionary<AttributeType, int[]> _concerned;

    IndexLayout(IReadOnlyList<IndexedType> types, Dictionary<AttributeType, int> places, Dictionary<AttributeType, int[]> concerned)
    {
        Types = types;
        _places = places.ToFrozenDictionary();
        _concerned = concerned.ToFrozenDictionary();
    }

    /// <summary>What is worked out when it is looked at: no entry holds it, and no index.</summary>
    public static IReadOnlyList<string> Computed { get; } =
        ["entryDN", "subschemaSubentry", "hasSubordinates", "numSubordinates", "memberOf", "contextCSN"];

    public IReadOnlyList<IndexedType> Types { get; }

    public static IndexLayout Create(LdapSchema schema, IReadOnlyList<DirectoryIndex> indexes)
    {
        var places = new Dictionary<AttributeType, int>();
        var types = new List<IndexedType>();
        foreach (var index in indexes)
        {
            if (!Computed.Contains(index.AttributeType, StringComparer.OrdinalIgnoreCase)
                && schema.FindAttributeType(index.AttributeType) is { } type
                && places.TryAdd(type, types.Count))
            {
                types.Add(new IndexedType(schema, type, index.Kinds));
            }
        }

        // RFC 4512 section 2.5.1: values of a subtype are values of the type.
        var concerned = places
            .SelectMany(place => schema.WithSubtypes(place.Key).Select(type => (type, place.Value)))
            .GroupBy(pair => pair.type, pair => pair.Value)
            .ToDictionary(group => group.Key, group => group.ToArray());
        return new IndexLayout(types, places, concerned);
    }

    /// <summary>The place of the index of a type, or null.</summary>
    public int? PlaceOf(AttributeType type) => _places.TryGetValue(type, out var place) ? place : null;

    /// <summary>The places of the indexes that values of a type belong to.</summary>
    public ReadOnlySpan<int> Concerned(AttributeType? type) => type is null ? [] : _concerned.GetValueOrDefault(type);
}
