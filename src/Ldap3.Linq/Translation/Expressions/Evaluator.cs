using System.Linq.Expressions;
using System.Reflection;

namespace Ldap3.Linq.Translation.Expressions;

/// <summary>
/// Evaluates an expression without free parameters. Captured variables, fields, properties and array elements are read by
/// reflection, which is a hundred times cheaper than compiling; the rest is interpreted.
/// </summary>
static class Evaluator
{
    const BindingFlags Direct = BindingFlags.DoNotWrapExceptions;

    public static object? Evaluate(Expression expression) => expression switch
    {
        ConstantExpression constant => constant.Value,
        MemberExpression { Member: FieldInfo field } member => field.GetValue(Owner(member)),
        MemberExpression { Member: PropertyInfo { GetMethod: { } getter } } member when CanInvoke(getter) =>
            getter.Invoke(Owner(member), Direct, null, null, null),
        UnaryExpression { NodeType: ExpressionType.Convert, Method: null } convert when IsReinterpretation(convert) =>
            Evaluate(convert.Operand),
        BinaryExpression { NodeType: ExpressionType.ArrayIndex } index when index.Right.Type == typeof(int) =>
            ((Array)Evaluate(index.Left)!).GetValue((int)Evaluate(index.Right)!),
        MethodCallExpression call when CanInvoke(call.Method) => call.Method.Invoke(
            call.Object is null ? null : Present(call.Object),
            Direct,
            null,
            [.. call.Arguments.Select(Evaluate)],
            null),
        NewArrayExpression { NodeType: ExpressionType.NewArrayInit } array => Fill(array),
        _ => Run(expression),
    };

    static object? Owner(MemberExpression member) =>
        member.Expression is null ? null : Present(member.Expression);

    static object Present(Expression owner) =>
        Evaluate(owner) ?? throw new InvalidOperationException($"{ExpressionText.Of(owner)} is null");

    // Boxing, a base type, or a nullable of the same: the object stays what it is.
    static bool IsReinterpretation(UnaryExpression convert) =>
        convert.Type.IsAssignableFrom(convert.Operand.Type)
        || Nullable.GetUnderlyingType(convert.Type) == convert.Operand.Type;

    static bool CanInvoke(MethodInfo method) =>
        !method.ReturnType.IsByRefLike
        && !method.ReturnType.IsByRef
        && method.DeclaringType is { IsByRefLike: false }
        && !(method.DeclaringType.IsGenericType && method.DeclaringType.GetGenericTypeDefinition() == typeof(Nullable<>))
        && Array.TrueForAll(
            method.GetParameters(),
            parameter => !parameter.ParameterType.IsByRefLike
                && !parameter.ParameterType.IsByRef
                && !typeof(Delegate).IsAssignableFrom(parameter.ParameterType)
                && !typeof(Expression).IsAssignableFrom(parameter.ParameterType));

    static Array Fill(NewArrayExpression array)
    {
        var values = Array.CreateInstance(array.Type.GetElementType()!, array.Expressions.Count);
        for (var i = 0; i < array.Expressions.Count; i++)
        {
            values.SetValue(Evaluate(array.Expressions[i]), i);
        }

        return values;
    }

    // The interpreter cannot hold a span: such an expression is compiled.
    static object? Run(Expression expression) =>
        Expression.Lambda<Func<object?>>(Expression.Convert(expression, typeof(object)))
            .Compile(preferInterpretation: !SpanFinder.Contains(expression))
            .Invoke();
}
