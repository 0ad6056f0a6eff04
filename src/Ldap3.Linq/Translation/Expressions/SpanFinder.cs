using System.Linq.Expressions;

namespace Ldap3.Linq.Translation.Expressions;

/// <summary>Tells whether some part of an expression is a span or another type that lives on the stack only.</summary>
sealed class SpanFinder : ExpressionVisitor
{
    bool _found;

    public static bool Contains(Expression expression)
    {
        var finder = new SpanFinder();
        finder.Visit(expression);
        return finder._found;
    }

    public override Expression? Visit(Expression? node)
    {
        _found |= node?.Type.IsByRefLike == true;
        return _found ? node : base.Visit(node);
    }
}
