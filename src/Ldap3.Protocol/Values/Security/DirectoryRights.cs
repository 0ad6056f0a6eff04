namespace Ldap3.Protocol.Values.Security;

/// <summary>What may be done with an object of Active Directory ([MS-ADTS] section 5.1.3.2).</summary>
[Flags]
public enum DirectoryRights
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Create children: all kinds, or the one that the object type names.</summary>
    CreateChild = 0x1,

    /// <summary>Delete children: all kinds, or the one that the object type names.</summary>
    DeleteChild = 0x2,

    /// <summary>List the children.</summary>
    ListChildren = 0x4,

    /// <summary>Do what the server checks on top: a validated write, such as adding oneself to a group.</summary>
    Self = 0x8,

    /// <summary>Read properties: all, or those that the object type names.</summary>
    ReadProperty = 0x10,

    /// <summary>Write properties: all, or those that the object type names.</summary>
    WriteProperty = 0x20,

    /// <summary>Delete the object and all below it.</summary>
    DeleteTree = 0x40,

    /// <summary>See the object.</summary>
    ListObject = 0x80,

    /// <summary>Use extended rights: all, or the one that the object type names, such as resetting a password.</summary>
    ControlAccess = 0x100,

    /// <summary>Delete the object.</summary>
    Delete = 0x1_0000,

    /// <summary>Read the security descriptor without its SACL.</summary>
    ReadControl = 0x2_0000,

    /// <summary>Write the DACL.</summary>
    WriteDacl = 0x4_0000,

    /// <summary>Become the owner.</summary>
    WriteOwner = 0x8_0000,

    /// <summary>Synchronise; of no use in a directory.</summary>
    Synchronize = 0x10_0000,

    /// <summary>Read and write the SACL.</summary>
    AccessSystemSecurity = 0x100_0000,

    /// <summary>Everything, to be mapped to the rights above by the server.</summary>
    GenericAll = 0x1000_0000,

    /// <summary>Execution, to be mapped to the rights above by the server.</summary>
    GenericExecute = 0x2000_0000,

    /// <summary>Writing, to be mapped to the rights above by the server.</summary>
    GenericWrite = 0x4000_0000,

    /// <summary>Reading, to be mapped to the rights above by the server.</summary>
    GenericRead = unchecked((int)0x8000_0000),
}
