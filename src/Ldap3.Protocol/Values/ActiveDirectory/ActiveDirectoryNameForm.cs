namespace Ldap3.Protocol.Values.ActiveDirectory;

/// <summary>The forms of <see cref="ActiveDirectoryName"/>.</summary>
public enum ActiveDirectoryNameForm
{
    /// <summary><c>&lt;GUID=...&gt;</c></summary>
    Guid,

    /// <summary><c>&lt;SID=...&gt;</c></summary>
    Sid,

    /// <summary><c>&lt;WKGUID=...,dn&gt;</c></summary>
    WellKnownGuid,
}
