using System.Linq.Expressions;

namespace Ldap3.Linq.Translation.Predicates;

/// <summary>Tells whether an expression mentions a parameter.</summary>
sealed class ParameterFinder : ExpressionVisitor
{
    readonly ParameterExpression _parameter;
    bool _found;

    ParameterFinder(ParameterExpression parameter) => _parameter = parameter;

    public static bool Mentions(Expression expression, ParameterExpression parameter)
    {
        var finder = new ParameterFinder(parameter);
        finder.Visit(expression);
        return finder._found;
    }

    protected override Expression VisitParameter(ParameterExpression node)
    {
        _found |= node == _parameter;
        return node;
    }

    // re-linq's reference to a row has nothing within.
    protected override Expression VisitExtension(Expression node) => node;
}
