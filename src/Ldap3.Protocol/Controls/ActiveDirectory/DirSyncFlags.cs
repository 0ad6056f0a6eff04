namespace Ldap3.Protocol.Controls;

/// <summary>What a DirSync search returns ([MS-ADTS] section 3.1.1.3.4.1.3).</summary>
[Flags]
public enum DirSyncFlags
{
    /// <summary>Everything, which needs the right to replicate the directory's changes.</summary>
    None = 0,

    /// <summary>Only objects and attributes that the caller may read; no special right is needed then.</summary>
    ObjectSecurity = 0x1,

    /// <summary>Parents come before their children, in the first run.</summary>
    AncestorsFirstOrder = 0x800,

    /// <summary>No attributes that are secret.</summary>
    PublicDataOnly = 0x2000,

    /// <summary>
    /// Of attributes with many links only the values that came and went, as <c>member;range=1-1</c> and
    /// <c>member;range=0-0</c>.
    /// </summary>
    IncrementalValues = unchecked((int)0x8000_0000),
}
