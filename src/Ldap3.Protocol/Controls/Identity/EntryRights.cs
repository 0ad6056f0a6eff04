namespace Ldap3.Protocol.Controls;

/// <summary>What somebody may do with an entry as a whole (<c>entryLevelRights</c> of 389 Directory Server).</summary>
[Flags]
public enum EntryRights
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>See it: the letter v.</summary>
    View = 1,

    /// <summary>Add entries below it: the letter a.</summary>
    Add = 2,

    /// <summary>Delete it: the letter d.</summary>
    Delete = 4,

    /// <summary>Rename it: the letter n.</summary>
    Rename = 8,
}
