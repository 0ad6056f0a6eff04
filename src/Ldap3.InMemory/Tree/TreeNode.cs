using System.Collections.Immutable;

namespace Ldap3.InMemory.Tree;

/// <summary>An entry in its place. Immutable.</summary>
/// <param name="Id">Its number: later ones are greater.</param>
/// <param name="Entry">The entry.</param>
/// <param name="ParentKey">The key of the parent, or null for the top of a naming context.</param>
/// <param name="Children">The keys of the children by their numbers.</param>
sealed record TreeNode(long Id, StoredEntry Entry, string? ParentKey, ImmutableSortedDictionary<long, string> Children)
{
    public string Key => Entry.Name.Normalized;
}
