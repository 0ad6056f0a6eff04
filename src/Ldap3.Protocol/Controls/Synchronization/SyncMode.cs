namespace Ldap3.Protocol.Controls;

/// <summary>How long a server is to tell of changes (RFC 4533 section 2.2).</summary>
public enum SyncMode
{
    /// <summary>Until the copy is up to date.</summary>
    RefreshOnly = 1,

    /// <summary>Until the copy is up to date, and then of each change as it is made.</summary>
    RefreshAndPersist = 3,
}
