namespace Ldap3.Abstract.Entries;

/// <summary>
/// Where an entry stands between what was read and what will be written. The names are ldap3's, but that its "Initialized"
/// is not here: no entry is seen before it is made.
/// </summary>
public enum EntryStatus
{
    /// <summary>New, and nothing but its name is set.</summary>
    Virtual = 0,

    /// <summary>New, and a mandatory attribute has no value yet.</summary>
    MissingMandatoryAttributes = 1,

    /// <summary>Read, and nothing is changed yet.</summary>
    Writable = 2,

    /// <summary>Changed here, not yet in the directory.</summary>
    PendingChanges = 3,

    /// <summary>To be deleted at the next commit.</summary>
    ReadyForDeletion = 4,

    /// <summary>To be moved at the next commit.</summary>
    ReadyForMoving = 5,

    /// <summary>To be renamed at the next commit.</summary>
    ReadyForRenaming = 6,

    /// <summary>Written as it is here.</summary>
    Committed = 7,

    /// <summary>Deleted in the directory.</summary>
    Deleted = 8,

    /// <summary>Read, and not to be changed: what a reader gives.</summary>
    Read = 9,
}
