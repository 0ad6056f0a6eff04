using System.Linq.Expressions;
using Ldap3.Linq.Translation.Expressions;

namespace Ldap3.Linq.Translation.Predicates;

/// <summary>Lets those conversions pass that leave the value what it is.</summary>
static class Conversions
{
    public static Operand Check(UnaryExpression convert, Operand operand)
    {
        var from = Plain(convert.Operand.Type);
        var to = Plain(convert.Type);
        var isHarmless = convert.Method is null
            && (to.IsAssignableFrom(from)
                || from.IsAssignableFrom(to)
                || (IntegerRange.Of(from) is { } range && (Holds(to, range) || to == typeof(float) || to == typeof(double))));
        return isHarmless || operand is ConstantOperand
            ? operand
            : throw Refusal.Of(
                convert, $"a filter does not convert {from.Name} to {to.Name}", "Convert the value it is compared with instead");
    }

    static bool Holds(Type type, IntegerRange range) =>
        IntegerRange.Of(type) is { } wider && wider.Contains(range.Least) && wider.Contains(range.Greatest);

    static Type Plain(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain.IsEnum ? Enum.GetUnderlyingType(plain) : plain;
    }
}
