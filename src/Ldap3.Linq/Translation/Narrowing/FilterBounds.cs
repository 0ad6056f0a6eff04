using Ldap3.Linq.Translation.Predicates;
using Ldap3.Protocol.Filters;

namespace Ldap3.Linq.Translation.Narrowing;

/// <summary>What a condition lies between.</summary>
/// <param name="Superset">True for every entry that meets the condition.</param>
/// <param name="Subset">True only for entries that meet the condition.</param>
readonly record struct FilterBounds(Filter Superset, Filter Subset)
{
    public static FilterBounds Unknown { get; } = new(Filter.True, Filter.False);

    public static FilterBounds Exactly(Filter filter) => new(filter, filter);

    /// <summary>What misses the condition's opposite.</summary>
    public static FilterBounds Not(FilterBounds bounds) => new(Logic.Not(bounds.Subset), Logic.Not(bounds.Superset));

    public static FilterBounds Or(FilterBounds one, FilterBounds other) =>
        new(Logic.Or(one.Superset, other.Superset), Logic.Or(one.Subset, other.Subset));

    public static FilterBounds And(FilterBounds one, FilterBounds other) =>
        new(Logic.And(one.Superset, other.Superset), Logic.And(one.Subset, other.Subset));
}
