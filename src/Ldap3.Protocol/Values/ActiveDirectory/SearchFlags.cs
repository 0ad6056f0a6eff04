namespace Ldap3.Protocol.Values.ActiveDirectory;

/// <summary>How an attribute of the schema is searched and kept: <c>searchFlags</c> ([MS-ADTS] section 2.2.9).</summary>
[Flags]
public enum SearchFlags
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>There is an index of the attribute.</summary>
    Indexed = 0x1,

    /// <summary>There is an index of the attribute among the children of each object.</summary>
    IndexedWithinContainer = 0x2,

    /// <summary>The attribute is looked at when an ambiguous name is resolved (<c>anr</c>).</summary>
    AmbiguousNameResolution = 0x4,

    /// <summary>The attribute stays when the object is deleted.</summary>
    PreserveOnDelete = 0x8,

    /// <summary>The attribute is copied with the object, by tools.</summary>
    Copy = 0x10,

    /// <summary>There is an index for substrings within the values.</summary>
    TupleIndexed = 0x20,

    /// <summary>There is an index for virtual list views in each container.</summary>
    SubtreeIndexed = 0x40,

    /// <summary>The attribute is confidential: reading it takes a right of its own.</summary>
    Confidential = 0x80,

    /// <summary>The values are never logged.</summary>
    NeverAudited = 0x100,

    /// <summary>Domain controllers that only read do not have the attribute.</summary>
    FilteredFromReadOnly = 0x200,

    /// <summary>The attribute keeps track of changes by values.</summary>
    ExtendedLinkTracking = 0x400,

    /// <summary>The attribute is for the server alone.</summary>
    BaseOnly = 0x800,

    /// <summary>The attribute is of a partition's secret.</summary>
    PartitionSecret = 0x1000,
}
