namespace Ldap3.Protocol.Controls;

/// <summary>What a sync info message is for (RFC 4533 section 2.5).</summary>
public enum SyncInfoKind
{
    /// <summary>It gives a new cookie.</summary>
    NewCookie,

    /// <summary>It ends a delete phase, in which what is gone was named.</summary>
    RefreshDelete,

    /// <summary>It ends a present phase: what was not named in it is gone.</summary>
    RefreshPresent,

    /// <summary>It names many entries at once, all of them unchanged or all of them gone.</summary>
    IdSet,
}
