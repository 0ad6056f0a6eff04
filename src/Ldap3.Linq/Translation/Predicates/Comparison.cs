using System.Linq.Expressions;
using System.Numerics;
using Ldap3.Linq.Translation.Expressions;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Translation.Predicates;

/// <summary>Turns comparisons of operands into filters.</summary>
sealed class Comparison(PredicateTranslator predicates, TranslationContext context, AttributeItems items)
{
    public static bool IsComparison(ExpressionType type) => type is ExpressionType.Equal or ExpressionType.NotEqual
        or ExpressionType.GreaterThan or ExpressionType.GreaterThanOrEqual
        or ExpressionType.LessThan or ExpressionType.LessThanOrEqual;

    public Filter Compare(ExpressionType type, Operand left, Operand right, Expression node)
    {
        if (type == ExpressionType.NotEqual)
        {
            return Logic.Not(Compare(ExpressionType.Equal, left, right, node));
        }

        if (Rank(left) < Rank(right))
        {
            (type, left, right) = (Mirror(type), right, left);
        }

        return (left, right) switch
        {
            (ConditionalOperand choice, _) => Logic.Or(
                Logic.And(choice.Test, Compare(type, choice.IfTrue, right, node)),
                Logic.And(Logic.Not(choice.Test), Compare(type, choice.IfFalse, right, node))),
            (CoalesceOperand coalesce, _) => Compare(type, coalesce, right, node),
            (PredicateOperand predicate, ConstantOperand constant) when type == ExpressionType.Equal => constant.Value switch
            {
                null => Filter.False,
                true => predicate.Filter,
                _ => Logic.Not(predicate.Filter),
            },
            (PredicateOperand predicate, _) when type == ExpressionType.Equal => Logic.Or(
                Logic.And(predicate.Filter, Compare(type, right, new ConstantOperand(true), node)),
                Logic.And(Logic.Not(predicate.Filter), Compare(type, right, new ConstantOperand(false), node))),
            (RelatedOperand related, ConstantOperand) => Compare(type, related, right, node),
            (CountOperand count, ConstantOperand constant) => Count(type, count, constant, node),
            (MaskOperand mask, ConstantOperand constant) => Bits.Compare(context, items, type, mask, constant.Value, node),
            (OrderOperand order, ConstantOperand { Value: 0 }) => Order(type, order, node),
            (NameOperand, ConstantOperand constant) when type == ExpressionType.Equal => Name(constant.Value, node),
            (AttributeOperand { IsElement: false } attribute, ConstantOperand { Source: { } source }) => source.Defer(
                attribute.Attribute.Attribute,
                node,
                (value, at) => type == ExpressionType.Equal
                    ? items.EqualTo(attribute, value, at)
                    : items.Order(attribute, type, value, at)),
            (AttributeOperand attribute, ConstantOperand constant) => type == ExpressionType.Equal
                ? items.EqualTo(attribute, constant.Value, node)
                : items.Order(attribute, type, constant.Value, node),
            (ConstantOperand one, ConstantOperand other) => Logic.Constant(Constants.Compare(type, one.Value, other.Value, node)),
            (AttributeOperand or NameOperand or RelatedOperand, AttributeOperand or NameOperand or RelatedOperand) => throw Refusal.Of(
                node,
                "a filter compares an attribute with a value, never with another attribute",
                Refusal.FilterLater),
            _ => throw Refusal.Of(node, "no filter makes this comparison", Refusal.FilterLater),
        };
    }

    /// <summary>The filter that is true where the operand is null.</summary>
    public Filter IsNull(Operand operand, Expression node) => operand switch
    {
        ConstantOperand constant => Logic.Constant(constant.Value is null),
        CoalesceOperand coalesce => Logic.And(IsNull(coalesce.First, node), IsNull(coalesce.Second, node)),
        ConditionalOperand choice => Logic.Or(
            Logic.And(choice.Test, IsNull(choice.IfTrue, node)),
            Logic.And(Logic.Not(choice.Test), IsNull(choice.IfFalse, node))),
        AttributeOperand attribute => items.EqualTo(attribute, null, node),
        RelatedOperand related => Compare(ExpressionType.Equal, related, new ConstantOperand(null), node),
        _ => Filter.False,
    };

