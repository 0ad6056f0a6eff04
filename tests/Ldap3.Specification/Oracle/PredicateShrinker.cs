using System.Linq.Expressions;

namespace Ldap3.Specification.Oracle;

/// <summary>Makes a predicate that fails smaller, as long as it fails.</summary>
static class PredicateShrinker
{
    public static async Task<Expression<Func<T, bool>>> ShrinkAsync<T>(
        Expression<Func<T, bool>> predicate, Func<Expression<Func<T, bool>>, Task<bool>> failsAsync)
    {
        while (true)
        {
            var smaller = await FirstAsync(Smaller(predicate.Body)
                .Select(body => Expression.Lambda<Func<T, bool>>(body, predicate.Parameters)));
            if (smaller is null)
            {
                return predicate;
            }

            predicate = smaller;
        }

        async Task<Expression<Func<T, bool>>?> FirstAsync(IEnumerable<Expression<Func<T, bool>>> candidates)
        {
            foreach (var candidate in candidates)
            {
                if (await failsAsync(candidate))
                {
                    return candidate;
                }
            }

            return null;
        }
    }

    // Each part by itself, and the whole with a part made smaller.
    static IEnumerable<Expression> Smaller(Expression node)
    {
        switch (node)
        {
            case BinaryExpression
            {
                NodeType: ExpressionType.AndAlso or ExpressionType.OrElse or ExpressionType.ExclusiveOr,
            } binary:
                return [
                    binary.Left,
                    binary.Right,
                    .. Smaller(binary.Left).Select(left => Expression.MakeBinary(binary.NodeType, left, binary.Right)),
                    .. Smaller(binary.Right).Select(right => Expression.MakeBinary(binary.NodeType, binary.Left, right)),
                ];
            case UnaryExpression { NodeType: ExpressionType.Not } not:
                return [not.Operand, .. Smaller(not.Operand).Select(Expression.Not)];
            case ConditionalExpression choice:
                return [
                    choice.IfTrue,
                    choice.IfFalse,
                    choice.Test,
                    .. Smaller(choice.IfTrue).Select(part => Expression.Condition(choice.Test, part, choice.IfFalse)),
                    .. Smaller(choice.IfFalse).Select(part => Expression.Condition(choice.Test, choice.IfTrue, part)),
                    .. Smaller(choice.Test).Select(part => Expression.Condition(part, choice.IfTrue, choice.IfFalse)),
                ];
            default:
                return [];
        }
    }
}
