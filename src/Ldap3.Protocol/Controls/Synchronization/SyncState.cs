namespace Ldap3.Protocol.Controls;

/// <summary>How an entry stands to the content that is synchronized (RFC 4533 section 2.3).</summary>
public enum SyncState
{
    /// <summary>It is in the content and unchanged.</summary>
    Present = 0,

    /// <summary>It came into the content, or is told of in full while a copy is refreshed.</summary>
    Add = 1,

    /// <summary>It was changed and stays in the content.</summary>
    Modify = 2,

    /// <summary>It is no longer in the content.</summary>
    Delete = 3,
}
