namespace Ldap3.Linq.Saving;

/// <summary>What must not have changed in the directory since an entity was read for its changes to be saved.</summary>
public enum ConcurrencyCheck
{
    /// <summary>
    /// The values that are overwritten: nobody's change is lost, and changes of other attributes do not disturb. The default.
    /// </summary>
    ChangedValues = 0,

    /// <summary>
    /// The whole entry: by its change number (<c>entryCSN</c>) where the server has one, else by the time of its last change
    /// and the values that are overwritten. Removals and new names are checked too.
    /// </summary>
    EntryVersion = 1,

    /// <summary>Nothing: the last to save wins.</summary>
    None = 2,
}
