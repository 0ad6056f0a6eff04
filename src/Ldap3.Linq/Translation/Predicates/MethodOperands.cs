using System.Linq.Expressions;
using Ldap3.Linq.Translation.Expressions;

namespace Ldap3.Linq.Translation.Predicates;

/// <summary>Reads the method calls that give something to compare.</summary>
static class MethodOperands
{
    public static Operand? Read(MethodCallExpression call, PredicateTranslator translator)
    {
        var type = call.Method.DeclaringType!;
        if (type == typeof(string))
        {
            return call.Method.Name switch
            {
                nameof(string.ToLower) or nameof(string.ToLowerInvariant) => Cased(call, LetterCase.Lower, translator),
                nameof(string.ToUpper) or nameof(string.ToUpperInvariant) => Cased(call, LetterCase.Upper, translator),
                nameof(string.Compare) or nameof(string.CompareOrdinal) => Compared(call, translator),
                nameof(string.CompareTo) => Ordered(call, call.Object!, call.Arguments[0], translator),
                _ => null,
            };
        }

        if (call is { Method.Name: nameof(ToString), Arguments: [], Object: { } text } && text.Type == typeof(string))
        {
            return translator.Operands.Read(text);
        }

        if (Nullable.GetUnderlyingType(type) is not null && call.Method.Name == nameof(Nullable<>.GetValueOrDefault))
        {
            return new CoalesceOperand(
                translator.Operands.Read(call.Object!),
                call.Arguments is [var other]
                    ? translator.Operands.Read(other)
                    : new ConstantOperand(Activator.CreateInstance(call.Type)));
        }

        if (type == typeof(Enumerable)
            && call.Method.Name is nameof(Enumerable.Count) or nameof(Enumerable.LongCount)
            && Existence(call, translator) is { } exists)
        {
            return new CountOperand(exists);
        }

        return call is { Method.Name: nameof(IComparable.CompareTo), Object: { } value, Arguments: [var argument] }
            ? Ordered(call, value, argument, translator)
            : null;
    }

    static Protocol.Filters.Filter? Existence(MethodCallExpression call, PredicateTranslator translator) =>
        translator.TranslateMethod(Expression.Call(
            typeof(Enumerable), nameof(Enumerable.Any), call.Method.GetGenericArguments(), [.. call.Arguments]));

    static AttributeOperand Cased(MethodCallExpression call, LetterCase letterCase, PredicateTranslator translator) =>
        call.Arguments.Count == 0
            ? translator.Operands.ReadAttribute(call.Object!) with { Case = letterCase }
            : throw Refusal.Of(call, "a directory does not know cultures", "Leave the culture out");

    // Compare(a, b), Compare(a, b, ignoreCase), Compare(a, b, comparison) and CompareOrdinal(a, b).
    static OrderOperand Compared(MethodCallExpression call, PredicateTranslator translator)
    {
        var isOrdinal = call.Method.Name == nameof(string.CompareOrdinal);
        StringComparison? comparison = call.Arguments switch
        {
            [_, _] => isOrdinal ? StringComparison.Ordinal : null,
            [_, _, ConstantExpression { Value: StringComparison given }] => given,
            [_, _, ConstantExpression { Value: true }] => StringComparison.OrdinalIgnoreCase,
            _ => throw Refusal.Of(call, "no filter compares this way", "Use string.Compare(x.A, value)"),
        };
        var order = Ordered(call, call.Arguments[0], call.Arguments[1], translator);
        translator.Items.CheckComparison(order.Attribute.Attribute, comparison, call);
        return order;
    }

    static OrderOperand Ordered(MethodCallExpression call, Expression left, Expression right, PredicateTranslator translator) =>
        (translator.Operands.Read(left), translator.Operands.Read(right)) switch
        {
            (AttributeOperand attribute, ConstantOperand constant) when IsText(attribute) =>
                new OrderOperand(attribute, (string?)constant.Value, IsMirrored: false, call),
            (ConstantOperand constant, AttributeOperand attribute) when IsText(attribute) =>
                new OrderOperand(attribute, (string?)constant.Value, IsMirrored: true, call),
            _ => throw Refusal.Of(call, "a filter compares an attribute with a value only", "Use <, <=, > or >= where C# has them"),
        };

    static bool IsText(AttributeOperand operand) => operand.Attribute.ElementType == typeof(string);
}
