namespace Ldap3.InMemory;

/// <summary>How much a search may cost somebody. A search may ask for less, never for more. Immutable.</summary>
public sealed record SearchLimits
{
    /// <summary>Without any limit.</summary>
    public static SearchLimits None { get; } = new();

    /// <summary>The most entries that a search returns, pages aside; 0, the default, is no limit. More are <c>sizeLimitExceeded</c>.</summary>
    public int Size { get; init; }

    /// <summary>The longest time that a search takes; zero, the default, is no limit. More is <c>timeLimitExceeded</c>.</summary>
    public TimeSpan Time { get; init; }

    /// <summary>
    /// The most entries that a search may have to look at; 0, the default, is no limit. More are <c>adminLimitExceeded</c>,
    /// as with OpenLDAP's <c>size.unchecked</c>.
    /// </summary>
    public int Candidates { get; init; }

    /// <summary>The largest page to be had (RFC 2696); 0, the default, is no limit. Larger ones are refused with <c>adminLimitExceeded</c>.</summary>
    public int PageSize { get; init; }

    /// <summary>The most entries that all pages of a search return together; 0, the default, is no limit.</summary>
    public int PagedTotal { get; init; }
}
