using System.Linq.Expressions;
using System.Numerics;
using Ldap3.Abstract.Mapping;
using Ldap3.Linq.Translation.Expressions;
using Ldap3.Protocol.Filters;

namespace Ldap3.Linq.Translation.Predicates;

/// <summary>Makes the items that compare by order. A filter knows "at least" and "at most" only.</summary>
sealed class OrderItems(ValueEncoder encoder)
{
    const string IntegerSyntax = "1.3.6.1.4.1.1466.115.121.1.27";
    const string GeneralizedTimeSyntax = "1.3.6.1.4.1.1466.115.121.1.24";

    // Active Directory's: large integer, and the two kinds of time.
    static readonly string[] OtherSyntaxes = ["1.2.840.113556.1.4.906", "1.3.6.1.4.1.1466.115.121.1.53"];

    public Filter Make(
        AttributeOperand operand, ExpressionType type, object value, AttributeTraits traits, bool isMultiple, Expression node)
    {
        var attribute = operand.Attribute;
        if (traits.HasOrdering == false)
        {
            throw Refusal.Of(
                node, $"'{attribute.Attribute}' has no ordering rule", "Compare with ==, or filter after AsAsyncEnumerable()");
        }

        if (attribute.ElementType.IsEnum || attribute.IsReference)
        {
            throw Refusal.Of(node, "the stored values are not in this order", "List the values: new[] { ... }.Contains(...)");
        }

        if (IntegerRange.Of(attribute.ElementType) is { } range)
        {
            CheckSyntax(attribute, traits, IntegerSyntax, node);
            var number = Constants.ToInteger(value)
                ?? throw Refusal.Of(node, "an integer is compared with a fraction", "Compare with an integer");
            return Integer(attribute, type, number, range, traits, node);
        }

        if (attribute.ElementType == typeof(string))
        {
            if (operand.Case != LetterCase.AsStored)
            {
                throw Refusal.Of(node, "a filter does not change case", "Leave ToLower() or ToUpper() out");
            }
        }
        else if (attribute.ElementType == typeof(DateTimeOffset) || attribute.ElementType == typeof(DateTime))
        {
            CheckSyntax(attribute, traits, GeneralizedTimeSyntax, node);
        }
        else
        {
            throw Refusal.Of(
                node, $"the stored values of {attribute.ElementType.Name} are not in its order", Refusal.FilterLater);
        }

        return Other(attribute, type, value, traits, isMultiple, node);
    }

    // A number or a time that is kept as text is ordered as text, which is another order.
    static void CheckSyntax(EntityProperty attribute, AttributeTraits traits, string syntax, Expression node)
    {
        if (traits.Syntax is { } actual && actual != syntax && !OtherSyntaxes.Contains(actual))
        {
            throw Refusal.Of(
                node,
                $"'{attribute.Attribute}' is not kept as {attribute.ElementType.Name} (its syntax is {actual}) and has another order",
                Refusal.FilterLater);
        }
    }

    Filter Integer(
        EntityProperty attribute, ExpressionType type, BigInteger number, IntegerRange range, AttributeTraits traits, Expression node)
    {
        Filter Item(Func<string, Protocol.Ber.OctetString, Filter> make, BigInteger bound) =>
            make(attribute.Attribute, encoder.Encode(attribute, bound, traits, node)!.Value);

        var least = type == ExpressionType.GreaterThan ? number + 1 : number;
        var greatest = type == ExpressionType.LessThan ? number - 1 : number;
        if (type is ExpressionType.GreaterThan or ExpressionType.GreaterThanOrEqual)
        {
            return least > range.Greatest ? Filter.False
                : least <= range.Least ? Filter.Present(attribute.Attribute)
                : Item((name, bound) => Filter.GreaterOrEqual(name, bound), least);
        }

        return greatest < range.Least ? Filter.False
            : greatest >= range.Greatest ? Filter.Present(attribute.Attribute)
            : Item((name, bound) => Filter.LessOrEqual(name, bound), greatest);
    }

    Filter Other(
        EntityProperty attribute, ExpressionType type, object value, AttributeTraits traits, bool isMultiple, Expression node)
    {
        var isGreater = type is ExpressionType.GreaterThan or ExpressionType.GreaterThanOrEqual;
        var encoded = encoder.Encode(attribute, value, traits, node)!.Value;
        var inclusive = isGreater ? Filter.GreaterOrEqual(attribute.Attribute, encoded) : Filter.LessOrEqual(attribute.Attribute, encoded);
        if (type is ExpressionType.GreaterThanOrEqual or ExpressionType.LessThanOrEqual)
        {
            return inclusive;
        }

        if (!isMultiple)
        {
            return Logic.And(inclusive, Filter.Not(Filter.Equal(attribute.Attribute, encoded)));
        }

        // Of {5, 7}, some value is above 5 although some value is 5: only the next value says it.
        if (Next(value, isGreater) is { } next
            && encoder.Encode(attribute, next, traits, node) is { } bound
            && bound != encoded)
        {
            return isGreater ? Filter.GreaterOrEqual(attribute.Attribute, bound) : Filter.LessOrEqual(attribute.Attribute, bound);
        }

        throw Refusal.Of(
            node,
            $"'{attribute.Attribute}' can have several values, one equal and one beyond, and a filter knows >= and <= only",
            $"Use {(isGreater ? ">=" : "<=")}");
    }

    static object? Next(object value, bool isGreater) => value switch
    {
        DateTimeOffset time when (isGreater ? time < DateTimeOffset.MaxValue : time > DateTimeOffset.MinValue) =>
            time.AddTicks(isGreater ? 1 : -1),
        DateTime time when (isGreater ? time < DateTime.MaxValue : time > DateTime.MinValue) =>
            time.AddTicks(isGreater ? 1 : -1),
        _ => null,
    };
}
