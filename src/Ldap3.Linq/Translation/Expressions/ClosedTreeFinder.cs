using System.Linq.Expressions;
using Remotion.Linq.Clauses.Expressions;

namespace Ldap3.Linq.Translation.Expressions;

/// <summary>Finds the parts of an expression that depend on no row: they have one value, known before the query is sent.</summary>
sealed class ClosedTreeFinder : ExpressionVisitor
{
    readonly HashSet<Expression> _closed = new(ReferenceEqualityComparer.Instance);
    readonly List<ParameterExpression?> _free = [];

    public static HashSet<Expression> Find(Expression expression)
    {
        var finder = new ClosedTreeFinder();
        finder.Visit(expression);
        return finder._closed;
    }

    public override Expression? Visit(Expression? node)
    {
        if (node is null)
        {
            return null;
        }

        var start = _free.Count;
        if (node is not (QuerySourceReferenceExpression or RowExpression))
        {
            base.Visit(node);
        }

        switch (node)
        {
            case ParameterExpression parameter:
                _free.Add(parameter);
                break;
            case LambdaExpression lambda:
                Close(lambda, start);
                break;
            case QuerySourceReferenceExpression or RowExpression:
            case MethodCallExpression call when IsQuery(call):
                // A query inside a query is not run behind the caller's back.
                _free.Add(null);
                break;
        }

        if (_free.Count == start)
        {
            _closed.Add(node);
        }

        return node;
    }

    /// <summary>Whether a call makes a query: that is never run behind the caller's back.</summary>
    public static bool IsQuery(MethodCallExpression call) =>
        call.Method.DeclaringType == typeof(Queryable)
        || call.Method.DeclaringType == typeof(LdapQueryableExtensions);

    void Close(LambdaExpression lambda, int start)
    {
        for (var i = _free.Count - 1; i >= start; i--)
        {
            if (_free[i] is { } parameter && lambda.Parameters.Contains(parameter))
            {
                _free.RemoveAt(i);
            }
        }
    }
}
