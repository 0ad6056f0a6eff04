namespace Ldap3.Protocol.Values.ActiveDirectory;

/// <summary>What the system allows to be done with an object: <c>systemFlags</c> ([MS-ADTS] section 2.2.10).</summary>
[Flags]
public enum SystemFlags
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Of an attribute: it is not replicated. Of a cross-reference: the naming context is the forest's.</summary>
    NotReplicated = 0x1,

    /// <summary>Of an attribute: it is in global catalogs. Of a cross-reference: the naming context is a domain.</summary>
    ReplicatedToCatalog = 0x2,

    /// <summary>Of an attribute: it is made when asked for. Of a cross-reference: the naming context is in no global catalog.</summary>
    Constructed = 0x4,

    /// <summary>Of an attribute: it is operational.</summary>
    Operational = 0x8,

    /// <summary>Of an attribute or class: it is of the schema that the system began with.</summary>
    BaseSchema = 0x10,

    /// <summary>Of an attribute: it may name entries.</summary>
    NamingAttribute = 0x20,

    /// <summary>The object is not moved to the deleted ones when it is deleted.</summary>
    DisallowMoveOnDelete = 0x200_0000,

    /// <summary>The object cannot be moved.</summary>
    DomainDisallowMove = 0x400_0000,

    /// <summary>The object cannot be renamed.</summary>
    DomainDisallowRename = 0x800_0000,

    /// <summary>Of the configuration: the object may be moved, within limits.</summary>
    ConfigurationAllowLimitedMove = 0x1000_0000,

    /// <summary>Of the configuration: the object may be moved.</summary>
    ConfigurationAllowMove = 0x2000_0000,

    /// <summary>Of the configuration: the object may be renamed.</summary>
    ConfigurationAllowRename = 0x4000_0000,

    /// <summary>The object cannot be deleted.</summary>
    DisallowDelete = unchecked((int)0x8000_0000),
}
