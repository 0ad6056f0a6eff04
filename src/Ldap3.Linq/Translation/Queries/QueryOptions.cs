using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Translation.Queries;

/// <summary>What a query's own operators say of it, wherever they stood.</summary>
sealed record QueryOptions
{
    public DistinguishedName? Base { get; set; }

    public SearchScope? Scope { get; set; }

    public int? PageSize { get; set; }

    public bool IsUntracked { get; set; }

    public List<string> Tags { get; } = [];

    /// <summary>Whether the order is turned round, by Reverse or Last.</summary>
    public bool IsReversed { get; set; }

    /// <summary>What FirstOrDefault and its like return for nothing, when the query says so.</summary>
    public object? Default { get; set; }

    public bool HasDefault { get; set; }
}
