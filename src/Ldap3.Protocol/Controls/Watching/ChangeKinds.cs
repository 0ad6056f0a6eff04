namespace Ldap3.Protocol.Controls;

/// <summary>The operations that change entries (draft-ietf-ldapext-psearch-03 section 4).</summary>
[Flags]
public enum ChangeKinds
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Entries are added.</summary>
    Add = 1,

    /// <summary>Entries are deleted.</summary>
    Delete = 2,

    /// <summary>Entries are modified.</summary>
    Modify = 4,

    /// <summary>Entries are renamed or moved.</summary>
    ModifyDn = 8,

    /// <summary>All of them.</summary>
    All = Add | Delete | Modify | ModifyDn,
}
