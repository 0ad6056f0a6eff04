namespace Ldap3.Protocol.Transfer;

/// <summary>Why an import ended.</summary>
public enum LdifImportEnd
{
    /// <summary>The whole file was dealt with; with <see cref="LdifImportOptions.ContinueOnError"/> some records may have failed.</summary>
    Completed,

    /// <summary>A record failed.</summary>
    Failed,

    /// <summary>The file is no LDIF from some line on.</summary>
    Malformed,

    /// <summary>The connection was lost, and what became of the records under way is not known.</summary>
    ConnectionLost,

    /// <summary>The import was cancelled.</summary>
    Cancelled,
}
