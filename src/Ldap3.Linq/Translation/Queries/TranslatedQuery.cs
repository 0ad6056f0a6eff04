using Ldap3.Abstract.Mapping;
using Remotion.Linq.Clauses;

namespace Ldap3.Linq.Translation.Queries;

/// <summary>A query ready to be run: what is sent, and what is made of the answer.</summary>
/// <param name="Query">What is sent.</param>
/// <param name="Entity">What is found.</param>
sealed record TranslatedQuery(LdapQuery Query, EntityType Entity)
{
    /// <summary>The projection that runs on the client, or null when the entities themselves are wanted.</summary>
    public CompiledProjection? Projection { get; init; }

    /// <summary>The mapped properties that the projection looks at; null for all.</summary>
    public IReadOnlyList<EntityProperty>? Used { get; init; }

    /// <summary>The type of what the query yields one after another.</summary>
    public required Type ElementType { get; init; }

    /// <summary>What makes one value of all, for <see cref="LdapResultKind.Aggregate"/>.</summary>
    public ResultOperatorBase? Aggregate { get; init; }

    /// <summary>What to return for nothing, when the query says so.</summary>
    public object? Default { get; init; }

    public bool HasDefault { get; init; }

    /// <summary>Whether the projection makes a sequence of an entry, each element of which is a row.</summary>
    public bool IsFlattened { get; init; }

    public bool IsTracked { get; init; }
}
