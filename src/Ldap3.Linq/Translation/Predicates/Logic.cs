using Ldap3.Protocol.Filters;

namespace Ldap3.Linq.Translation.Predicates;

/// <summary>
/// Joins filters and folds what is always true or false, so that neither ever reaches a server that may not know RFC 4526.
/// </summary>
static class Logic
{
    public static bool IsTrue(Filter filter) => filter is AndFilter { Operands.Count: 0 };

    public static bool IsFalse(Filter filter) => filter is OrFilter { Operands.Count: 0 };

    public static Filter Constant(bool value) => value ? Filter.True : Filter.False;

    public static Filter And(params ReadOnlySpan<Filter> filters)
    {
        var operands = new List<Filter>(filters.Length);
        foreach (var filter in filters)
        {
            if (IsFalse(filter))
            {
                return Filter.False;
            }

            if (!IsTrue(filter))
            {
                operands.Add(filter);
            }
        }

        return Filter.And(operands);
    }

    public static Filter Or(params ReadOnlySpan<Filter> filters)
    {
        var operands = new List<Filter>(filters.Length);
        foreach (var filter in filters)
        {
            if (IsTrue(filter))
            {
                return Filter.True;
            }

            if (!IsFalse(filter))
            {
                operands.Add(filter);
            }
        }

        return Filter.Or(operands);
    }

    /// <summary>
    /// The opposite, exact in three-valued logic too. A disjunction is written as a conjunction of opposites: 389 DS up to
    /// 2.5 answers a negated disjunction within a disjunction wrongly.
    /// </summary>
    public static Filter Not(Filter filter) => filter switch
    {
        _ when IsTrue(filter) => Filter.False,
        _ when IsFalse(filter) => Filter.True,
        OrFilter or => Filter.And(or.Operands.Select(Not)),
        _ => Filter.Not(filter),
    };
}
