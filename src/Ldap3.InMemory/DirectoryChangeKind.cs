namespace Ldap3.InMemory;

/// <summary>What became of an entry.</summary>
public enum DirectoryChangeKind
{
    /// <summary>It is new.</summary>
    Add,

    /// <summary>Its attributes changed.</summary>
    Modify,

    /// <summary>It has another name, because it was renamed or an entry above it.</summary>
    Rename,

    /// <summary>It is gone.</summary>
    Delete,
}
