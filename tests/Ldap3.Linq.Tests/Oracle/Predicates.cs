using System.Linq.Expressions;

namespace Ldap3.Linq.Tests.Oracle;

/// <summary>Makes random predicates that are translated, from random data that they often meet.</summary>
sealed class Predicates(Random random)
{
    public static readonly string[] Words = ["ada", "Ada", "ADA", "bob", "boba", "abo", "Zoë", "zoë", "a*b", "(x)", "x\\y", "Łódź", "oba"];

    static readonly string[] TextProperties =
        [nameof(Thing.UserName), nameof(Thing.FullName), nameof(Thing.Surname), nameof(Thing.Title), nameof(Thing.DisplayName), nameof(Thing.Nothing)];

    static readonly string[] SetProperties = [nameof(Thing.Mail), nameof(Thing.Departments)];

    readonly ParameterExpression _x = Expression.Parameter(typeof(Thing), "x");

    public Expression<Func<Thing, bool>> Next() => Expression.Lambda<Func<Thing, bool>>(Condition(random.Next(5)), _x);

    Expression Condition(int depth) => depth == 0 ? Leaf() : random.Next(6) switch
    {
        0 or 1 => Expression.AndAlso(Condition(depth - 1), Condition(depth - 1)),
        2 or 3 => Expression.OrElse(Condition(depth - 1), Condition(depth - 1)),
        4 => Expression.Not(Condition(depth - 1)),
        _ => random.Next(2) == 0
            ? Expression.ExclusiveOr(Condition(depth - 1), Leaf())
            : Expression.Condition(Leaf(), Condition(depth - 1), Condition(depth - 1)),
    };

    Expression Leaf() => random.Next(12) switch
    {
        0 or 1 => Expression.MakeBinary(Either(ExpressionType.Equal, ExpressionType.NotEqual), Text(), Word()),
        2 => Expression.MakeBinary(
            Either(ExpressionType.Equal, ExpressionType.NotEqual), Text(), Expression.Constant(null, typeof(string))),
        3 => Expression.Call(Text(), Either("StartsWith", "EndsWith", "Contains"), null, Piece()),
        4 or 5 => Expression.MakeBinary(
            Either(ExpressionType.GreaterThan, ExpressionType.GreaterThanOrEqual, ExpressionType.LessThan, ExpressionType.LessThanOrEqual, ExpressionType.Equal),
            Expression.Property(_x, Either(nameof(Thing.Number), nameof(Thing.Group))),
            Expression.Constant(random.Next(-2, 12))),
        6 => Expression.MakeBinary(
            Either(ExpressionType.Equal, ExpressionType.NotEqual),
            Expression.Property(_x, nameof(Thing.Kind)),
            Expression.Constant(random.Next(4) == 0 ? null : (Kind)random.Next(3), typeof(Kind?))),
        7 => Of(nameof(Enumerable.Contains), Set(), Word()),
        8 => Of(nameof(Enumerable.Any), Set()),
        9 => Quantified(),
        10 => Expression.Call(
            typeof(Enumerable), nameof(Enumerable.Contains), [typeof(string)],
            Expression.Constant(Enumerable.Range(0, random.Next(4)).Select(_ => Either(Words)).ToArray()), Text()),
        _ => Expression.MakeBinary(
            ExpressionType.Equal,
            Expression.And(Expression.Property(_x, nameof(Thing.Number)), Expression.Constant(random.Next(1, 8))),
            Expression.Constant(random.Next(4))),
    };

    MethodCallExpression Quantified()
    {
        var m = Expression.Parameter(typeof(string), "m");
        Expression Item() => random.Next(2) == 0
            ? Expression.Equal(m, Word())
            : Expression.Call(m, Either("StartsWith", "EndsWith", "Contains"), null, Piece());
        return random.Next(4) switch
        {
            0 => Of(nameof(Enumerable.Any), Set(), Expression.Lambda(Expression.OrElse(Item(), Item()), m)),
            1 => Of(nameof(Enumerable.All), Set(), Expression.Lambda(Expression.Not(Item()), m)),
            2 => Of(nameof(Enumerable.Any), Set(), Expression.Lambda(
                Expression.AndAlso(
                    Expression.Call(m, "StartsWith", null, Piece()), Expression.Call(m, "EndsWith", null, Piece())),
                m)),
            _ => Of(nameof(Enumerable.Any), Set(), Expression.Lambda(Item(), m)),
        };
    }

    static MethodCallExpression Of(string method, params Expression[] arguments) =>
        Expression.Call(typeof(Enumerable), method, [typeof(string)], arguments);

    MemberExpression Text() => Expression.Property(_x, Either(TextProperties));

    MemberExpression Set() => Expression.Property(_x, Either(SetProperties));

    ConstantExpression Word() => Expression.Constant(Either(Words));

    ConstantExpression Piece() => Expression.Constant(Either("a", "b", "ab", "ba", "bo", "oba", "o", "Z", "ë", "*", "\\", "d"));

    T Either<T>(params T[] values) => values[random.Next(values.Length)];
}
