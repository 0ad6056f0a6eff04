using System.Linq.Expressions;
using Ldap3.Linq.Translation.Expressions;

namespace Ldap3.Linq.Translation.Queries;

/// <summary>Makes SelectMany a projection to sequences, which are taken apart as they come.</summary>
static class Flattening
{
    /// <summary>The projection, or null for a form of SelectMany that is not known.</summary>
    public static MethodCallExpression? Read(MethodCallExpression call)
    {
        if (Operators.LambdaOf(call) is not { Parameters.Count: 1 } collection || call.Arguments.Count > 3)
        {
            return null;
        }

        var types = call.Method.GetGenericArguments();
        var entity = collection.Parameters[0];
        Expression values = Expression.Coalesce(
            AsSequence(collection.Body, types[1]),
            Expression.Call(typeof(Enumerable), nameof(Enumerable.Empty), [types[1]]));
        if (call.Arguments.Count == 3)
        {
            var result = (LambdaExpression)((UnaryExpression)call.Arguments[2]).Operand;
            var body = new ParameterReplacer([result.Parameters[0]], [entity]).Visit(result.Body);
            values = Expression.Call(
                typeof(Enumerable), nameof(Enumerable.Select), [types[1], types[2]],
                values, Expression.Lambda(body, result.Parameters[1]));
        }

        return Operators.Call(
            nameof(Queryable.Select),
            [entity.Type, values.Type],
            call.Arguments[0],
            Expression.Quote(Expression.Lambda(values, entity)));
    }

    static UnaryExpression AsSequence(Expression values, Type element) =>
        Expression.Convert(values, typeof(IEnumerable<>).MakeGenericType(element));
}
