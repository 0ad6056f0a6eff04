using System.Linq.Expressions;
using Ldap3.Linq.Translation.Expressions;

namespace Ldap3.Linq.Tests.Translation;

public sealed class FuncletizerTests
{
    static readonly int[] Numbers = [10, 20, 30];

    [Fact]
    public void Captured_values_of_every_kind_are_folded()
    {
        var local = 3;
        int? maybe = 4;
        string? nothing = null;
        var holder = new Holder { Inner = new Holder { Name = "deep" } };
        var list = new List<string> { "first" };
        object boxed = 7;

        AssertFolds(() => local, 3);
        AssertFolds(() => local + 1, 4);
        AssertFolds(() => (long)local, 3L);
        AssertFolds(() => maybe!.Value, 4);
        AssertFolds(() => maybe, 4);
        AssertFolds(() => nothing, null);
        AssertFolds(() => nothing ?? "else", "else");
        AssertFolds(() => holder.Inner!.Name, "deep");
        AssertFolds(() => Numbers[1], 20);
        AssertFolds(() => Numbers[local - 1], 30);
        AssertFolds(() => list[0], "first");
        AssertFolds(() => list[0].ToUpperInvariant(), "FIRST");
        AssertFolds(() => $"{local}-{list[0]}", "3-first");
        AssertFolds(() => (int)boxed, 7);
        AssertFolds(() => DayOfWeek.Friday, DayOfWeek.Friday);
        AssertFolds(() => new DateTime(2026, 1, 2), new DateTime(2026, 1, 2));
        AssertFolds(() => list.Where(item => item.Length > local).Count(), 1);
        AssertFolds(() => Enumerable.Contains(Numbers, 20), true);
    }

    [Fact]
    public void Arrays_made_on_the_spot_are_folded()
    {
        Expression<Func<int[]>> expression = () => new[] { 1, Numbers[0] };

        Assert.Equal([1, 10], (int[])((ConstantExpression)Funcletizer.Fold(expression.Body)).Value!);
    }

    [Fact]
    public void What_a_short_circuit_skips_is_not_evaluated()
    {
        string? nothing = null;
        Expression<Func<Person, bool>> and = x => nothing != null && x.UserName == nothing.Trim();
        Expression<Func<Person, bool>> or = x => nothing == null || x.UserName == nothing.Trim();
        Expression<Func<Person, bool>> choice = x => nothing == null ? x.MustReset : x.UserName == nothing.Trim();

        Assert.Equal(false, ((ConstantExpression)Funcletizer.Fold(and.Body)).Value);
        Assert.Equal(true, ((ConstantExpression)Funcletizer.Fold(or.Body)).Value);
        Assert.IsType<MemberExpression>(Funcletizer.Fold(choice.Body), exactMatch: false);
    }

    [Fact]
    public void What_throws_and_is_reached_says_which_part_threw()
    {
        string? nothing = null;
        Expression<Func<Person, bool>> expression = x => x.UserName == nothing!.Trim();

        var failure = Assert.Throws<LdapTranslationException>(() => Funcletizer.Fold(expression.Body));

        Assert.Contains("Trim()", failure.Expression, StringComparison.Ordinal);
        Assert.NotNull(failure.InnerException);
    }

    [Fact]
    public void What_depends_on_a_row_or_an_element_stays()
    {
        var local = "a";
        Expression<Func<Person, bool>> expression = x => x.Mail.Any(m => m == local) && local.Length == 1;

        var folded = (MethodCallExpression)((BinaryExpression)Funcletizer.Fold(expression.Body)).Left;

        var test = (BinaryExpression)((LambdaExpression)folded.Arguments[1]).Body;
        Assert.IsType<ParameterExpression>(test.Left, exactMatch: false);
        Assert.Equal("a", ((ConstantExpression)test.Right).Value);
    }

    [Fact]
    public void Spans_that_the_compiler_binds_to_become_sequences_again()
    {
        var names = new[] { "a" };
        Expression<Func<Person, bool>> array = x => names.Contains(x.UserName);
        Expression<Func<Person, bool>> member = x => x.Phones.Contains("1");
        Expression<Func<Person, bool>> octets = x => x.Password!.SequenceEqual(new byte[] { 1 });

        Assert.Equal(typeof(MemoryExtensions), ((MethodCallExpression)array.Body).Method.DeclaringType);
        Assert.Equal(typeof(Enumerable), Method(array));
        Assert.Equal(typeof(Enumerable), Method(member));
        Assert.Equal(typeof(Enumerable), Method(octets));

        static Type? Method(LambdaExpression lambda) =>
            ((MethodCallExpression)SpanNormalizer.Normalize(lambda.Body)).Method.DeclaringType;
    }

    static void AssertFolds<T>(Expression<Func<T>> expression, object? value) =>
        Assert.Equal(value, Assert.IsType<ConstantExpression>(Funcletizer.Fold(expression.Body), exactMatch: false).Value);

    sealed class Holder
    {
        public Holder? Inner { get; init; }

        public string? Name { get; init; }
    }
}
