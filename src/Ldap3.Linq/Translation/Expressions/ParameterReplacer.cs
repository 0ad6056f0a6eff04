using System.Linq.Expressions;

namespace Ldap3.Linq.Translation.Expressions;

/// <summary>Puts expressions in the place of a lambda's parameters.</summary>
sealed class ParameterReplacer(IReadOnlyList<ParameterExpression> parameters, IReadOnlyList<Expression> replacements)
    : ExpressionVisitor
{
    public static Expression Replace(LambdaExpression lambda, params IReadOnlyList<Expression> arguments) =>
        new ParameterReplacer(lambda.Parameters, arguments).Visit(lambda.Body);

    protected override Expression VisitParameter(ParameterExpression node)
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i] == node)
            {
                return replacements[i];
            }
        }

        return node;
    }

    // re-linq's reference to a row has nothing within.
    protected override Expression VisitExtension(Expression node) => node;
}
