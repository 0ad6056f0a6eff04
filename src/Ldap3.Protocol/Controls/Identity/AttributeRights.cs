namespace Ldap3.Protocol.Controls;

/// <summary>What somebody may do with an attribute of an entry (<c>attributeLevelRights</c> of 389 Directory Server).</summary>
[Flags]
public enum AttributeRights
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Read its values: the letter r.</summary>
    Read = 1,

    /// <summary>Use it in a filter: the letter s.</summary>
    Search = 2,

    /// <summary>Compare its values: the letter c.</summary>
    Compare = 4,

    /// <summary>Add values: the letter w.</summary>
    AddValues = 8,

    /// <summary>Delete values: the letter o.</summary>
    DeleteValues = 16,

    /// <summary>Add the own name as a value, and no other: the letter W.</summary>
    AddSelf = 32,

    /// <summary>Delete the own name from the values, and no other: the letter O.</summary>
    DeleteSelf = 64,
}
