using System.Linq.Expressions;
using Ldap3.Linq.Planning;
using Ldap3.Linq.Tests.Execution;
using Ldap3.Linq.Translation.Queries;
using Ldap3.Protocol.Names;
using Ldap3.Specification.Oracle;

namespace Ldap3.Linq.Tests.Planning;

/// <summary>A query that is like an earlier one is not translated again, and asks the same as if it were.</summary>
public sealed class QueryPlanCacheTests : IClassFixture<CompanyDirectory>
{
    readonly LdapContextOptions _options;
    readonly DirectoryKnowledge _knowledge;
    readonly Company _company;

    public QueryPlanCacheTests(CompanyDirectory directory)
    {
        _company = directory.Open();
        _options = new LdapContextOptions<Company> { DataSource = directory.Source };
        _knowledge = DirectoryKnowledge.Of(directory.Source);
        _knowledge.Ensure(directory.Source);
    }

    [Fact]
    public void Any_predicate_asks_the_same_from_the_cache()
    {
        var random = new Random(4711);
        var predicates = new PredicateMaker<Thing>(random, ["ada", "bob", "x*y"], [DistinguishedName.Parse("uid=a,dc=b")]);
        var cache = new QueryPlanCache();
        for (var i = 0; i < 3000; i++)
        {
            var predicate = predicates.Next();
            var query = _company.Set<Thing>().Where(predicate).Expression;
            var expected = Translated(() => new QueryPlanCache().Translate(query, _options, _knowledge));
            Assert.Equal(expected, Translated(() => cache.Translate(query, _options, _knowledge)));
            Assert.Equal(expected, Translated(() => cache.Translate(query, _options, _knowledge)));
        }
    }

    [Fact]
    public void Values_are_put_into_the_plan_of_the_first_query()
    {
        var cache = new QueryPlanCache();
        string? name = null;
        List<string> numbers = [];
        var limit = 5;
        Expression Query() => _company.People
            .Where(p => p.Surname == name && numbers.Contains(p.Number!) && p.Title!.StartsWith(name!))
            .Where(p => p.Manager!.FullName == name || p.Mail.Contains(name!))
            .Take(limit)
            .Expression;

        foreach (var (value, list, count) in ((string?, List<string>, int)[])
            [("a", ["1"], 5), ("b", ["1", "2"], 5), ("*", [], 5), ("(c", ["3"], 6), ("", ["3"], 6), ("a", ["1"], 5)])
        {
            (name, limit) = (value, count);
            numbers.Clear();
            numbers.AddRange(list);
            var expected = QueryTranslator.Translate(Query(), new ContextTranslation(_options, _knowledge)).Query.ToString();

            Assert.Equal(expected, cache.Translate(Query(), _options, _knowledge).Query.ToString());
        }
    }

    [Theory]
    [InlineData("a", "b", true)]
    [InlineData("a", "a", true)]
    [InlineData("a", null, false)]
    public void The_plan_is_the_same_where_values_do_not_decide(string? one, string? other, bool isSame)
    {
        var cache = new QueryPlanCache();
        TranslatedQuery Query(string? name) => cache.Translate(
            _company.People.Where(p => p.Manager!.Title == name && p.Title != name).Select(p => p.FullName).Expression,
            _options,
            _knowledge);

        Assert.Equal(isSame, ReferenceEquals(Query(one).Projection, Query(other).Projection));
    }

    [Fact]
    public void Null_is_another_plan_than_a_value()
    {
        var cache = new QueryPlanCache();
        Assert.Contains("(title=a)", Filter("a"), StringComparison.Ordinal);
        Assert.Contains("(!(title=*))", Filter(null), StringComparison.Ordinal);
        Assert.Contains("(title=b)", Filter("b"), StringComparison.Ordinal);

        string Filter(string? title) =>
            cache.Translate(_company.People.Where(p => p.Title == title).Expression, _options, _knowledge).Query.Filter.ToString();
    }

