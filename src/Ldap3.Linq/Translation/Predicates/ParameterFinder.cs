using System.Linq.Expressions;
using System.Reflection;

namespace Ldap3.Linq.Translation.Predicates;

/// <summary>Finds where an expression mentions a parameter, and what it asks of it.</summary>
sealed class ParameterFinder : ExpressionVisitor
{
    readonly ParameterExpression _parameter;
    readonly List<MemberInfo> _members = [];
    bool _found;

    ParameterFinder(ParameterExpression parameter) => _parameter = parameter;

    public static bool Mentions(Expression expression, ParameterExpression parameter) => Find(expression, parameter)._found;

    /// <summary>The members of the parameter that the expression looks at.</summary>
    public static IReadOnlyList<MemberInfo> MembersOf(Expression expression, ParameterExpression parameter) =>
        Find(expression, parameter)._members;

    protected override Expression VisitMember(MemberExpression node)
    {
        if (node.Expression is { } owner && OperandReader.Strip(owner) == _parameter)
        {
            _members.Add(node.Member);
        }

        return base.VisitMember(node);
    }

    protected override Expression VisitParameter(ParameterExpression node)
    {
        _found |= node == _parameter;
        return node;
    }

    // re-linq's reference to a row has nothing within.
    protected override Expression VisitExtension(Expression node) => node;

    static ParameterFinder Find(Expression expression, ParameterExpression parameter)
    {
        var finder = new ParameterFinder(parameter);
        finder.Visit(expression);
        return finder;
    }
}
