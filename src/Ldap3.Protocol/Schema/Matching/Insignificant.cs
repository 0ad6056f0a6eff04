namespace Ldap3.Protocol.Schema.Matching;

/// <summary>What a string rule leaves out of account (RFC 4518 section 2.6).</summary>
enum Insignificant
{
    /// <summary>Nothing.</summary>
    Nothing = 0,

    /// <summary>Spaces at the ends and repeated ones.</summary>
    Spaces = 1,

    /// <summary>All spaces.</summary>
    AllSpaces = 2,

    /// <summary>All spaces and hyphens.</summary>
    SpacesAndHyphens = 3,
}
