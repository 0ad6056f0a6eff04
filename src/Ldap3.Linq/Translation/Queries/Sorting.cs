using System.Linq.Expressions;
using Ldap3.Abstract.Mapping;
using Ldap3.Linq.Translation.Expressions;
using Ldap3.Linq.Translation.Narrowing;
using Ldap3.Linq.Translation.Predicates;
using Ldap3.Protocol.Controls;

namespace Ldap3.Linq.Translation.Queries;

/// <summary>Turns what a query orders by into the keys of RFC 2891.</summary>
static class Sorting
{
    /// <summary>What a query orders by, on the server or, if that may be, on the client.</summary>
    /// <exception cref="LdapTranslationException">The server cannot sort so, and the client may not.</exception>
    public static Order Read(
        IReadOnlyList<(Expression Key, bool IsDescending)> orderings, PredicateTranslator predicates, bool allowsClient)
    {
        if (orderings.Count == 0)
        {
            return Order.None;
        }

        if (allowsClient && predicates.Context.LacksSorting)
        {
            return OnClient(orderings, predicates);
        }

        try
        {
            return new Order([.. orderings.Select(ordering => Read(ordering.Key, ordering.IsDescending, predicates))], null, []);
        }
        catch (LdapTranslationException) when (allowsClient)
        {
            return OnClient(orderings, predicates);
        }
    }

    static Order OnClient(IReadOnlyList<(Expression Key, bool IsDescending)> orderings, PredicateTranslator predicates)
    {
        var order = new ClientOrder(predicates.Entity);
        var used = new List<EntityProperty>();
        var usesAll = false;
        foreach (var (key, isDescending) in orderings)
        {
            var (function, properties) = Projection.Read(key, predicates.Entity, predicates.Context);
            var property = RowMembers.PropertyOf(key, predicates);
            order.Add(
                function,
                isDescending,
                property is { IsCollection: false } && key.Type == typeof(string) ? new AttributeCollation(predicates.Context.Schema, property.Attribute) : null);
            used.AddRange(properties ?? []);
            usesAll |= properties is null;
        }

        // The compiled keys may hold values of this query.
        predicates.Trace?.Lose();
        return new Order([], order, usesAll ? null : used);
    }

    static SortKey Read(Expression key, bool isDescending, PredicateTranslator predicates)
    {
        var operand = predicates.Operands.Read(key);
        if (operand is NameOperand)
        {
            throw Refusal.Of(key, "a server does not sort by names of entries", "Order by an attribute of the name, such as cn");
        }

        if (operand is not AttributeOperand { Attribute: { IsCollection: false, IsReference: false } attribute })
        {
            throw Refusal.Of(
                key, "a server sorts by attributes with one value, as they are", "Order by a property, or after AsAsyncEnumerable()");
        }

        var traits = predicates.Items.TraitsOf(attribute, key);
        return traits.HasOrdering == false && traits.SortRule is null
            ? throw Refusal.Of(
                key, $"'{attribute.Attribute}' has no ordering rule, and its syntax none that could be named", "Order by another property, or after AsAsyncEnumerable()")
            : new SortKey(attribute.Attribute, traits.HasOrdering == false ? traits.SortRule : null, isDescending);
    }
}
