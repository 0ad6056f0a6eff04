using System.Collections;
using System.Linq.Expressions;
using System.Reflection;
using System.Text;

namespace Ldap3.Specification.Oracle;

/// <summary>
/// Rewrites a predicate so that LINQ to Objects compares texts as a directory does, and takes what a reference to nothing
/// has for null, as C#'s <c>?.</c> does: written from RFC 4518 and C# alone, without the translator or the schema.
/// </summary>
sealed class Collation<T> : ExpressionVisitor
{
    bool _isThere;

    public static Func<T, bool> Compile(Expression<Func<T, bool>> predicate) =>
        ((Expression<Func<T, bool>>)new Collation<T>().Visit(predicate)).Compile(preferInterpretation: true);

    public static bool Same(string? left, string? right, bool isExact) => left is null || right is null
        ? left is null && right is null
        : Prepare(left, isExact) == Prepare(right, isExact);

    public static bool Starts(string? value, string part, bool isExact) =>
        value is not null && Prepare(value, isExact).StartsWith(Prepare(part, isExact), StringComparison.Ordinal);

    public static bool Ends(string? value, string part, bool isExact) =>
        value is not null && Prepare(value, isExact).EndsWith(Prepare(part, isExact), StringComparison.Ordinal);

    public static bool Has(string? value, string part, bool isExact) =>
        value is not null && Prepare(value, isExact).Contains(Prepare(part, isExact), StringComparison.Ordinal);

    public static bool AnyOf(IEnumerable values, string? value, bool isExact) =>
        values.Cast<string?>().Any(each => Same(each, value, isExact));

    protected override Expression VisitBinary(BinaryExpression node)
    {
        if (node.NodeType is ExpressionType.Equal or ExpressionType.NotEqual && node.Left.Type == typeof(string))
        {
            var same = Equal(node.Left, node.Right);
            return node.NodeType == ExpressionType.Equal ? same : Expression.Not(same);
        }

        var (left, right) = (Visit(node.Left), Visit(node.Right));
        if (left.Type != right.Type && node.NodeType != ExpressionType.Coalesce)
        {
            (left, right) = (Lifted(left), Lifted(right));
        }

        return left == node.Left && right == node.Right ? node : Expression.MakeBinary(node.NodeType, left, right);
    }

    protected override Expression VisitMember(MemberExpression node) =>
        OtherThing(node) is { } other ? IfThere(other, Lifted(node), Expression.Default(Nullable(node.Type))) : base.VisitMember(node);

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        // A question about a reference to nothing is not met, unless it is about null.
        if (node.Method.Name != nameof(string.IsNullOrEmpty)
            && node.Type == typeof(bool)
            && node.Arguments.Append(node.Object).Select(part => part is null ? null : OtherThing(part)).OfType<MemberExpression>().FirstOrDefault() is { } other)
        {
            return IfThere(other, new Collation<T> { _isThere = true }.Visit(node), Expression.Constant(false));
        }

        if (node.Method.DeclaringType == typeof(string) && node is { Object: { } text, Arguments: [var argument] })
        {
            var name = node.Method.Name switch
            {
                nameof(string.StartsWith) => nameof(Starts),
                nameof(string.EndsWith) => nameof(Ends),
                _ => nameof(Has),
            };
            return Call(name, Visit(text), Visit(argument), text);
        }

        if (node.Method.Name == nameof(Enumerable.Contains) && node.Arguments is [var source, var item] && item.Type == typeof(string))
        {
            return Call(nameof(AnyOf), Visit(source), Visit(item), item is ConstantExpression ? source : item);
        }

        return base.VisitMethodCall(node);
    }

    static bool IsExact(Expression node) => node switch
    {
        MemberExpression member => member.Member.IsDefined(typeof(MindsCaseAttribute)),
        BinaryExpression { NodeType: ExpressionType.Coalesce } coalesce => IsExact(coalesce.Left),
        _ => false,
    };

    static ConditionalExpression IfThere(MemberExpression other, Expression then, Expression otherwise) =>
        Expression.Condition(Expression.Equal(new Collation<T>().Visit(other), Expression.Constant(null, typeof(T))), otherwise, then);

    static Type Nullable(Type type) =>
        type.IsValueType && System.Nullable.GetUnderlyingType(type) is null ? typeof(Nullable<>).MakeGenericType(type) : type;

    static Expression Lifted(Expression node) =>
        Nullable(node.Type) is var type && type != node.Type ? Expression.Convert(node, type) : node;

    // RFC 4518 section 2.6.1: spaces at the ends do not count, and between words as one. Section 2.2: letters are folded.
    static string Prepare(string text, bool isExact)
    {
        var prepared = string.Join(
            "  ", text.Normalize(NormalizationForm.FormKC).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return isExact ? prepared : prepared.ToLowerInvariant();
    }

    static MethodCallExpression Call(string name, Expression one, Expression other, Expression attribute) => Expression.Call(
        typeof(Collation<T>).GetMethod(name, BindingFlags.Static | BindingFlags.Public)!,
        one, other, Expression.Constant(IsExact(attribute)));

    // The value that ?? falls back on is C#'s, and so is how it compares.
    Expression Equal(Expression left, Expression right)
    {
        if (left is BinaryExpression { NodeType: ExpressionType.Coalesce } coalesce)
        {
            return Expression.Condition(
                Expression.Equal(Visit(coalesce.Left), Expression.Constant(null, typeof(string))),
                Expression.Equal(coalesce.Right, right),
                Equal(coalesce.Left, right));
        }

        return Call(nameof(Same), Visit(left), Visit(right), left is ConstantExpression ? right : left);
    }

    // The reference of which a member is asked, or a value of a member, as x.Boss in x.Boss.Mail.
    MemberExpression? OtherThing(Expression node) =>
        node is MemberExpression { Expression: MemberExpression other } && other.Type == typeof(T) && !_isThere ? other : null;
}
