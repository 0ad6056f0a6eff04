using System.Collections;
using System.Linq.Expressions;
using System.Reflection;
using System.Text;

namespace Ldap3.Linq.Tests.Oracle;

/// <summary>
/// Rewrites a predicate so that LINQ to Objects compares texts as a directory does, and takes null for absent: written
/// from RFC 4518 alone, without the translator or the schema.
/// </summary>
sealed class Collation : ExpressionVisitor
{
    public static Func<Thing, bool> Compile(Expression<Func<Thing, bool>> predicate) =>
        ((Expression<Func<Thing, bool>>)new Collation().Visit(predicate)).Compile();

    public static bool Same(string? left, string? right) => left is null || right is null
        ? left is null && right is null
        : right.Length > 0 && Prepare(left) == Prepare(right);

    public static bool Starts(string? value, string part) => value is not null && Inner(value).StartsWith(Part(part), StringComparison.Ordinal);

    public static bool Ends(string? value, string part) => value is not null && Inner(value).EndsWith(Part(part), StringComparison.Ordinal);

    public static bool Has(string? value, string part) => value is not null && Inner(value).Contains(Part(part), StringComparison.Ordinal);

    public static bool AnyOf(IEnumerable? values, string? value) => values is not null && values.Cast<string>().Any(each => Same(each, value));

    protected override Expression VisitBinary(BinaryExpression node)
    {
        if (node.NodeType is ExpressionType.Equal or ExpressionType.NotEqual && node.Left.Type == typeof(string))
        {
            Expression same = Call(nameof(Same), Visit(node.Left), Visit(node.Right));
            return node.NodeType == ExpressionType.Equal ? same : Expression.Not(same);
        }

        return base.VisitBinary(node);
    }

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        if (node.Method.DeclaringType == typeof(string) && node.Arguments.Count == 1)
        {
            var name = node.Method.Name switch
            {
                nameof(string.StartsWith) => nameof(Starts),
                nameof(string.EndsWith) => nameof(Ends),
                nameof(string.Contains) => nameof(Has),
                _ => null,
            };
            if (name is not null)
            {
                return Call(name, Visit(node.Object)!, Visit(node.Arguments[0]));
            }
        }

        if (node.Method.Name == "Contains" && node.Method.DeclaringType != typeof(string))
        {
            var (source, item) = node.Object is { } instance ? (instance, node.Arguments[0]) : (node.Arguments[0], node.Arguments[1]);
            if (item.Type == typeof(string))
            {
                return Call(nameof(AnyOf), Visit(source), Visit(item));
            }
        }

        return base.VisitMethodCall(node);
    }

    static MethodCallExpression Call(string name, params Expression[] arguments) =>
        Expression.Call(typeof(Collation).GetMethod(name, BindingFlags.Static | BindingFlags.Public)!, arguments);

    // RFC 4518 section 2.6.1: one space at the ends, two between words. Section 2.2: letters folded.
    static string Prepare(string text) =>
        string.Join("  ", text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries));

    static string Inner(string text) => Prepare(text);

    static string Part(string text) => Prepare(text);
}
