using System.Collections;
using System.Linq.Expressions;
using Ldap3.Linq.Translation.Expressions;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Translation.Predicates;

/// <summary>Turns the method calls that are conditions into filters.</summary>
sealed class MethodPredicates(PredicateTranslator translator)
{
    readonly SequencePredicates _sequences = new(translator);
    readonly FunctionPredicates _functions = new(translator);

    /// <summary>Whether the method gives an answer for null, too, so that it is not enough to find what meets it.</summary>
    public static bool AcceptsNull(MethodCallExpression call) =>
        call.Method.Name is nameof(Equals) or nameof(string.IsNullOrEmpty) or nameof(string.IsNullOrWhiteSpace);

    /// <summary>The filter, or null when the method is not a condition that is known here.</summary>
    public Filter? Translate(MethodCallExpression call)
    {
        var type = call.Method.DeclaringType!;
        return call.Method.Name switch
        {
            _ when call.Type != typeof(bool) => null,
            _ when type == typeof(LdapFunctions) => _functions.Translate(call),
            _ when type == typeof(string) && Text(call) is { } filter => filter,
            nameof(Equals) => Equality(call),
            nameof(Enum.HasFlag) when type == typeof(Enum) => HasFlag(call),
            nameof(DistinguishedName.IsChildOf) or nameof(DistinguishedName.IsDescendantOf)
                when type == typeof(DistinguishedName) => throw Refusal.Of(
                    call,
                    "where an entry lies is where a search looks, not part of its filter",
                    "Join the condition with && at the top of Where"),
            _ when type == typeof(Enumerable) => _sequences.Translate(call),
            nameof(IList.Contains) when call is { Object: not null, Arguments.Count: 1 } && type != typeof(string) =>
                _sequences.Contains(call, call.Object, call.Arguments[0], null),
            "ContainsKey" when call is { Object: { } dictionary, Arguments: [var key] } && Keys(dictionary) is { } keys =>
                _sequences.Contains(call, Expression.Constant(keys), key, null),
            nameof(List<>.Exists) or nameof(List<>.TrueForAll) when call is { Object: { } list, Arguments: [LambdaExpression test] } =>
                _sequences.Quantify(call, list, test, call.Method.Name == nameof(List<>.TrueForAll)),
            _ => null,
        };
    }

    static object?[]? Keys(Expression dictionary) =>
        dictionary is ConstantExpression { Value: IDictionary values } ? values.Keys.Cast<object?>().ToArray() : null;

    static StringComparison? ComparisonOf(MethodCallExpression call, int index) => call.Arguments.Count <= index
        ? null
        : call.Arguments[index] is ConstantExpression { Value: StringComparison comparison }
            ? comparison
            : throw Refusal.Of(call, "a directory does not know cultures", "Leave the culture out");

    Filter? Text(MethodCallExpression call) => call.Method.Name switch
    {
        nameof(string.StartsWith) => Substring(call, SubstringKind.Initial),
        nameof(string.EndsWith) => Substring(call, SubstringKind.Final),
        nameof(string.Contains) => Substring(call, SubstringKind.Any),
        nameof(string.IsNullOrEmpty) => IsNullOrEmpty(call),
        nameof(string.IsNullOrWhiteSpace) => throw Refusal.Of(
            call, "a value of blanks is a value like any other to a directory", "Use string.IsNullOrEmpty"),
        _ => null,
    };

    Filter IsNullOrEmpty(MethodCallExpression call)
    {
        var operand = translator.Operands.Read(call.Arguments[0]);
        return Logic.Or(
            translator.IsNull(operand, call),
            translator.Compare(ExpressionType.Equal, operand, new ConstantOperand(""), call));
    }

    Filter Substring(MethodCallExpression call, SubstringKind kind)
    {
        var comparison = ComparisonOf(call, 1);
        var part = translator.Operands.Read(call.Arguments[0]) as ConstantOperand ?? throw UnknownText(call);
        var operand = translator.Operands.Read(call.Object!);
        if (operand is AttributeOperand { IsElement: false } attribute && part.Source is { } source)
        {
            translator.Items.CheckComparison(attribute.Attribute, comparison, call);
            return source.Defer(
                attribute.Attribute.Attribute,
                call,
                (value, at) => translator.Items.Substring(attribute, kind, TextOf(value, at), at));
        }

        return Substring(operand, kind, TextOf(part.Value, call), comparison, call);
    }

    static string TextOf(object? value, Expression node) => value switch
    {
        string text => text,
        char character => character.ToString(),
        _ => throw UnknownText(node),
    };

    static LdapTranslationException UnknownText(Expression node) =>
        Refusal.Of(node, "a filter looks for a text that is known beforehand", Refusal.FilterLater);

    Filter Substring(
        Operand operand, SubstringKind kind, string text, StringComparison? comparison, MethodCallExpression call)
    {
        switch (operand)
        {
            case AttributeOperand attribute:
                translator.Items.CheckComparison(attribute.Attribute, comparison, call);
                return translator.Items.Substring(attribute, kind, text, call);
            case ConstantOperand { Value: string value }:
                var rule = comparison ?? StringComparison.Ordinal;
                return Logic.Constant(kind switch
                {
                    SubstringKind.Initial => value.StartsWith(text, rule),
                    SubstringKind.Final => value.EndsWith(text, rule),
                    _ => value.Contains(text, rule),
                });
            case CoalesceOperand coalesce:
                return Logic.Or(
                    Substring(coalesce.First, kind, text, comparison, call),
                    Logic.And(
                        translator.IsNull(coalesce.First, call), Substring(coalesce.Second, kind, text, comparison, call)));
            default:
                throw Refusal.Of(call, "a filter looks for parts of an attribute only", Refusal.FilterLater);
        }
    }

    // a.Equals(b), a.Equals(b, comparison), string.Equals(a, b), string.Equals(a, b, comparison), object.Equals(a, b)
    Filter Equality(MethodCallExpression call)
    {
        var (left, right, next) = call.Object is { } instance
            ? (instance, call.Arguments[0], 1)
            : (call.Arguments[0], call.Arguments[1], 2);
        var comparison = ComparisonOf(call, next);
        var (one, other) = (translator.Operands.Read(left), translator.Operands.Read(right));
        if (comparison is not null)
        {
            var attribute = one as AttributeOperand ?? other as AttributeOperand
                ?? throw Refusal.Of(call, "a filter compares an attribute with a value only", Refusal.FilterLater);
            translator.Items.CheckComparison(attribute.Attribute, comparison, call);
        }

        return translator.Compare(ExpressionType.Equal, one, other, call);
    }

    Filter HasFlag(MethodCallExpression call) =>
        (translator.Operands.Read(call.Object!), translator.Operands.Read(call.Arguments[0])) is
            (AttributeOperand { IsElement: false } attribute, ConstantOperand { Value: Enum flag })
        && Constants.ToInteger(flag) is { } bits
            ? translator.Compare(
                ExpressionType.Equal, new MaskOperand(attribute.Attribute, bits), new ConstantOperand(flag), call)
            : throw Refusal.Of(call, "a filter asks an attribute for flags that are known beforehand", Refusal.FilterLater);
}
