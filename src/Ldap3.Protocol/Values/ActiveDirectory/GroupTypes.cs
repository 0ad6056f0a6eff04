namespace Ldap3.Protocol.Values.ActiveDirectory;

/// <summary>What kind of group it is: <c>groupType</c> ([MS-ADTS] section 2.2.12).</summary>
[Flags]
public enum GroupTypes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The system made the group.</summary>
    System = 0x1,

    /// <summary>The group has members of its domain, and may be used everywhere.</summary>
    Global = 0x2,

    /// <summary>The group has members of everywhere, and may be used in its domain.</summary>
    DomainLocal = 0x4,

    /// <summary>The group has members of the forest, and may be used everywhere.</summary>
    Universal = 0x8,

    /// <summary>For Authorization Manager: the group has members by name.</summary>
    ApplicationBasic = 0x10,

    /// <summary>For Authorization Manager: the group has members by a query.</summary>
    ApplicationQuery = 0x20,

    /// <summary>Rights can be given to the group; otherwise it is a list for distribution.</summary>
    Security = unchecked((int)0x8000_0000),
}
