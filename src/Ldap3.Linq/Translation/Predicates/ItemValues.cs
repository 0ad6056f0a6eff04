using Ldap3.Linq.Translation.Expressions;
using Ldap3.Protocol.Filters;

namespace Ldap3.Linq.Translation.Predicates;

/// <summary>The items of a query's filters that are made of its values, with those values.</summary>
/// <param name="Items">The items.</param>
/// <param name="Values">The value of each blank.</param>
sealed record ItemValues(IReadOnlyList<DeferredItem> Items, object?[] Values)
{
    public static ItemValues None { get; } = new([], []);

    /// <summary>The values that a query was translated with.</summary>
    public static ItemValues Of(ValueTrace? trace) =>
        trace is null ? None : new ItemValues(trace.Items, [.. trace.Blanks.Select(blank => blank.Value)]);

    /// <summary>The filter with the items in their places.</summary>
    /// <exception cref="LdapTranslationException">An item cannot be made of its value.</exception>
    public Filter Fill(Filter filter) => Items.Count == 0 ? filter : Put(filter);

    Filter Put(Filter filter)
    {
        switch (filter)
        {
            case AndFilter and:
                return Logic.And(Put(and.Operands));
            case OrFilter or:
                return Logic.Or(Put(or.Operands));
            case NotFilter not:
                return Logic.Not(Put(not.Operand));
        }

        for (var i = 0; i < Items.Count; i++)
        {
            if (ReferenceEquals(Items[i].Placeholder, filter))
            {
                return Items[i].Make(Values[Items[i].Blank.Index], Items[i].Node);
            }
        }

        return filter;
    }

    Filter[] Put(IReadOnlyList<Filter> filters)
    {
        var filled = new Filter[filters.Count];
        for (var i = 0; i < filled.Length; i++)
        {
            filled[i] = Put(filters[i]);
        }

        return filled;
    }
}
