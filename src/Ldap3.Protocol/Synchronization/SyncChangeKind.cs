namespace Ldap3.Protocol.Synchronization;

/// <summary>What one step of a content synchronization says (RFC 4533 sections 3.3 and 3.4).</summary>
public enum SyncChangeKind
{
    /// <summary>The entry is there, unchanged.</summary>
    Present,

    /// <summary>The entry is in the content, as it is given; a copy may have had an older state of it.</summary>
    Add,

    /// <summary>The entry was changed or renamed, and is given as it is now.</summary>
    Modify,

    /// <summary>The entry is no longer in the content.</summary>
    Delete,

    /// <summary>
    /// The server begins to bring a copy up to date from <see cref="SyncChange.Cookie"/>; without one it tells of
    /// everything.
    /// </summary>
    RefreshBegan,

    /// <summary>Whatever was in the copy and was not told of since the refresh began is gone.</summary>
    PresentPhaseEnded,

    /// <summary>The copy is up to date.</summary>
    RefreshEnded,

    /// <summary>Nothing changed but the cookie.</summary>
    CookieChanged,
}
