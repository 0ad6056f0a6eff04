namespace Ldap3.Protocol.Controls;

/// <summary>What a search that is measured returns ([MS-ADTS] section 3.1.1.3.4.1.6).</summary>
[Flags]
public enum SearchStatisticsFlags
{
    /// <summary>No figures: as without the control.</summary>
    None = 0,

    /// <summary>The entries, and figures of what finding them took.</summary>
    Statistics = 1,

    /// <summary>Figures of how the search would be done, and no entries.</summary>
    OnlyOptimization = 2,

    /// <summary>The figures by names; since Windows Server 2008.</summary>
    ExtendedFormat = 4,
}
