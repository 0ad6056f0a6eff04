using System.Collections;
using System.Globalization;
using System.Linq.Expressions;
using System.Numerics;
using Ldap3.Linq.Translation.Expressions;

namespace Ldap3.Linq.Translation.Predicates;

/// <summary>Compares values that are known beforehand as C# would.</summary>
static class Constants
{
    public static bool Compare(ExpressionType type, BigInteger left, BigInteger right) =>
        Holds(type, left.CompareTo(right));

    public static bool Compare(ExpressionType type, object? left, object? right, Expression node)
    {
        if (left is null || right is null)
        {
            // C#: null equals null only, and is in no order with anything.
            return type == ExpressionType.Equal && left is null && right is null;
        }

        if (ToInteger(left) is { } one && ToInteger(right) is { } other)
        {
            return Compare(type, one, other);
        }

        return type == ExpressionType.Equal ? left.Equals(right)
            : left.GetType() == right.GetType() && left is IComparable comparable
                ? Holds(type, comparable.CompareTo(right))
                : throw Refusal.Of(node, "the values have no order", Refusal.FilterLater);
    }

    public static bool Holds(ExpressionType type, int order) => type switch
    {
        ExpressionType.Equal => order == 0,
        ExpressionType.NotEqual => order != 0,
        ExpressionType.GreaterThan => order > 0,
        ExpressionType.GreaterThanOrEqual => order >= 0,
        ExpressionType.LessThan => order < 0,
        ExpressionType.LessThanOrEqual => order <= 0,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "This is no comparison."),
    };

    /// <summary>The value as an integer, or null when it is none; an enumeration's value counts.</summary>
    public static BigInteger? ToInteger(object? value) => value switch
    {
        BigInteger integer => integer,
        Enum => BigInteger.Parse(((Enum)value).ToString("D"), CultureInfo.InvariantCulture),
        char character => character,
        sbyte or short or int or long => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        byte or ushort or uint or ulong => Convert.ToUInt64(value, CultureInfo.InvariantCulture),
        float or double when double.IsInteger(Convert.ToDouble(value, CultureInfo.InvariantCulture)) =>
            new BigInteger(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        decimal number when decimal.IsInteger(number) => new BigInteger(number),
        _ => null,
    };

    /// <summary>The elements of a sequence that is known beforehand.</summary>
    public static IReadOnlyList<object?> Elements(object? sequence, Expression node) => sequence is IEnumerable elements
        ? [.. elements.Cast<object?>()]
        : throw Refusal.Of(node, "the list is null", "Test it before the query is made");
}
