using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Messages;

/// <summary>Asks for entries (RFC 4511 section 4.5.1).</summary>
public sealed record SearchRequest : LdapRequest
{
    /// <summary>In <see cref="Attributes"/>: all user attributes (RFC 4511 section 4.5.1.8).</summary>
    public const string AllUserAttributes = "*";

    /// <summary>In <see cref="Attributes"/>: all operational attributes (RFC 3673).</summary>
    public const string AllOperationalAttributes = "+";

    /// <summary>In <see cref="Attributes"/>: none, only names (RFC 4511 section 4.5.1.8).</summary>
    public const string NoAttributes = "1.1";

    /// <summary>Where the search begins. The empty name is the root DSE.</summary>
    public required DistinguishedName BaseObject { get; init; }

    /// <summary>How far below the base to look. The whole subtree by default.</summary>
    public SearchScope Scope { get; init; } = SearchScope.WholeSubtree;

    /// <summary>When to follow aliases. Never by default.</summary>
    public DereferenceAliases DereferenceAliases { get; init; }

    /// <summary>The most entries the server may return; 0, the default, asks for no limit of the client's own.</summary>
    public int SizeLimit { get; init; }

    /// <summary>The most seconds the server may take; 0, the default, asks for no limit of the client's own.</summary>
    public int TimeLimit { get; init; }

    /// <summary>Whether to return attributes without values. False by default.</summary>
    public bool TypesOnly { get; init; }

    /// <summary>Which entries. Every entry by default: <c>(objectClass=*)</c>.</summary>
    public Filter Filter { get; init; } = Filter.Present("objectClass");

    /// <summary>Which attributes: descriptions, or the three special selectors. Empty, the default, is all user attributes.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];
}
