using System.Linq.Expressions;

namespace Ldap3.Linq.Tests.Translation;

public sealed class LogicTranslationTests
{
    static readonly string? Nothing = string.Empty.Length == 0 ? null : "";
    static readonly bool No = Nothing is not null;

    public static TheoryData<Expression<Func<Person, bool>>, string> Rows => new()
    {
        { x => x.UserName == "a" && x.Surname == "b", "(uid=a)(sn=b)" },
        { x => x.UserName == "a" & x.Surname == "b", "(uid=a)(sn=b)" },
        { x => x.UserName == "a" || x.Surname == "b", "(|(uid=a)(sn=b))" },
        { x => x.UserName == "a" | x.Surname == "b", "(|(uid=a)(sn=b))" },
        { x => x.UserName == "a" || x.Surname == "b" || x.Title == "c", "(|(uid=a)(sn=b)(title=c))" },
        { x => (x.UserName == "a" || x.Surname == "b") && x.Title == "c", "(|(uid=a)(sn=b))(title=c)" },
        { x => x.UserName == "a" || (x.Surname == "b" && x.Title == "c"), "(|(uid=a)(&(sn=b)(title=c)))" },
        { x => !(x.UserName == "a" && x.Surname == "b"), "(!(&(uid=a)(sn=b)))" },
        { x => !(x.UserName == "a" || x.Surname == "b"), "(!(uid=a))(!(sn=b))" },
        { x => !(x.UserName == "a" || !(x.Surname == "b")), "(!(uid=a))(sn=b)" },
        { x => x.UserName == "a" ^ x.Surname == "b", "(|(&(uid=a)(!(sn=b)))(&(!(uid=a))(sn=b)))" },
        { x => (x.UserName == "a") == (x.Surname == "b"), "(|(&(uid=a)(sn=b))(&(!(uid=a))(!(sn=b))))" },
        { x => x.MustReset == (x.Surname == "b"), "(|(&(sn=b)(pwdReset=TRUE))(&(!(sn=b))(!(pwdReset=TRUE))))" },
        { x => x.UserName == "a" && true, "(uid=a)" },
        { x => x.UserName == "a" && No, "(|)" },
        { x => x.UserName == "a" || !No, "true" },
        { x => No || x.UserName == "a", "(uid=a)" },
        { x => Nothing != null && x.UserName == Nothing.Trim(), "(|)" },
        { x => Nothing == null || x.UserName == Nothing.Trim(), "true" },
        { x => Nothing == null ? x.UserName == "a" : x.UserName == Nothing.Trim(), "(uid=a)" },
        { x => x.UserName == (Nothing ?? "z"), "(uid=z)" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Logic_becomes_exactly_this_filter(Expression<Func<Person, bool>> predicate, string filter) =>
        Assert.Equal(filter, TranslationOnly.Filter(predicate));

    [Fact]
    public void What_is_composed_by_invocation_is_put_in_place()
    {
        Expression<Func<Person, bool>> isAda = person => person.UserName == "ada";
        var parameter = Expression.Parameter(typeof(Person), "y");
        var both = Expression.Lambda<Func<Person, bool>>(
            Expression.AndAlso(
                Expression.Invoke(isAda, parameter),
                Expression.Equal(Expression.Property(parameter, nameof(Person.Surname)), Expression.Constant("L"))),
            parameter);

        Assert.Equal("(uid=ada)(sn=L)", TranslationOnly.Filter(both));
    }

    [Fact]
    public void Several_Wheres_are_one_conjunction()
    {
        var query = TranslationOnly.Set<Person>().Where(x => x.UserName == "a").Where(x => x.Surname == "b").ToLdapQuery();

        Assert.Equal("(&(objectClass=inetOrgPerson)(objectClass=posixAccount)(uid=a)(sn=b))", query.Filter.ToString());
    }

    [Fact]
    public void A_condition_after_a_projection_is_one_on_the_entity()
    {
        var query = TranslationOnly.Set<Person>()
            .Select(x => new { Name = x.UserName, x.Surname })
            .Where(y => y.Name == "a" && y.Surname == "b")
            .ToLdapQuery();

        Assert.EndsWith("(uid=a)(sn=b))", query.Filter.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_very_long_disjunction_is_flat()
    {
        var x = Expression.Parameter(typeof(Person), "x");
        Expression any = Expression.Constant(false);
        for (var i = 0; i < 1000; i++)
        {
            any = Expression.OrElse(
                any, Expression.Equal(Expression.Property(x, nameof(Person.UserName)), Expression.Constant($"u{i}")));
        }

        var filter = TranslationOnly.Filter(
            Expression.Lambda<Func<Person, bool>>(any, x), new FixedContext { ListLimit = 5000 });

        Assert.StartsWith("(|(uid=u0)(uid=u1)", filter, StringComparison.Ordinal);
    }
}
