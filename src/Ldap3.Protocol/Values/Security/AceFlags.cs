namespace Ldap3.Protocol.Values.Security;

/// <summary>How an entry of an access control list is inherited and audited ([MS-DTYP] section 2.4.4.1).</summary>
[Flags]
public enum AceFlags : byte
{
    /// <summary>For this object alone.</summary>
    None = 0,

    /// <summary>Children that hold no others inherit it.</summary>
    ObjectInherit = 0x01,

    /// <summary>Children that hold others inherit it; in a directory all do.</summary>
    ContainerInherit = 0x02,

    /// <summary>Those who inherit it do not pass it on.</summary>
    NoPropagateInherit = 0x04,

    /// <summary>It is only for those who inherit it.</summary>
    InheritOnly = 0x08,

    /// <summary>It was inherited.</summary>
    Inherited = 0x10,

    /// <summary>Granted access is audited.</summary>
    SuccessfulAccess = 0x40,

    /// <summary>Denied access is audited.</summary>
    FailedAccess = 0x80,
}
