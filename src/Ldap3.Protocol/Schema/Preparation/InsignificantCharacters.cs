namespace Ldap3.Protocol.Schema.Preparation;

/// <summary>Which characters do not count when strings are compared (RFC 4518 section 2.6).</summary>
enum InsignificantCharacters
{
    /// <summary>Leading, trailing and repeated spaces (section 2.6.1).</summary>
    SurplusSpaces,

    /// <summary>All spaces (section 2.6.2).</summary>
    AllSpaces,

    /// <summary>All spaces and hyphens (section 2.6.3).</summary>
    SpacesAndHyphens,
}
