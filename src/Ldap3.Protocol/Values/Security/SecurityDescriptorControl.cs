namespace Ldap3.Protocol.Values.Security;

/// <summary>Where the parts of a security descriptor come from ([MS-DTYP] section 2.4.6).</summary>
[Flags]
public enum SecurityDescriptorControl
{
    /// <summary>Nothing is said.</summary>
    None = 0,

    /// <summary>The owner is a default.</summary>
    OwnerDefaulted = 0x1,

    /// <summary>The group is a default.</summary>
    GroupDefaulted = 0x2,

    /// <summary>There is a DACL, or it is said that there is none and everybody may do everything.</summary>
    DaclPresent = 0x4,

    /// <summary>The DACL is a default.</summary>
    DaclDefaulted = 0x8,

    /// <summary>There is a SACL.</summary>
    SaclPresent = 0x10,

    /// <summary>The SACL is a default.</summary>
    SaclDefaulted = 0x20,

    /// <summary>For servers of files.</summary>
    DaclTrusted = 0x40,

    /// <summary>For servers of files.</summary>
    ServerSecurity = 0x80,

    /// <summary>The DACL is to be inherited.</summary>
    DaclAutoInheritRequested = 0x100,

    /// <summary>The SACL is to be inherited.</summary>
    SaclAutoInheritRequested = 0x200,

    /// <summary>The DACL was inherited.</summary>
    DaclAutoInherited = 0x400,

    /// <summary>The SACL was inherited.</summary>
    SaclAutoInherited = 0x800,

    /// <summary>The DACL inherits nothing.</summary>
    DaclProtected = 0x1000,

    /// <summary>The SACL inherits nothing.</summary>
    SaclProtected = 0x2000,

    /// <summary>The octet beside these flags has a meaning to a resource manager.</summary>
    ResourceManagerControlValid = 0x4000,

    /// <summary>The parts are found by offsets, as in everything that travels.</summary>
    SelfRelative = 0x8000,
}
