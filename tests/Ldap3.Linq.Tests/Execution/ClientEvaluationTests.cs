namespace Ldap3.Linq.Tests.Execution;

/// <summary>What is left to the client is done before rows are counted, passed over or taken.</summary>
public sealed class ClientEvaluationTests(CompanyDirectory directory) : IClassFixture<CompanyDirectory>
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_that_do_not_meet_the_condition_are_not_counted_or_taken()
    {
        using var company = directory.Open();
        var second = company.People.Where(p => p.Mail.Any(m => m != "u02.0@example.org")).EvaluateOnClient(ClientEvaluation.Narrowed);

        // Of those with mail, u02 has another address besides.
        Assert.Equal(20, await second.CountAsync(CancellationToken));
        Assert.Equal(20, second.Count());
        Assert.Equal(3, (await second.Take(3).ToListAsync(CancellationToken)).Count);
        Assert.Equal(5, second.Skip(15).ToList().Count);
        Assert.True(await second.AnyAsync(CancellationToken));
        var none = company.People.Where(p => p.Mail.Any(m => m.StartsWith("u02.0") && m.Contains("u01"))).EvaluateOnClient(ClientEvaluation.Narrowed);
        Assert.Null(await none.FirstOrDefaultAsync(CancellationToken));
        Assert.Equal("u02", second.Single(p => p.Mail.Any(m => m.StartsWith("u02.0") && m.Length > 3)).UserName);
    }

    [Fact]
    public async Task Letters_compare_by_the_attributes_rule_unless_the_condition_says_otherwise()
    {
        using var company = directory.Open();
        var people = company.People.EvaluateOnClient(ClientEvaluation.Narrowed);

        Assert.Equal(0, await people.CountAsync(p => p.FullName.Equals("USER 01", StringComparison.Ordinal), CancellationToken));
        Assert.Equal(1, await people.CountAsync(p => p.FullName.Equals("User 01", StringComparison.Ordinal), CancellationToken));
        Assert.Equal(1, await people.CountAsync(p => p.FullName == "USER  01" && p.Surname.Length > 0, CancellationToken));
        Assert.Equal(
            2, await people.CountAsync(p => p.Title != null && p.Mail.All(m => m != "x") && (p.FullName == "user 00" || p.FullName == "user 03"), CancellationToken));
    }

    [Fact]
    public async Task The_client_sorts_by_what_no_server_sorts_by()
    {
        using var company = directory.Open();
        var query = company.People.OrderByDescending(p => p.Mail.Count).ThenBy(p => p.UserName).EvaluateOnClient(ClientEvaluation.Sorting);

        Assert.Equal(["u02", "u05", "u08"], await query.Take(3).Select(p => p.UserName).ToListAsync(CancellationToken));
        Assert.Equal(["u05", "u08"], query.Skip(1).Take(2).ToList().Select(p => p.UserName));
        Assert.Equal("u27", (await query.LastAsync(CancellationToken)).UserName);
        await Assert.ThrowsAsync<LdapTranslationException>(
            () => company.People.OrderBy(p => p.Mail.Count).ToListAsync(CancellationToken));
    }

    [Fact]
    public async Task A_part_of_a_sorted_list_is_all_that_is_fetched_where_the_server_shows_it()
    {
        using var company = directory.Open(pageSize: 10);
        var window = company.People.OrderBy(p => p.UserName).Skip(20).Take(4);
        await company.People.CountAsync(CancellationToken);

        Assert.True(window.ToLdapQuery().IsWindow);
        Assert.Equal(["u20", "u21", "u22", "u23"], (await window.ToListAsync(CancellationToken)).Select(p => p.UserName));
        Assert.Equal(["u29"], company.People.OrderBy(p => p.UserName).Skip(29).Take(4).ToList().Select(p => p.UserName));
        Assert.Empty(company.People.OrderBy(p => p.UserName).Skip(30).Take(4).ToList());
        Assert.Empty(await company.People.Where(p => p.Title == "none").OrderBy(p => p.UserName).Skip(3).Take(4).ToListAsync(CancellationToken));
        Assert.False(company.People.OrderBy(p => p.UserName).Skip(5).Take(11).ToLdapQuery().IsWindow);
    }

    [Fact]
    public void What_the_context_leaves_to_the_client_need_not_be_said_again()
    {
        using var company = new Company(new LdapContextOptions<Company>
        {
            DataSource = directory.Source,
            ClientEvaluation = ClientEvaluation.Narrowed,
        });

        Assert.Equal(10, company.People.Count(p => p.Title != null && p.Title.Length == 8));
        Assert.Equal(0, company.People.Count(p => p.Title != null && p.Title.Length == 9));
    }
}
