namespace Ldap3.Protocol.Messages;

/// <summary>How far below the base a search looks (RFC 4511 section 4.5.1.2).</summary>
public enum SearchScope
{
    /// <summary>Only the base itself.</summary>
    BaseObject = 0,

    /// <summary>The children of the base, not the base itself.</summary>
    SingleLevel = 1,

    /// <summary>The base and everything below it.</summary>
    WholeSubtree = 2,

    /// <summary>Everything below the base, not the base itself (draft-sermersheim-ldap-subordinate-scope).</summary>
    Subordinates = 3,
}
