using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;

namespace Ldap3.Linq.Translation.Expressions;

/// <summary>
/// Replaces every part of a query that depends on no row by its value. Honours short circuits: what C# would not evaluate
/// is not evaluated here.
/// </summary>
sealed class Funcletizer : ExpressionVisitor
{
    readonly HashSet<Expression> _closed;
    readonly ValueTrace? _trace;

    Funcletizer(HashSet<Expression> closed, ValueTrace? trace)
    {
        _closed = closed;
        _trace = trace;
    }

    /// <summary>The expression with values in it.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="trace">What follows the values, or null.</param>
    public static Expression Fold(Expression expression, ValueTrace? trace = null) =>
        new Funcletizer(ClosedTreeFinder.Find(expression), trace).Visit(expression);

    [return: NotNullIfNotNull(nameof(node))]
    public override Expression? Visit(Expression? node) =>
        node is not null && IsValue(node) && _closed.Contains(node) ? Evaluate(node) : base.Visit(node);

    protected override Expression VisitBinary(BinaryExpression node)
    {
        if (node.NodeType is not (ExpressionType.AndAlso or ExpressionType.OrElse) || node.Type != typeof(bool))
        {
            return base.VisitBinary(node);
        }

        var left = Visit(node.Left);
        if (left is ConstantExpression { Value: bool value })
        {
            return value == (node.NodeType == ExpressionType.AndAlso) ? Visit(node.Right) : left;
        }

        return node.Update(left, node.Conversion, Visit(node.Right));
    }

    protected override Expression VisitConditional(ConditionalExpression node)
    {
        var test = Visit(node.Test);
        return test is ConstantExpression { Value: bool value }
            ? Visit(value ? node.IfTrue : node.IfFalse)
            : node.Update(test, Visit(node.IfTrue), Visit(node.IfFalse));
    }

    // re-linq's reference to a row has nothing within.
    protected override Expression VisitExtension(Expression node) => node;

    static bool IsValue(Expression node) =>
        node is not (ConstantExpression or LambdaExpression or UnaryExpression { NodeType: ExpressionType.Quote })
        && node.Type != typeof(void)
        && !node.Type.IsByRefLike;

    ConstantExpression Evaluate(Expression node)
    {
        try
        {
            var value = Expression.Constant(Evaluator.Evaluate(node), node.Type);
            _trace?.Evaluated(node, value);
            return value;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            throw Refusal.Of(
                node,
                $"evaluating it threw {exception.GetType().Name}: {exception.Message.TrimEnd('.')}",
                "Correct the captured value, or test it before the query is made",
                exception);
        }
    }
}
