using Ldap3.Protocol.Ber;

namespace Ldap3.Linq.Translation;

/// <summary>What a schema says of an attribute; null where it says nothing.</summary>
sealed record AttributeTraits
{
    /// <summary>Of an attribute that no schema at hand knows, where the schema may be incomplete.</summary>
    public static AttributeTraits Unknown { get; } = new();

    /// <summary>Whether the server's schema was read and has no such attribute: every filter on it would be Undefined.</summary>
    public bool IsMissing { get; init; }

    public string? Syntax { get; init; }

    public bool? IsSingleValue { get; init; }

    public bool? HasEquality { get; init; }

    public bool? HasOrdering { get; init; }

    public bool? HasSubstrings { get; init; }

    /// <summary>Whether the equality rule ignores the case of letters.</summary>
    public bool? IgnoresCase { get; init; }

    /// <summary>The rule to name in a sort key, where the attribute has no ordering rule of its own; null for its own.</summary>
    public string? SortRule { get; init; }

    /// <summary>Says whether a value is of the attribute's syntax.</summary>
    public Func<OctetString, bool>? Accepts { get; init; }

    /// <summary>Says whether a text can be a part of a value.</summary>
    public Func<OctetString, bool>? AcceptsPart { get; init; }
}
