using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Ldap3.InMemory.Tree;

/// <summary>The indexes of one tree. Immutable, but for the owner of their parts.</summary>
sealed class TreeIndexes
{
    readonly ImmutableArray<AttributeIndex> _indexes;

    TreeIndexes(IndexLayout layout, ImmutableArray<AttributeIndex> indexes)
    {
        Layout = layout;
        _indexes = indexes;
    }

    public IndexLayout Layout { get; }

    public static TreeIndexes Create(IndexLayout layout) => new(layout, [.. layout.Types.Select(AttributeIndex.Empty)]);

    /// <summary>The index at a place of the layout.</summary>
    public AttributeIndex At(int place) => _indexes[place];

    /// <summary>The indexes after an entry came, changed or went.</summary>
    public TreeIndexes Update(int id, StoredEntry? before, StoredEntry? after, object owner)
    {
        var concerned = new SortedSet<int>();
        NoteDifferent(before, after, concerned);
        NoteDifferent(after, before, concerned);
        if (concerned.Count == 0)
        {
            return this;
        }

        var indexes = _indexes.ToArray();
        foreach (var place in concerned)
        {
            indexes[place] = indexes[place].Update(id, Of(before, place), Of(after, place), owner);
        }

        return new TreeIndexes(Layout, ImmutableCollectionsMarshal.AsImmutableArray(indexes));
    }

    // An attribute that did not change is the same object in both.
    void NoteDifferent(StoredEntry? entry, StoredEntry? other, SortedSet<int> concerned)
    {
        foreach (var attribute in entry?.Attributes ?? [])
        {
            foreach (var place in Layout.Concerned(attribute.Type))
            {
                if (other is null || !IsIn(other, attribute))
                {
                    concerned.Add(place);
                }
            }
        }
    }

    static bool IsIn(StoredEntry entry, StoredAttribute attribute)
    {
        foreach (var other in entry.Attributes)
        {
            if (ReferenceEquals(other, attribute))
            {
                return true;
            }
        }

        return false;
    }

    List<StoredAttribute> Of(StoredEntry? entry, int place)
    {
        var attributes = new List<StoredAttribute>();
        foreach (var attribute in entry?.Attributes ?? [])
        {
            if (Layout.Concerned(attribute.Type).Contains(place))
            {
                attributes.Add(attribute);
            }
        }

        return attributes;
    }
}
