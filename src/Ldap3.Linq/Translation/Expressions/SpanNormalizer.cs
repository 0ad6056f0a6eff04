using System.Linq.Expressions;

namespace Ldap3.Linq.Translation.Expressions;

/// <summary>
/// Turns what C# 14 binds to spans back into sequences: <c>array.Contains(x)</c> has become
/// <c>MemoryExtensions.Contains((ReadOnlySpan&lt;T&gt;)array, x)</c>, which nothing but a compiler can evaluate. Puts
/// lambdas that are called on the spot in place.
/// </summary>
sealed class SpanNormalizer : ExpressionVisitor
{
    static readonly SpanNormalizer Instance = new();

    public static Expression Normalize(Expression expression) => Instance.Visit(expression);

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        if (node.Method.DeclaringType == typeof(MemoryExtensions)
            && node.Arguments.Count >= 2
            && AsSequence(node.Arguments[0]) is { } source)
        {
            var comparer = node.Arguments.Count > 2 ? node.Arguments[2] : null;
            switch (node.Method.Name)
            {
                case nameof(MemoryExtensions.Contains):
                    return Visit(Call(nameof(Enumerable.Contains), source, node.Arguments[1], comparer));
                case nameof(MemoryExtensions.SequenceEqual) when AsSequence(node.Arguments[1]) is { } other:
                    return Visit(Call(nameof(Enumerable.SequenceEqual), source, other, comparer));
            }
        }

        return base.VisitMethodCall(node);
    }

    protected override Expression VisitInvocation(InvocationExpression node)
    {
        var lambda = node.Expression as LambdaExpression
            ?? (node.Expression as UnaryExpression)?.Operand as LambdaExpression;
        return lambda is null
            ? base.VisitInvocation(node)
            : Visit(ParameterReplacer.Replace(lambda, node.Arguments));
    }

    static Expression? AsSequence(Expression span)
    {
        var inner = span switch
        {
            MethodCallExpression { Method.Name: "op_Implicit" or "AsSpan", Arguments: [var argument] } => argument,
            UnaryExpression { NodeType: ExpressionType.Convert, Method.Name: "op_Implicit" } convert => convert.Operand,
            _ => null,
        };

        // An array of references is converted to an array of the same references first, to satisfy variance.
        while (inner is UnaryExpression { NodeType: ExpressionType.Convert, Method: null } conversion
            && conversion.Operand.Type.IsArray)
        {
            inner = conversion.Operand;
        }

        return inner switch
        {
            null => null,
            { Type.IsArray: true } => inner,
            MethodCallExpression => AsSequence(inner),
            _ => null,
        };
    }

    static MethodCallExpression Call(string name, Expression source, Expression second, Expression? comparer)
    {
        var element = source.Type.GetElementType()!;
        var isPlain = comparer is null or ConstantExpression { Value: null };
        var count = isPlain ? 2 : 3;
        var method = typeof(Enumerable).GetMethods()
            .Single(candidate => candidate.Name == name && candidate.GetParameters().Length == count)
            .MakeGenericMethod(element);
        return isPlain ? Expression.Call(method, source, second) : Expression.Call(method, source, second, comparer!);
    }
}
