namespace Ldap3.InMemory;

/// <summary>What an index of a directory in memory answers.</summary>
[Flags]
public enum DirectoryIndexKinds
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Which entries have the attribute.</summary>
    Presence = 1,

    /// <summary>Which entries have a value of it.</summary>
    Equality = 2,

    /// <summary>Which entries have a value with certain pieces, of three octets at least.</summary>
    Substrings = 4,

    /// <summary>Which entries have a value that is not less, or not greater, than another.</summary>
    Ordering = 8,
}
