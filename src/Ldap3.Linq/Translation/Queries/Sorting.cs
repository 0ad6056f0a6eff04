using System.Linq.Expressions;
using Ldap3.Linq.Translation.Expressions;
using Ldap3.Linq.Translation.Predicates;
using Ldap3.Protocol.Controls;

namespace Ldap3.Linq.Translation.Queries;

/// <summary>Turns what a query orders by into the keys of RFC 2891.</summary>
static class Sorting
{
    public static SortKey Read(Expression key, bool isDescending, PredicateTranslator predicates)
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