    static ExpressionType Mirror(ExpressionType type) => type switch
    {
        ExpressionType.GreaterThan => ExpressionType.LessThan,
        ExpressionType.GreaterThanOrEqual => ExpressionType.LessThanOrEqual,
        ExpressionType.LessThan => ExpressionType.GreaterThan,
        ExpressionType.LessThanOrEqual => ExpressionType.GreaterThanOrEqual,
        _ => type,
    };

    // The operand that decides how to compare comes first.
    static int Rank(Operand operand) => operand switch
    {
        ConditionalOperand => 4,
        CoalesceOperand => 3,
        PredicateOperand => 2,
        ConstantOperand => 0,
        _ => 1,
    };

    Filter Compare(ExpressionType type, CoalesceOperand coalesce, Operand right, Expression node)
    {
        var isNull = IsNull(coalesce.First, node);
        var first = Compare(type, coalesce.First, right, node);
        var second = Logic.And(isNull, Compare(type, coalesce.Second, right, node));

        // A comparison of an attribute with a value that is not null is false where the attribute is absent.
        return coalesce.First is AttributeOperand or RelatedOperand && right is ConstantOperand { IsNull: false }
            ? Logic.Or(first, second)
            : Logic.Or(Logic.And(Logic.Not(isNull), first), second);
    }

    // C# written with "?.", which an expression cannot hold: what a reference to nothing has is null, which equals null only.
    Filter Compare(ExpressionType type, RelatedOperand related, Operand right, Expression node)
    {
        var condition = related.Translator.Compare(type, related.Of, right, node);
        return type == ExpressionType.Equal && right is ConstantOperand { IsNull: true }
            ? Logic.Not(predicates.Some(related.Reference, related.Translator, Logic.Not(condition), node))
            : predicates.Some(related.Reference, related.Translator, condition, node);
    }

    static Filter Count(ExpressionType type, CountOperand count, ConstantOperand constant, Expression node)
    {
        var number = Constants.ToInteger(constant.Value)
            ?? throw Refusal.Of(node, "a count is compared with an integer only", "Compare with 0");
        bool For(BigInteger n) => Constants.Compare(type, n, number);

        // Whether there are values can be asked, how many cannot: the answer must be the same for 1, 2 and any number.
        var none = For(0);
        var some = For(1);
        if (some != For(2) || some != For(long.MaxValue))
        {
            throw Refusal.Of(
                node, "a filter can ask whether there are values, not how many", "Ask for == 0 or > 0, or call Any()");
        }

        return none == some ? Logic.Constant(none)
            : some ? count.Exists
            : Logic.Not(count.Exists);
    }

    Filter Order(ExpressionType type, OrderOperand order, Expression node)
    {
        var direction = order.IsMirrored ? Mirror(type) : type;
        var filter = direction == ExpressionType.Equal
            ? items.EqualTo(order.Attribute, order.Value, node)
            : items.Order(order.Attribute, direction, order.Value, node);

        // string.Compare puts null before every text.
        return direction is ExpressionType.LessThan or ExpressionType.LessThanOrEqual
            && order.Node is MethodCallExpression { Object: null }
            && !order.Attribute.IsElement
                ? Logic.Or(filter, Logic.Not(items.Present(order.Attribute.Attribute, node)))
                : filter;
    }

    Filter Name(object? value, Expression node)
    {
        if (value is null)
        {
            return Filter.False;
        }

        var name = value as DistinguishedName?
            ?? (value is string text && DistinguishedName.TryParse(text, out var parsed)
                ? parsed
                : throw Refusal.NoName(node, value));

        // RFC 5020: entryDN holds the name of its own entry.
        return context.NameAttribute is { } attribute
            ? Filter.Equal(attribute, name.ToString())
            : throw Refusal.Of(
                node,
                "outside a conjunction a name is compared through entryDN (RFC 5020), which the server is not known to have",
                "Join the comparison with && at the top of Where, or use Find");
    }
}
