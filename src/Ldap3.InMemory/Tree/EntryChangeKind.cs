namespace Ldap3.InMemory.Tree;

/// <summary>What became of an entry.</summary>
enum EntryChangeKind
{
    Add,
    Modify,

    /// <summary>It has another name, perhaps other attributes too. What is below it follows as <see cref="Move"/>.</summary>
    Rename,

    /// <summary>It has another name because an entry above it has.</summary>
    Move,
    Delete,
}
