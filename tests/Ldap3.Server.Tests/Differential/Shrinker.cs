using Ldap3.Protocol.Filters;

namespace Ldap3.Server.Tests.Differential;

/// <summary>Makes what fails smaller as long as it fails.</summary>
static class Shrinker
{
    /// <summary>Leaves out parts of a list, large ones first, until none can be left out.</summary>
    public static async Task<List<T>> ShrinkAsync<T>(List<T> failing, Func<List<T>, Task<bool>> fails)
    {
        for (var size = failing.Count / 2; size > 0; size /= 2)
        {
            for (var start = 0; start < failing.Count;)
            {
                var rest = failing.Where((_, i) => i < start || i >= start + size).ToList();
                if (await fails(rest))
                {
                    failing = rest;
                }
                else
                {
                    start += size;
                }
            }
        }

        return failing;
    }

    /// <summary>Takes operands in the place of what holds them, and leaves operands out.</summary>
    public static async Task<Filter> ShrinkAsync(Filter failing, Func<Filter, Task<bool>> fails)
    {
        while (true)
        {
            var smaller = default(Filter);
            foreach (var candidate in Smaller(failing))
            {
                if (await fails(candidate))
                {
                    smaller = candidate;
                    break;
                }
            }

            if (smaller is null)
            {
                return failing;
            }

            failing = smaller;
        }
    }

    static IEnumerable<Filter> Smaller(Filter filter) => filter switch
    {
        AndFilter and => and.Operands.Concat(Rests(and.Operands, rest => new AndFilter(rest))),
        OrFilter or => or.Operands.Concat(Rests(or.Operands, rest => new OrFilter(rest))),
        NotFilter not => [not.Operand, .. Smaller(not.Operand).Select(inner => new NotFilter(inner))],
        _ => [],
    };

    static IEnumerable<Filter> Rests(IReadOnlyList<Filter> operands, Func<Filter[], Filter> make)
    {
        for (var i = 0; i < operands.Count; i++)
        {
            yield return make([.. operands.Where((_, other) => other != i)]);
            foreach (var smaller in Smaller(operands[i]))
            {
                yield return make([.. operands.Select((each, other) => other == i ? smaller : each)]);
            }
        }
    }
}
