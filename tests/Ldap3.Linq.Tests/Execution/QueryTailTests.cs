using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Tests.Execution;

/// <summary>GroupBy and joins: what brings several entries together runs in memory.</summary>
public sealed class QueryTailTests(CompanyDirectory directory) : IClassFixture<CompanyDirectory>
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Groups_are_made_of_the_rows_that_the_condition_leaves()
    {
        using var company = directory.Open();

        var groups = company.People.Where(p => p.Title != null).GroupBy(p => p.Surname)
            .Where(group => group.Count() == 2).OrderBy(group => group.Key).Select(group => new { group.Key, Count = group.Count() })
            .EvaluateOnClient(ClientEvaluation.Grouping);

        Assert.Equal(["Ason 2", "Bson 2", "Cson 2", "Dson 2", "Eson 2"], (await groups.ToListAsync(CancellationToken)).Select(g => $"{g.Key} {g.Count}"));
        Assert.Equal(5, groups.ToList().Count);
        Assert.Equal(5, groups.Count());
        Assert.Equal("Ason", (await groups.FirstAsync(CancellationToken)).Key);
        Assert.EndsWith("(title=*))", groups.ToLdapQuery().Filter.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Elements_and_results_are_as_the_overload_says()
    {
        using var company = directory.Open();

        var names = company.People.EvaluateOnClient(ClientEvaluation.Grouping)
            .GroupBy(p => p.Title == null, p => p.UserName, (isPlain, users) => $"{isPlain} {users.Count()}");

        Assert.Equal(["False 10", "True 20"], (await names.ToListAsync(CancellationToken)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Without_leave_nothing_is_grouped()
    {
        using var company = directory.Open();

        var refusal = Assert.Throws<LdapTranslationException>(() => company.People.GroupBy(p => p.Surname).ToList());

        Assert.Contains("EvaluateOnClient(ClientEvaluation.Grouping)", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_are_joined_with_those_that_their_references_name()
    {
        using var company = directory.Open();

        var pairs = company.People.Where(p => p.UserName == "u01" || p.UserName == "u02")
            .Join(company.People, p => p.Manager!.Dn, m => m.Dn, (p, m) => new { p.UserName, Boss = m.FullName })
            .OrderBy(pair => pair.UserName);

        Assert.Equal(["u01 User 00", "u02 User 00"], (await pairs.ToListAsync(CancellationToken)).Select(p => $"{p.UserName} {p.Boss}"));
        Assert.Equal(2, pairs.Count());
        Assert.Equal(2, await pairs.CountAsync(CancellationToken));
    }

    [Fact]
    public async Task Rows_are_joined_with_those_that_name_them()
    {
        using var company = directory.Open();

        var bosses = company.People
            .Where(p => p.UserName == "u00" || p.UserName == "u01")
            .GroupJoin(company.People.Where(p => p.Title != null), m => m.Dn, p => p.Manager!.Dn, (m, staff) => new { m.UserName, Count = staff.Count() });

        Assert.Equal(["u00 9", "u01 0"], (await bosses.ToListAsync(CancellationToken)).Select(b => $"{b.UserName} {b.Count}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_left_join_keeps_what_names_nothing()
    {
        using var company = directory.Open();

        var all = company.People.LeftJoin(company.People, p => p.Manager!.Dn, m => m.Dn, (p, m) => m == null ? p.UserName : m.UserName);

        var rows = await all.ToListAsync(CancellationToken);
        Assert.Equal(30, rows.Count);
        Assert.All(rows, row => Assert.Equal("u00", row));
    }

    [Fact]
    public void Other_joins_are_refused()
    {
        using var company = directory.Open();

        var refusal = Assert.Throws<LdapTranslationException>(
            () => company.People.Join(company.People, p => p.Surname, m => m.Surname, (p, m) => m.UserName).ToList());

        Assert.Contains("by their names", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<LdapTranslationException>(
            () => company.People.RightJoin(company.People, p => p.Dn, m => m.Dn, (p, m) => m.UserName).ToList());
        Assert.Throws<LdapTranslationException>(
            () => company.People.Join(company.People, p => p.Dn, m => m.Dn, (p, m) => m.UserName, EqualityComparer<DistinguishedName>.Default).ToList());
    }
}
