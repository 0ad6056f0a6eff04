using System.Linq.Expressions;
using Ldap3.Linq.Translation.Expressions;
using Ldap3.Linq.Translation.Predicates;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Translation.Queries;

/// <summary>Reads the conditions that say where an entry lies: these are where a search looks, not what it filters.</summary>
static class NameConditions
{
    /// <summary>Where the condition, one of a conjunction, has a search look; null when it is of another kind.</summary>
    public static IReadOnlyList<SearchRegion>? Read(Expression node, PredicateTranslator translator) => node switch
    {
        BinaryExpression { NodeType: ExpressionType.Equal } equal =>
            Entry(equal.Left, equal.Right, translator) ?? Entry(equal.Right, equal.Left, translator),
        MethodCallExpression { Method.Name: nameof(Equals), Object: { } left, Arguments: [var right] } =>
            Entry(left, right, translator) ?? Entry(right, left, translator),
        MethodCallExpression { Object: { } name, Arguments: [var ancestor] } call
            when call.Method.DeclaringType == typeof(DistinguishedName) && IsName(name, translator) => Below(call, ancestor),
        MethodCallExpression { Method.Name: nameof(Enumerable.Contains) } call => List(call, translator),
        _ => null,
    };

    public static DistinguishedName? NameOf(object? value, PredicateTranslator translator)
    {
        switch (value)
        {
            case null:
                return null;
            case DistinguishedName name:
                return name;
            case string text:
                return DistinguishedName.TryParse(text, out var parsed) ? parsed : null;
            default:
                return translator.Context.FindEntity(value.GetType())?.NameHeldBy(value);
        }
    }

    static bool IsName(Expression node, PredicateTranslator translator) =>
        OperandReader.Strip(node) is var plain
        && (translator.IsRow(plain)
            || (plain is MemberExpression member
                && translator.IsRow(member.Expression)
                && translator.Entity.IsName(member.Member)));

    static SearchRegion[]? Entry(Expression name, Expression value, PredicateTranslator translator)
    {
        if (!IsName(name, translator) || OperandReader.Strip(value) is not ConstantExpression constant)
        {
            return null;
        }

        // A name that is null is no entry's.
        return constant.Value is null ? []
            : NameOf(constant.Value, translator) is { } entry ? [Single(entry)]
            : throw Refusal.NoName(value, constant.Value);
    }

    static SearchRegion[]? Below(MethodCallExpression call, Expression ancestor) =>
        OperandReader.Strip(ancestor) is ConstantExpression { Value: DistinguishedName name }
            ? call.Method.Name switch
            {
                nameof(DistinguishedName.IsChildOf) => [new(name, SearchScope.SingleLevel, IsCondition: true)],
                nameof(DistinguishedName.IsDescendantOf) =>
                    [new(name, SearchScope.WholeSubtree, ExcludesBase: true, IsCondition: true)],
                _ => null,
            }
            : null;

    static SearchRegion[]? List(MethodCallExpression call, PredicateTranslator translator)
    {
        var (source, item) = call switch
        {
            { Object: { } instance, Arguments: [var argument] } => (instance, argument),
            { Object: null, Arguments: [var first, var second] } => (first, second),
            _ => (null, null),
        };
        return source is not null
            && IsName(item!, translator)
            && OperandReader.Strip(source) is ConstantExpression list
                ? [.. Constants.Elements(list.Value, call)
                    .Select(value => NameOf(value, translator))
                    .OfType<DistinguishedName>()
                    .Distinct()
                    .Select(Single)]
                : null;
    }

    static SearchRegion Single(DistinguishedName name) => new(name, SearchScope.BaseObject, IsCondition: true);
}
