using System.Linq.Expressions;
using System.Reflection;
using Ldap3.Protocol.Names;

namespace Ldap3.Specification.Oracle;

/// <summary>Makes random predicates that C# would compile, of the properties that a class has.</summary>
/// <param name="random">Decides.</param>
/// <param name="words">What texts are made of.</param>
/// <param name="names">Names of entries.</param>
public sealed class PredicateMaker<T>(Random random, IReadOnlyList<string> words, IReadOnlyList<DistinguishedName> names)
{
    const int Deepest = 5;

    static readonly PropertyInfo[] Properties = typeof(T).GetProperties();

    static readonly PropertyInfo[] TextProperties = [.. Properties.Where(property => property.PropertyType == typeof(string))];

    readonly ParameterExpression _x = Expression.Parameter(typeof(T), "x");

    public Expression<Func<T, bool>> Next() => Expression.Lambda<Func<T, bool>>(Condition(_x, random.Next(Deepest + 1)), _x);

    static MethodCallExpression Of(string method, Expression source, params Expression[] arguments) => Expression.Call(
        typeof(Enumerable), method, [source.Type.GetElementType() ?? source.Type.GetGenericArguments()[0]], [source, .. arguments]);

    Expression Condition(Expression x, int depth) => depth == 0 ? Leaf(x) : random.Next(6) switch
    {
        0 or 1 => Expression.AndAlso(Condition(x, depth - 1), Condition(x, depth - 1)),
        2 or 3 => Expression.OrElse(Condition(x, depth - 1), Condition(x, depth - 1)),
        4 => Expression.Not(Condition(x, depth - 1)),
        _ => random.Next(2) == 0
            ? Expression.ExclusiveOr(Condition(x, depth - 1), Leaf(x))
            : Expression.Condition(Leaf(x), Condition(x, depth - 1), Condition(x, depth - 1)),
    };

    Expression Leaf(Expression x)
    {
        var property = Properties[random.Next(Properties.Length)];
        var value = Expression.Property(x, property);
        var type = property.PropertyType;
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain switch
        {
            _ when property.Name == nameof(IThing.Dn) => Expression.Equal(value, Name(type)),
            _ when plain == typeof(string) => Text(value),
            _ when plain == typeof(int) => Number(value),
            _ when plain == typeof(bool) => Flag(value),
            _ when plain == typeof(DistinguishedName) => Comparison(value, random.Next(3) == 0 ? Null(type) : Name(type)),
            _ when plain.IsEnum => plain.IsDefined(typeof(FlagsAttribute)) ? Bits(value, plain) : Member(value, plain),
            _ when plain == typeof(string[]) || plain == typeof(IList<string>) => Texts(value),
            _ when plain == typeof(IList<DistinguishedName>) => random.Next(3) == 0
                ? Of(nameof(Enumerable.Any), value)
                : Of(nameof(Enumerable.Contains), value, Name(typeof(DistinguishedName))),
            _ when plain == typeof(T) => Reference(x, value),
            _ => throw new InvalidOperationException($"No condition on {type} is known."),
        };
    }

