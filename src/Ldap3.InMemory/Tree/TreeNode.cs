using Ldap3.InMemory.Storage;

namespace Ldap3.InMemory.Tree;

/// <summary>An entry in its place. Immutable.</summary>
/// <param name="Id">Its number, which it keeps when it is renamed: later ones are greater. 0 outside the tree.</param>
/// <param name="Entry">The entry.</param>
/// <param name="ParentId">The number of the parent, or 0 for the top of a naming context.</param>
/// <param name="Children">The numbers of the children.</param>
sealed record TreeNode(int Id, StoredEntry Entry, int ParentId, IdSet Children)
{
    /// <summary>Whether it is the top of a naming context.</summary>
    public bool IsTop => Id > 0 && ParentId == 0;

    public bool HasChildren => Children.Count > 0;

    public int ChildCount => Children.Count;

    /// <summary>A node for an entry that lies outside the tree, such as the root DSE.</summary>
    public static TreeNode OutsideTree(StoredEntry entry) => new(0, entry, 0, IdSet.Empty);
}
