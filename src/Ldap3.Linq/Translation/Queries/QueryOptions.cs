using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Translation.Queries;

/// <summary>What a query's own operators say of it, wherever they stood.</summary>
sealed class QueryOptions
{
    public DistinguishedName? Base { get; set; }

    public SearchScope? Scope { get; set; }

    public int? PageSize { get; set; }

    public bool IsUntracked { get; set; }

    /// <summary>Whether nothing is said that changes what is found, or what becomes of it.</summary>
    public bool IsPlain => this is
    {
        Base: null, Scope: null, PageSize: null, TimeLimit: null, DereferenceAliases: null,
        IsUntracked: false, IgnoresReferences: false, IsReversed: false, IsFlattened: false, Controls.Count: 0,
        ClientEvaluation: ClientEvaluation.None,
    };

    /// <summary>What the query itself leaves to the client.</summary>
    public ClientEvaluation ClientEvaluation { get; set; }

    public TimeSpan? TimeLimit { get; set; }

    public DereferenceAliases? DereferenceAliases { get; set; }

    public bool IgnoresReferences { get; set; }

    /// <summary>Whether what the projection yields is a sequence of which each element is a row.</summary>
    public bool IsFlattened { get; set; }

    public List<Control> Controls { get; } = [];

    public List<string> Tags { get; } = [];

    /// <summary>Whether the order is turned round, by Reverse or Last.</summary>
    public bool IsReversed { get; set; }

    /// <summary>What FirstOrDefault and its like return for nothing, when the query says so.</summary>
    public object? Default { get; set; }

    public bool HasDefault { get; set; }
}
