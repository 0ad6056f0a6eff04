namespace Ldap3.Protocol.Filters;

/// <summary>How strictly the text of a filter is read.</summary>
public enum FilterSyntax
{
    /// <summary>RFC 4515, nothing else.</summary>
    Strict,

    /// <summary>
    /// What people type: spaces and line ends between parentheses, no parentheses around the whole filter or behind an
    /// exclamation mark, and one of <c>( ) * \</c> itself behind a backslash (RFC 1960).
    /// </summary>
    Lenient,
}
