using System.Linq.Expressions;
using Ldap3.Linq.Translation.Expressions;

namespace Ldap3.Linq.Translation.Queries;

/// <summary>What is known of the operators of <see cref="Queryable"/>.</summary>
static class Operators
{
    static readonly string[] Terminals =
    [
        nameof(Queryable.First), nameof(Queryable.FirstOrDefault), nameof(Queryable.Single), nameof(Queryable.SingleOrDefault),
        nameof(Queryable.Last), nameof(Queryable.LastOrDefault), nameof(Queryable.ElementAt), nameof(Queryable.ElementAtOrDefault),
        nameof(Queryable.Any), nameof(Queryable.All), nameof(Queryable.Count), nameof(Queryable.LongCount),
        nameof(Queryable.Min), nameof(Queryable.Max), nameof(Queryable.Sum), nameof(Queryable.Average), nameof(Queryable.Contains),
    ];

    public static bool IsTerminal(MethodCallExpression call) =>
        Terminals.Contains(call.Method.Name)
        && !call.Method.GetParameters().Any(parameter => parameter.ParameterType.IsGenericType
            && parameter.ParameterType.GetGenericTypeDefinition() is var type
            && (type == typeof(IComparer<>) || type == typeof(IEqualityComparer<>)));

    public static LambdaExpression? LambdaOf(MethodCallExpression call) => call.Arguments.Count < 2
        ? null
        : call.Arguments[1] as LambdaExpression ?? (call.Arguments[1] as UnaryExpression)?.Operand as LambdaExpression;

    public static MethodCallExpression Call(string name, Type[] types, params Expression[] arguments) =>
        Expression.Call(typeof(Queryable), name, types, arguments);

    /// <summary>The query that an expression is, or that it holds.</summary>
    public static Expression QueryOf(Expression expression) =>
        expression is ConstantExpression { Value: IQueryable query } && query.Expression != expression
            && query.Expression is not ConstantExpression
            ? Funcletizer.Fold(SpanNormalizer.Normalize(query.Expression))
            : expression;

    /// <summary>Whether two queries begin with the same set.</summary>
    public static bool IsSameSet(Expression one, Expression other) =>
        one is ConstantExpression { Value: IQueryable first }
        && other is ConstantExpression { Value: IQueryable second }
        && first.ElementType == second.ElementType
        && ReferenceEquals(first.Provider, second.Provider);

    /// <summary>Looking at entries as a base type is a projection to themselves.</summary>
    public static MethodCallExpression Upcast(MethodCallExpression call)
    {
        var from = call.Arguments[0].Type.GetGenericArguments()[0];
        var to = call.Method.GetGenericArguments()[0];
        var entity = Expression.Parameter(from, "x");
        return Call(
            nameof(Queryable.Select),
            [from, to],
            call.Arguments[0],
            Expression.Quote(Expression.Lambda(Expression.Convert(entity, to), entity)));
    }

    /// <summary>The same without the value to return for nothing, which is noted.</summary>
    public static MethodCallExpression WithoutDefault(MethodCallExpression call, QueryOptions options)
    {
        var parameters = call.Method.GetParameters();
        if (!parameters[^1].Name!.Equals("defaultValue", StringComparison.Ordinal))
        {
            return call;
        }

        options.HasDefault = true;
        options.Default = call.Arguments[^1] is ConstantExpression constant
            ? constant.Value
            : throw Refusal.Of(call, "the default is not known beforehand", "Use a value");
        return Call(call.Method.Name, call.Method.GetGenericArguments(), [.. call.Arguments.SkipLast(1)]);
    }

    public static LdapTranslationException Refuse(MethodCallExpression call) => new(
        $"{call.Method.Name}(...)",
        $"a directory has no {call.Method.Name}{Why(call.Method.Name)}",
        Remedy(call.Method.Name));

    static string Why(string name) => name switch
    {
        nameof(Queryable.Distinct) or nameof(Queryable.DistinctBy) => " over values: a search returns entries, each once",
        nameof(Queryable.Take) or nameof(Queryable.Skip) => " from the end",
        nameof(Queryable.Min) or nameof(Queryable.Max) or nameof(Queryable.Contains) => " with a comparer",
        nameof(Queryable.Concat) => ": a search finds an entry once, though it meets both conditions",
        nameof(Queryable.Union) or nameof(Queryable.Except) or nameof(Queryable.Intersect) => " with a comparer",
        nameof(Queryable.OfType) or nameof(Queryable.Cast) => " to a derived type",
        _ => "",
    };

    static string Remedy(string name) => name switch
    {
        nameof(Queryable.Join) or nameof(Queryable.GroupJoin) or nameof(Queryable.LeftJoin) or nameof(Queryable.RightJoin) =>
            "Run one query first, then ask the other with list.Contains(...)",
        nameof(Queryable.Union) or nameof(Queryable.Except) or nameof(Queryable.Intersect) =>
            "Leave the comparer out: entries are told apart by their names",
        nameof(Queryable.Concat) => "Use Union, which gives each entry once",
        nameof(Queryable.TakeLast) => "Reverse the order and use Take",
        nameof(Queryable.MinBy) => "Use OrderBy(...).First()",
        nameof(Queryable.MaxBy) => "Use OrderByDescending(...).First()",
        nameof(Queryable.OfType) or nameof(Queryable.Cast) => "Query the set of that type",
        nameof(Queryable.GroupBy) => "Say EvaluateOnClient(ClientEvaluation.Grouping) to have the rows fetched and grouped in memory",
        _ => Refusal.FilterLater,
    };
}
