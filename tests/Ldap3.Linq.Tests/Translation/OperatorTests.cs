using System.Linq.Expressions;
using System.Reflection;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Tests.Translation;

public sealed class OperatorTests
{
    // What a directory can do, by name; each overload of every other operator is refused.
    static readonly string[] Translated =
    [
        "AsQueryable", "Where", "Select", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "Take", "Skip",
        "First", "FirstOrDefault", "Single", "SingleOrDefault", "Last", "LastOrDefault", "ElementAt", "ElementAtOrDefault",
        "Any", "All", "Count", "LongCount", "Min", "Max", "Sum", "Average", "Contains", "Distinct", "Reverse", "Order",
        "OrderDescending", "Cast", "OfType", "Union", "Intersect", "Except", "SelectMany",
    ];

    public static TheoryData<MethodInfo> Methods =>
        [.. typeof(Queryable).GetMethods(BindingFlags.Static | BindingFlags.Public)];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Every_operator_is_translated_or_refused_by_our_exception(MethodInfo method)
    {
        var query = Call(method);
        if (query is null)
        {
            Assert.Contains(method.Name, (string[])["Sum", "Average", "AsQueryable"]);
            return;
        }

        var runner = new TranslationOnly(new FixedContext());
        try
        {
            var translated = runner.Translate(query);
            Assert.Contains(method.Name, Translated);
            Assert.NotNull(translated.Query);
        }
        catch (LdapTranslationException refusal)
        {
            Assert.NotEmpty(refusal.Remedy);
            Assert.True(
                !Translated.Contains(method.Name) || method.GetParameters().Length > 1 || method.IsGenericMethod,
                $"{method} was refused: {refusal.Message}");
        }
    }

    [Fact]
    public void Every_translated_operator_is_translated_in_its_plain_form()
    {
        var runner = new TranslationOnly(new FixedContext());
        var translated = typeof(Queryable).GetMethods(BindingFlags.Static | BindingFlags.Public)
            .Where(method => Call(method) is { } query && Succeeds(query))
            .Select(method => method.Name)
            .Distinct();

        Assert.Empty(Translated.Except(translated).Except(["AsQueryable", "Sum", "Average"]).Except(["Order", "OrderDescending"])
            .Except(["Union", "Intersect", "Except"])); // CombinationTests: they need a second query
        Assert.Equal("uid", TranslationOnly.Set<Person>().Select(x => x.UserName).Order().ToLdapQuery().SortKeys[0].AttributeType);
        Assert.True(TranslationOnly.Set<Person>().Select(x => x.UserName).OrderDescending().ToLdapQuery().SortKeys[0].ReverseOrder);

        bool Succeeds(Expression query)
        {
            try
            {
                runner.Translate(query);
                return true;
            }
            catch (LdapTranslationException)
            {
                return false;
            }
        }
    }

    [Fact]
    public void A_query_says_what_it_asks_as_a_command_line()
    {
        var names = new[] { "a", "b'c" };

        var query = TranslationOnly.Set<Group>()
            .Where(x => names.Contains(x.Name))
            .OrderByDescending(x => x.Name)
            .Select(x => x.Name)
            .Skip(10).Take(5)
            .ToLdapQuery();

        Assert.Equal(
            "ldapsearch -b ou=Groups,dc=example,dc=org -s sub -z 15 -E '!sss=-cn:caseIgnoreOrderingMatch' -E pr=500/noprompt "
            + @"'(&(objectClass=groupOfNames)(|(cn=a)(cn=b'\''c)))' cn # skip 10",
            query.ToString());
    }

    [Fact]
    public void Skip_and_Take_apply_to_what_the_one_before_left()
    {
        var set = TranslationOnly.Set<Person>();

        Assert.Equal((2, 3), Limits(set.Take(5).Skip(2)));
        Assert.Equal((2, 5), Limits(set.Skip(2).Take(5)));
        Assert.Equal((0, 3), Limits(set.Take(5).Take(3)));
        Assert.Equal((3, null), Limits(set.Skip(1).Skip(2)));
        Assert.Equal((1, 2), Limits(set.Take(1..3)));
        Assert.Equal((0, 0), Limits(set.Take(-1)));
        Assert.Empty(set.Take(0).ToLdapQuery().Searches);

        static (int, int?) Limits(IQueryable<Person> query) => (query.ToLdapQuery().Skip, query.ToLdapQuery().Take);
    }

    [Fact]
    public void A_condition_or_an_order_after_a_limit_is_refused()
    {
        var set = TranslationOnly.Set<Person>();

        AssertRefused(set.Take(5).Where(x => x.UserName == "a"), "Take(5).Where(...)", "Put Where before Take(5)");
        AssertRefused(set.Skip(5).OrderBy(x => x.UserName), "Skip(5).OrderBy(...)", "Put OrderBy before Skip(5)");
        AssertRefused(set.OrderBy(x => x.UserName).Take(5).Reverse(), "Take(5).Reverse(...)", "before");
        AssertRefused(set.Select(x => x.Title).Distinct(), "Distinct(...)", "each once");
        AssertRefused(set.Where((x, i) => i > 3), "Where", "no index");
        AssertRefused(set.Select((x, i) => i), "Select", "no index");
        AssertRefused(set.OrderBy(x => x.UserName, StringComparer.Ordinal), "OrderBy", "comparers of its own");
        AssertRefused(set.OrderBy(x => x.Mail), "x.Mail", "one value");
        AssertRefused(set.OrderBy(x => x.Dn), "x.Dn", "does not sort by names");
        AssertRefused(set.OrderBy(x => x.UserName.Length), "x.UserName.Length", "Length");
        AssertRefused(set.OrderBy(x => x.Phones.Length), "x.Phones.Length", "one value");
        AssertRefused(set.Reverse(), "Last or Reverse", "in no order");
        AssertRefused(set.GroupBy(x => x.Title), "GroupBy(...)", "a directory has no GroupBy");
        AssertRefused(set.Concat(set), "Concat(...)", "Use Union");
        AssertRefused(set.Select(x => x.Manager!.Surname), "x.Manager.Surname", "not fetched");
        AssertRefused(set.TakeLast(3), "TakeLast(...)", "Reverse the order");
        AssertRefused(set.Take(^3..), "Take(...)", "from the end");
    }

