namespace Ldap3.Protocol.Filters;

/// <summary>
/// Makes filters shorter by laws that hold for three truth values too (RFC 4511 section 4.5.1.7): and is the least of its
/// operands, or the greatest, with Undefined between false and true.
/// </summary>
static class FilterSimplifier
{
    public static Filter Simplify(Filter filter) => filter switch
    {
        AndFilter and => SimplifyList(and.Operands, isAnd: true),
        OrFilter or => SimplifyList(or.Operands, isAnd: false),
        NotFilter not => Negate(Simplify(not.Operand)),
        _ => filter,
    };

    // RFC 4526: the opposite of always true is always false.
    static Filter Negate(Filter filter) =>
        IsTrue(filter) ? Filter.False
        : IsFalse(filter) ? Filter.True
        : Filter.Not(filter);

    static Filter SimplifyList(IReadOnlyList<Filter> operands, bool isAnd)
    {
        var kept = new List<Filter>(operands.Count);
        var known = new HashSet<Filter>();
        foreach (var simple in operands.Select(Simplify))
        {
            foreach (var operand in ListOf(simple, isAnd) ?? [simple])
            {
                // A false operand decides a conjunction, a true one a disjunction.
                if (isAnd ? IsFalse(operand) : IsTrue(operand))
                {
                    return operand;
                }

                if (known.Add(operand))
                {
                    kept.Add(operand);
                }
            }
        }

        // x and (x or y) is x; x or (x and y) is x.
        kept.RemoveAll(operand => ListOf(operand, !isAnd)?.Any(known.Contains) == true);
        return kept.Count == 1 ? kept[0]
            : isAnd ? new AndFilter(kept)
            : new OrFilter(kept);
    }

    static IReadOnlyList<Filter>? ListOf(Filter filter, bool isAnd) =>
        isAnd ? (filter as AndFilter)?.Operands : (filter as OrFilter)?.Operands;

    static bool IsTrue(Filter filter) => filter is AndFilter { Operands.Count: 0 };

    static bool IsFalse(Filter filter) => filter is OrFilter { Operands.Count: 0 };
}