    [Fact]
    public void A_function_of_the_directory_does_not_keep_a_plan_from_being_used_again()
    {
        var cache = new QueryPlanCache();
        TranslatedQuery Query(string text) => cache.Translate(
            _company.People.Where(p => Ldap.Functions.IsApproximately(p.Surname, text)).Select(p => p.FullName).Expression,
            _options,
            _knowledge);

        Assert.Same(Query("a").Projection, Query("a").Projection);
        Assert.Contains("(sn~=b)", Query("b").Query.Filter.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_list_holds_now_counts_where_the_list_decides()
    {
        var cache = new QueryPlanCache();
        var names = new List<string> { "a" };
        string Filter() => cache.Translate(
            _company.People.Where(p => names.Any(n => p.Surname.StartsWith(n))).Expression, _options, _knowledge).Query.Filter.ToString();
        var one = Filter();
        names.Add("b");

        Assert.Contains("(sn=a*)", one, StringComparison.Ordinal);
        Assert.Contains("(|(sn=a*)(sn=b*))", Filter(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_values_of_a_query_within_a_query_are_its_own()
    {
        var cache = new QueryPlanCache();
        Assert.Contains("(|(title=x)(sn=a))", Filter("a"), StringComparison.Ordinal);
        Assert.Contains("(|(title=x)(sn=b))", Filter("b"), StringComparison.Ordinal);

        string Filter(string name)
        {
            var others = _company.People.Where(p => p.Surname == name);
            return cache.Translate(
                _company.People.Where(p => p.Title == "x").Union(others).Expression, _options, _knowledge).Query.Filter.ToString();
        }
    }

    [Fact]
    public void A_value_that_is_not_evaluated_stays_so()
    {
        var cache = new QueryPlanCache();
        string? text = null;
        Expression Query() => _company.People.Where(p => text == null || p.Surname == text.Trim()).Expression;

        Assert.DoesNotContain("sn", Filter(), StringComparison.Ordinal);
        text = " b ";
        Assert.Contains("(sn=b)", Filter(), StringComparison.Ordinal);
        text = null;
        Assert.DoesNotContain("sn", Filter(), StringComparison.Ordinal);

        string Filter() => cache.Translate(Query(), _options, _knowledge).Query.Filter.ToString();
    }

    [Fact]
    public void A_value_that_is_refused_is_refused_from_the_cache_with_its_own_message()
    {
        var cache = new QueryPlanCache();
        DateTime time = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        LdapQuery Query() => cache.Translate(_company.People.Where(p => p.CreatedAt > time).Expression, _options, _knowledge).Query;
        Assert.Contains("createTimestamp>=20260101", Query().Filter.ToString(), StringComparison.Ordinal);
        time = new DateTime(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        Assert.Contains("createTimestamp>=20270101", Query().Filter.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_projection_shows_the_values_of_its_own_query()
    {
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal($"u01 {i}", _company.People.Where(p => p.UserName == "u01").Select(p => p.UserName + " " + i).Single());
        }
    }

    [Fact]
    public void Other_options_are_another_plan()
    {
        var cache = new QueryPlanCache();
        var query = _company.People.Where(p => p.Surname == "a").Expression;
        var small = new LdapContextOptions<Company> { DataSource = _options.DataSource, PageSize = 3 };

        Assert.Equal(_options.PageSize, cache.Translate(query, _options, _knowledge).Query.PageSize);
        Assert.Equal(3, cache.Translate(query, small, _knowledge).Query.PageSize);
    }

    [Fact]
    public async Task Threads_that_ask_at_once_get_their_own_values()
    {
        // A context is for one flow of work; its sets are looked up before.
        var (cache, people) = (new QueryPlanCache(), _company.People);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 2000),
            TestContext.Current.CancellationToken,
            (i, _) =>
            {
                var name = $"n{i}";
                var filter = cache.Translate(
                    people.Where(p => p.Surname == name && p.Title != name).Expression, _options, _knowledge).Query.Filter;
                Assert.EndsWith($"(sn=n{i})(!(title=n{i})))", filter.ToString(), StringComparison.Ordinal);
                return ValueTask.CompletedTask;
            });
    }

    static string Translated(Func<TranslatedQuery> translate)
    {
        try
        {
            return translate().Query.ToString();
        }
        catch (LdapTranslationException refusal)
        {
            return refusal.Message;
        }
    }
}
