using System.Linq.Expressions;
using Ldap3.Linq.Translation.Predicates;
using Ldap3.Protocol.Filters;

namespace Ldap3.Linq.Translation.Narrowing;

/// <summary>
/// Finds the filters between which a condition lies that no filter says exactly: the wider is sent, and the client drops what
/// does not meet the condition. Under a negation the two change places.
/// </summary>
sealed class BoundsTranslator(PredicateTranslator translator)
{
    /// <summary>The filter that says the condition exactly, or null.</summary>
    public Filter? Exact(Expression node)
    {
        try
        {
            return translator.Translate(node);
        }
        catch (LdapTranslationException)
        {
            return null;
        }
    }

    public FilterBounds Of(Expression node)
    {
        if (Exact(node) is { } filter)
        {
            return FilterBounds.Exactly(filter);
        }

        switch (node)
        {
            case UnaryExpression { NodeType: ExpressionType.Not } not when node.Type == typeof(bool):
                return FilterBounds.Not(Of(not.Operand));
            case BinaryExpression { NodeType: ExpressionType.AndAlso or ExpressionType.And } both when node.Type == typeof(bool):
                return FilterBounds.And(Of(both.Left), Of(both.Right));
            case BinaryExpression { NodeType: ExpressionType.OrElse or ExpressionType.Or } either when node.Type == typeof(bool):
                return FilterBounds.Or(Of(either.Left), Of(either.Right));
            case BinaryExpression { NodeType: ExpressionType.ExclusiveOr } different when node.Type == typeof(bool):
                var (one, other) = (Of(different.Left), Of(different.Right));
                return FilterBounds.Or(
                    FilterBounds.And(one, FilterBounds.Not(other)), FilterBounds.And(FilterBounds.Not(one), other));
            case ConditionalExpression conditional when node.Type == typeof(bool):
                var test = Of(conditional.Test);
                return FilterBounds.Or(
                    FilterBounds.And(test, Of(conditional.IfTrue)),
                    FilterBounds.And(FilterBounds.Not(test), Of(conditional.IfFalse)));
            case MethodCallExpression call when Quantified(call) is { } bounds:
                return bounds;
            case MethodCallExpression call when Ordinal(call) is { } superset:
                return new FilterBounds(superset, Filter.False);
            default:
                return new FilterBounds(AllPresent(node), Filter.False);
        }
    }

    // Any and All over the values of an attribute.
    FilterBounds? Quantified(MethodCallExpression call)
    {
        var (source, test) = call switch
        {
            { Object: null, Arguments: [var values, LambdaExpression lambda] } => (values, lambda),
            { Object: { } values, Arguments: [LambdaExpression lambda] } => (values, lambda),
            _ => default,
        };
        if (source is null || test is not { Parameters.Count: 1 }
            || translator.Operands.TryReadCollection(source) is not { IsReference: false } attribute)
        {
            return null;
        }

        var present = translator.Items.Present(attribute, call);
        return call.Method.Name switch
        {
            nameof(Enumerable.Any) or nameof(List<>.Exists) =>
                new FilterBounds(Logic.And(present, Some(source, test, test.Body, negate: false)), Filter.False),

            // All is true without values, and else some value meets the test and none fails it.
            nameof(Enumerable.All) or nameof(List<>.TrueForAll) => new FilterBounds(
                Logic.Or(Logic.Not(present), Some(source, test, test.Body, negate: false)),
                Logic.Not(Logic.And(present, Some(source, test, test.Body, negate: true)))),
            _ => null,
        };
    }

    // Wider than "some value meets this": each part of the test may be met by another value.
    Filter Some(Expression source, LambdaExpression test, Expression node, bool negate)
    {
        switch (node)
        {
            case UnaryExpression { NodeType: ExpressionType.Not } not:
                return Some(source, test, not.Operand, !negate);
            case BinaryExpression { NodeType: ExpressionType.AndAlso or ExpressionType.OrElse } binary:
                var (left, right) = (Some(source, test, binary.Left, negate), Some(source, test, binary.Right, negate));
                return (binary.NodeType == ExpressionType.OrElse) != negate ? Logic.Or(left, right) : Logic.And(left, right);
            default:
                var body = negate ? Expression.Not(node) : node;
                var any = Expression.Call(
                    typeof(Enumerable), nameof(Enumerable.Any), [test.Parameters[0].Type], source, Expression.Lambda(body, test.Parameters));
                return Exact(any) ?? Filter.True;
        }
    }

    // What is the same octet for octet is equal by any rule; what is the same but for case, by a rule that ignores case.
    Filter? Ordinal(MethodCallExpression call)
    {
        var (left, right, comparison) = call switch
        {
            { Method.Name: nameof(string.Equals), Object: { } one, Arguments: [var other, ConstantExpression rule] } => (one, other, rule.Value),
            { Method.Name: nameof(string.Equals), Object: null, Arguments: [var one, var other, ConstantExpression rule] } => (one, other, rule.Value),
            _ => default,
        };
        return comparison switch
        {
            StringComparison.Ordinal => Exact(Expression.Equal(left, right)),
            StringComparison.OrdinalIgnoreCase when IgnoresCase(left) || IgnoresCase(right) => Exact(Expression.Equal(left, right)),
            _ => null,
        };
    }

    bool IgnoresCase(Expression side) =>
        RowMembers.PropertyOf(side, translator) is { } property
        && translator.Context.TraitsOf(property.Attribute).IgnoresCase == true;

    // What is asked of a value is not met without one.
    Filter AllPresent(Expression node) =>
        Logic.And([.. RowMembers.Dereferenced(node, translator).Select(property => translator.Items.Present(property, node))]);
}