    Expression Text(Expression value) => random.Next(11) switch
    {
        0 or 1 or 2 => Comparison(value, Word()),
        3 => Comparison(value, Null(typeof(string))),
        4 or 5 => Expression.Call(value, Either("StartsWith", "EndsWith", "Contains"), null, Piece()),
        6 => Expression.Call(typeof(string), nameof(string.IsNullOrEmpty), null, value),
        7 => Comparison(Expression.Coalesce(value, Word()), Word()),
        8 => Expression.Call(
            typeof(string), nameof(string.Equals), null,
            value, Word(), Expression.Constant(Either(StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase))),
        9 => Comparison(value, Expression.Property(((MemberExpression)value).Expression!, Either(TextProperties))),
        _ => Expression.Call(
            typeof(Enumerable), nameof(Enumerable.Contains), [typeof(string)],
            Expression.Constant(Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(8) == 0 ? null : Either([.. words])).ToArray()),
            value),
    };

    Expression Number(Expression value)
    {
        if (random.Next(5) == 0)
        {
            return Expression.Equal(
                Expression.And(value, Expression.Constant(random.Next(1, 8), value.Type)), Expression.Constant(random.Next(4), value.Type));
        }

        if (random.Next(6) == 0)
        {
            var list = Expression.Constant(Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(10)).ToList());
            return value.Type == typeof(int)
                ? Of(nameof(Enumerable.Contains), list, value)
                : Expression.AndAlso(
                    Expression.Property(value, "HasValue"), Of(nameof(Enumerable.Contains), list, Expression.Property(value, "Value")));
        }

        var type = Either(
            ExpressionType.GreaterThan, ExpressionType.GreaterThanOrEqual, ExpressionType.LessThan,
            ExpressionType.LessThanOrEqual, ExpressionType.Equal, ExpressionType.NotEqual);
        var other = value.Type == typeof(int?) && random.Next(5) == 0 ? Null(value.Type) : Expression.Constant(random.Next(-2, 12), value.Type);
        return random.Next(4) == 0 ? Expression.MakeBinary(type, other, value) : Expression.MakeBinary(type, value, other);
    }

    Expression Flag(Expression value) => value.Type == typeof(bool) && random.Next(2) == 0
        ? value
        : Comparison(value, value.Type == typeof(bool?) && random.Next(4) == 0 ? Null(value.Type) : Expression.Constant(random.Next(2) == 0, value.Type));

    BinaryExpression Member(Expression value, Type plain) => Comparison(
        value,
        value.Type != plain && random.Next(4) == 0 ? Null(value.Type) : Expression.Constant(Enum.ToObject(plain, random.Next(3)), value.Type));

    Expression Bits(Expression value, Type plain)
    {
        var mask = Enum.ToObject(plain, random.Next(8));
        if (value.Type == plain && random.Next(2) == 0)
        {
            return Expression.Call(value, nameof(Enum.HasFlag), null, Expression.Convert(Expression.Constant(mask), typeof(Enum)));
        }

        return Member(value, plain);
    }

    MethodCallExpression Texts(Expression value) => random.Next(5) switch
    {
        0 or 1 => Of(nameof(Enumerable.Contains), value, Word()),
        2 => Of(nameof(Enumerable.Any), value),
        _ => Quantified(value),
    };

    MethodCallExpression Quantified(Expression value)
    {
        var m = Expression.Parameter(typeof(string), "m");
        Expression Item() => random.Next(2) == 0
            ? Expression.Equal(m, Word())
            : Expression.Call(m, Either("StartsWith", "EndsWith", "Contains"), null, Piece());
        return random.Next(4) switch
        {
            0 => Of(nameof(Enumerable.Any), value, Expression.Lambda(Expression.OrElse(Item(), Item()), m)),
            1 => Of(nameof(Enumerable.All), value, Expression.Lambda(Expression.Not(Item()), m)),
            2 => Of(nameof(Enumerable.Any), value, Expression.Lambda(
                Expression.AndAlso(Expression.Call(m, "StartsWith", null, Piece()), Expression.Call(m, "EndsWith", null, Piece())), m)),
            _ => Of(nameof(Enumerable.Any), value, Expression.Lambda(Item(), m)),
        };
    }

    // The other entry's own reference is not looked through: two steps are enough to go wrong.
    Expression Reference(Expression x, Expression value) => random.Next(4) switch
    {
        0 => Comparison(value, Null(value.Type)),
        1 => Expression.Equal(Expression.Property(value, nameof(IThing.Dn)), Name(typeof(DistinguishedName))),
        _ when x == _x => Leaf(value),
        _ => Comparison(value, Null(value.Type)),
    };

    BinaryExpression Comparison(Expression value, Expression other) =>
        Expression.MakeBinary(Either(ExpressionType.Equal, ExpressionType.NotEqual), value, other);

    static ConstantExpression Null(Type type) => Expression.Constant(null, type);

    ConstantExpression Name(Type type) => Expression.Constant(names[random.Next(names.Count)], type);

    ConstantExpression Word() => Expression.Constant(random.Next(12) == 0 ? "" : Either([.. words]));

    ConstantExpression Piece() =>
        Expression.Constant(random.Next(15) == 0 ? "" : Either("a", "b", "ab", "ba", "bo", "oba", "o", "Z", "*", "\\", "d", "/a"));

    TValue Either<TValue>(params TValue[] values) => values[random.Next(values.Length)];
}