    [Fact]
    public void Options_count_wherever_they_stand()
    {
        var query = TranslationOnly.Set<Person>()
            .TagWith("why")
            .Where(x => x.UserName == "a")
            .InBase(DistinguishedName.Parse("o=other"))
            .Take(3)
            .InScope(SearchScope.SingleLevel)
            .PageSize(2)
            .AsNoTracking()
            .ToLdapQuery();

        Assert.Equal("o=other", query.BaseObject.ToString());
        Assert.Equal(SearchScope.SingleLevel, query.Scope);
        Assert.Equal(2, query.PageSize);
        Assert.Equal(["why"], query.Tags);
        Assert.Equal(3, query.Take);
    }

    [Theory]
    [InlineData("ou=x,ou=People,dc=example,dc=org", true, "ou=x,ou=People,dc=example,dc=org", SearchScope.SingleLevel)]
    [InlineData("ou=x,ou=People,dc=example,dc=org", false, "ou=x,ou=People,dc=example,dc=org", SearchScope.WholeSubtree)]
    [InlineData("dc=example,dc=org", false, "ou=People,dc=example,dc=org", SearchScope.WholeSubtree)]
    [InlineData("dc=example,dc=org", true, "ou=People,dc=example,dc=org", SearchScope.BaseObject)]
    [InlineData("ou=People,dc=example,dc=org", true, "ou=People,dc=example,dc=org", SearchScope.SingleLevel)]
    [InlineData("o=elsewhere", false, null, null)]
    public void Where_an_entry_lies_narrows_where_the_search_looks(
        string ancestor, bool isChild, string? baseObject, SearchScope? scope)
    {
        var name = DistinguishedName.Parse(ancestor);
        var set = TranslationOnly.Set<Person>();

        var query = (isChild ? set.Where(x => x.Dn.IsChildOf(name)) : set.Where(x => x.Dn.IsDescendantOf(name))).ToLdapQuery();

        Assert.Equal(scope is null, query.Searches.Count == 0);
        if (scope is not null)
        {
            Assert.Equal(DistinguishedName.Parse(baseObject!), query.BaseObject);
            Assert.Equal(scope, query.Scope);
        }
    }

    [Fact]
    public void A_query_over_something_else_says_so()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => new[] { 1 }.AsQueryable().ToLdapQuery());

        Assert.Contains("not over a directory", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_query_is_an_async_sequence_which_would_make_every_Where_ambiguous()
    {
        Assert.False(typeof(IAsyncEnumerable<Person>).IsAssignableFrom(typeof(LdapSet<Person>)));
        Assert.False(TranslationOnly.Set<Person>() is IAsyncEnumerable<Person>);
    }

    static void AssertRefused<T>(IQueryable<T> query, string part, string text)
    {
        var failure = Assert.Throws<LdapTranslationException>(() => query.ToLdapQuery());
        Assert.Contains(part, failure.Expression, StringComparison.Ordinal);
        Assert.Contains(text, failure.Message, StringComparison.Ordinal);
    }

    // A call of the operator over people with arguments of the right types, or null for one over numbers.
    static MethodCallExpression? Call(MethodInfo method)
    {
        var source = TranslationOnly.Set<Person>().OrderBy(x => x.UserName);
        if (!method.IsGenericMethod)
        {
            return null;
        }

        var types = method.GetGenericArguments().Select((type, i) => type.Name switch
        {
            _ when i == 0 => typeof(Person),
            "TResult" when method.Name is "OfType" or "Cast" => typeof(Person),
            "TSecond" or "TThird" or "TInner" => typeof(Person),
            _ => typeof(string),
        }).ToArray();
        var closed = method.MakeGenericMethod(types);
        var parameters = closed.GetParameters();
        var arguments = parameters.Select((parameter, i) => i == 0 ? source.Expression : Argument(parameter.ParameterType)).ToArray();
        return parameters[0].ParameterType.IsAssignableFrom(source.Expression.Type) || method.Name == "AsQueryable"
            ? Expression.Call(closed, arguments)
            : null;
    }

    static Expression Argument(Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Expression<>))
        {
            var function = type.GetGenericArguments()[0];
            var signature = function.GetMethod("Invoke")!;
            var parameters = signature.GetParameters().Select(p => Expression.Parameter(p.ParameterType, "x")).ToArray();
            Expression body = signature.ReturnType == typeof(string) && parameters[0].Type == typeof(Person)
                ? Expression.Property(parameters[0], nameof(Person.UserName))
                : signature.ReturnType == typeof(bool)
                    ? Expression.Constant(true)
                    : Expression.Default(signature.ReturnType);
            return Expression.Quote(Expression.Lambda(function, body, parameters));
        }

        return type == typeof(int) ? Expression.Constant(1)
            : type == typeof(Range) ? Expression.Constant(1..2)
            : type == typeof(Index) ? Expression.Constant((Index)1)
            : type == typeof(Person)
                ? Expression.Constant(new Person { Dn = DistinguishedName.Parse("uid=a,dc=x"), UserName = "a", Surname = "b" })
                : Expression.Constant(type.IsValueType ? Activator.CreateInstance(type) : null, type);
    }
}
