using System.Collections.Immutable;

namespace Ldap3.InMemory.Tree;

/// <summary>An entry in its place. Immutable.</summary>
/// <param name="Id">Its number: later ones are greater.</param>
/// <param name="Entry">The entry.</param>
/// <param name="ParentKey">The key of the parent, or null for the top of a naming context.</param>
/// <param name="Children">The keys of the children by their numbers.</param>
sealed record TreeNode(long Id, StoredEntry Entry, string? ParentKey, ImmutableSortedDictionary<long, string> Children)
{
    /// <summary>Whether it is the top of a naming context.</summary>
    public bool IsTop => Id > 0 && ParentKey is null;

    public bool HasChildren => !Children.IsEmpty;

    public int ChildCount => Children.Count;

    public string Key => Entry.Name.Normalized;

    /// <summary>A node for an entry that lies outside the tree, such as the root DSE.</summary>
    public static TreeNode OutsideTree(StoredEntry entry) => new(0, entry, null, ImmutableSortedDictionary<long, string>.Empty);
}
