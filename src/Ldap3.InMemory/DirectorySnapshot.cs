using Ldap3.InMemory.Tree;

namespace Ldap3.InMemory;

/// <summary>All entries of a directory at one moment. Immutable and thread safe; costs nothing but what changes afterwards.</summary>
public sealed class DirectorySnapshot
{
    internal DirectorySnapshot(DirectoryTree tree) => Tree = tree;

    /// <summary>How many entries there are.</summary>
    public int Count => Tree.Count;

    internal DirectoryTree Tree { get; }
}
