using Ldap3.Protocol.Filters;

namespace Ldap3.Linq.Translation.Queries;

/// <summary>Splits a filter with a very long list into several, which together find the same.</summary>
static class FilterSplit
{
    public static IReadOnlyList<Filter> Split(Filter filter, int limit)
    {
        var operands = filter is AndFilter and ? and.Operands : [filter];
        for (var i = 0; i < operands.Count; i++)
        {
            if (operands[i] is OrFilter list && list.Operands.Count > limit)
            {
                return [.. list.Operands.Chunk(limit).Select(part => Filter.And(
                    [.. operands.Take(i), Filter.Or(part), .. operands.Skip(i + 1)]))];
            }
        }

        return [filter];
    }
}
