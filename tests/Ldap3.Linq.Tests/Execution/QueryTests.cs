using Ldap3.Protocol;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Tests.Execution;

public sealed class QueryTests(CompanyDirectory directory) : IClassFixture<CompanyDirectory>
{
    static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    readonly Company _company = directory.Open();

    [Fact]
    public async Task A_query_finds_the_entities_that_meet_its_condition()
    {
        var engineers = await _company.People.Where(x => x.Title == "engineer" && x.Surname == "Ason").ToListAsync(Token);

        Assert.Equal(["u00", "u15"], engineers.Select(x => x.UserName).Order());
        Assert.All(engineers, x => Assert.Equal("Engineer", x.Title));
    }

    [Fact]
    public void A_query_runs_without_await_too()
    {
        var names = (from x in _company.People where x.Title == "Engineer" orderby x.UserName descending select x.UserName).ToArray();

        Assert.Equal(["u27", "u24", "u21", "u18", "u15", "u12", "u09", "u06", "u03", "u00"], names);
        Assert.Equal(10, _company.People.Count(x => x.Title != null));
        Assert.True(_company.People.Any(x => x.Mail.Contains("u05.1@example.org")));
        Assert.Equal("u05", _company.People.Single(x => x.Mail.Contains("u05.1@example.org")).UserName);
    }

    [Fact]
    public async Task Rows_stream_page_by_page()
    {
        var count = 0;
        await foreach (var person in _company.People.AsAsyncEnumerable().WithCancellation(Token))
        {
            Assert.NotNull(person.UserName);
            count++;
        }

        Assert.Equal(30, count);
    }

    [Fact]
    public async Task Order_Skip_and_Take_work_together()
    {
        var page = await _company.People.OrderBy(x => x.Surname).ThenByDescending(x => x.UserName).Skip(4).Take(5)
            .Select(x => x.UserName).ToListAsync(Token);

        Assert.Equal(["u05", "u00", "u26", "u21", "u16"], page);
        Assert.Equal("u29", (await _company.People.OrderBy(x => x.UserName).LastAsync(Token)).UserName);
        Assert.Equal("u02", (await _company.People.OrderBy(x => x.UserName).Skip(2).FirstAsync(Token)).UserName);
    }

    [Fact]
    public async Task The_operators_that_end_a_query_answer_as_LINQ_does()
    {
        Assert.Equal(30, await _company.People.CountAsync(Token));
        Assert.Equal(10L, await _company.People.LongCountAsync(x => x.Title == "Engineer", Token));
        Assert.True(await _company.People.AnyAsync(Token));
        Assert.False(await _company.People.AnyAsync(x => x.Title == "King", Token));
        Assert.True(await _company.People.AllAsync(x => x.Surname.EndsWith("son"), Token));
        Assert.False(await _company.People.AllAsync(x => x.Title == "Engineer", Token));
        Assert.Null(await _company.People.FirstOrDefaultAsync(x => x.Title == "King", Token));
        Assert.Equal("u07", (await _company.People.SingleAsync(x => x.UserName == "u07", Token)).UserName);
        Assert.Equal(4, await _company.People.Take(4).CountAsync(Token));
        Assert.Equal("u29", await _company.People.MaxAsync(x => x.UserName, Token));
        Assert.Equal(435, await _company.People.SumAsync(x => int.Parse(x.Number!), Token));
        Assert.Equal(14.5, await _company.People.AverageAsync(x => int.Parse(x.Number!), Token));
        await Assert.ThrowsAsync<InvalidOperationException>(() => _company.People.FirstAsync(x => x.Title == "King", Token));
        await Assert.ThrowsAsync<InvalidOperationException>(() => _company.People.SingleAsync(x => x.Title == "Engineer", Token));
        Assert.Equal(30, (await _company.People.ToDictionaryAsync(x => x.UserName, Token)).Count);
        Assert.Equal("none", _company.People.Where(x => x.Title == "King").Select(x => x.UserName).FirstOrDefault("none"));
    }

    [Fact]
    public async Task A_projection_asks_for_what_it_uses_and_runs_on_the_client()
    {
        var query = _company.People.Where(x => x.UserName == "u05")
            .Select(x => new { x.UserName, First = x.Mail.FirstOrDefault(), Boss = x.Manager!.Dn });

        Assert.Equal(["uid", "mail", "manager"], query.ToLdapQuery().Attributes);
        var row = await query.SingleAsync(Token);
        Assert.Equal("u05.0@example.org", row.First);
        Assert.Equal(DistinguishedName.Parse("uid=u00,ou=People,dc=example,dc=org"), row.Boss);
        Assert.False(_company.HasChanges);
    }

    [Fact]
    public async Task A_name_as_a_condition_is_where_the_search_looks()
    {
        var name = DistinguishedName.Parse("uid=u05,ou=People,dc=example,dc=org");
        var nobody = DistinguishedName.Parse("uid=nobody,ou=People,dc=example,dc=org");

        Assert.Equal("u05", (await _company.People.SingleAsync(x => x.Dn == name, Token)).UserName);
        Assert.Null(await _company.People.FirstOrDefaultAsync(x => x.Dn == nobody, Token));
        Assert.Empty(await _company.People.Where(x => x.Dn == name && x.UserName == "u06").ToListAsync(Token));
        Assert.Equal(2, await _company.People.CountAsync(x => new[] { name, nobody, name }.Contains(x.Dn) || x.UserName == "u01", Token));
        Assert.Equal(["u05"], await _company.People.Where(x => new[] { name, nobody }.Contains(x.Dn)).Select(x => x.UserName).ToListAsync(Token));
        Assert.Equal(30, await _company.People.CountAsync(x => x.Dn.IsChildOf(name.Parent), Token));
        Assert.Equal(2, await _company.Units.CountAsync(x => x.Dn.IsDescendantOf(directory.Source.BaseDn), Token));
        Assert.Equal(0, await _company.Units.CountAsync(x => x.Dn.IsDescendantOf(name.Parent), Token));
        Assert.Equal("u05", (await _company.People.FindAsync(name, Token))!.UserName);
        Assert.Null(await _company.People.FindAsync(nobody, Token));
    }

    [Fact]
    public async Task A_list_too_long_for_one_search_finds_each_entry_once()
    {
        await using var company = new Company(new LdapContextOptions<Company> { DataSource = directory.Source, MaxListValues = 4 });
        var names = Enumerable.Range(0, 12).SelectMany(i => new[] { $"u{i:00}", $"U{i:00}" }).ToArray();

        Assert.Equal(12, await company.People.CountAsync(x => names.Contains(x.UserName), Token));
    }

    [Fact]
    public async Task An_entity_is_one_object_however_often_it_is_found()
    {
        var first = await _company.People.FirstAsync(x => x.UserName == "u01", Token);
        var again = await _company.People.FirstAsync(x => x.UserName == "u01", Token);
        var apart = await _company.People.AsNoTracking().FirstAsync(x => x.UserName == "u01", Token);

        Assert.Same(first, again);
        Assert.NotSame(first, apart);
    }

    [Fact]
    public async Task A_result_that_the_server_cut_short_throws_unless_the_query_asked_for_no_more()
    {
        await using var small = new CompanyDirectory(sizeLimit: 10);
        await using var anonymous = LdapDataSource.Create(small.Url);
        await using var company = new Company(new LdapContextOptions<Company> { DataSource = anonymous, PageSize = 0 });

        Assert.Equal(5, (await company.People.Take(5).ToListAsync(Token)).Count);
        var failure = await Assert.ThrowsAsync<LdapOperationException>(() => company.People.ToListAsync(Token));
        Assert.Equal(ResultCode.SizeLimitExceeded, failure.ResultCode);
        Assert.Throws<LdapOperationException>(() => company.People.Count());
        await Assert.ThrowsAsync<LdapOperationException>(() => company.People.Take(20).ToListAsync(Token));
    }

    [Fact]
    public async Task A_context_in_use_refuses_a_second_use()
    {
        await using var company = directory.Open();
        var enumerator = company.People.AsAsyncEnumerable().GetAsyncEnumerator(Token);
        Assert.True(await enumerator.MoveNextAsync());
        using (company.Guard.Enter())
        {
            var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => company.People.CountAsync(Token));
            Assert.Contains("at work already", failure.Message, StringComparison.Ordinal);
            await Assert.ThrowsAsync<InvalidOperationException>(() => company.SaveChangesAsync(Token));
            Assert.Throws<InvalidOperationException>(() => company.People.Count());
        }

        // Between two rows the context is free again.
        Assert.Equal(30, await company.People.CountAsync(Token));
        await enumerator.DisposeAsync();
    }

    [Fact]
    public async Task What_the_server_would_leave_undefined_is_refused_by_its_schema()
    {
        var failure = await Assert.ThrowsAsync<LdapTranslationException>(
            () => _company.People.Where(x => x.UserName.CompareTo("b") > 0).ToListAsync(Token));

        Assert.Contains("no ordering rule", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_of_several_entries_come_one_by_one()
    {
        using var company = directory.Open();
        var query = company.People.Where(p => p.UserName == "u01" || p.UserName == "u02" || p.UserName == "u03");

        Assert.Equal(3, query.SelectMany(p => p.Mail).ToList().Count);
        Assert.Equal(
            ["u01: u01.0@example.org", "u02: u02.0@example.org", "u02: u02.1@example.org"],
            (await query.SelectMany(p => p.Mail, (p, m) => p.UserName + ": " + m).ToListAsync(TestContext.Current.CancellationToken)).Order());
    }

    [Fact]
    public void Entries_that_meet_both_conditions_of_a_union_come_once()
    {
        using var company = directory.Open();
        var some = company.People.Where(p => p.UserName == "u01" || p.UserName == "u02");

        Assert.Equal(3, some.Union(company.People.Where(p => p.UserName == "u02" || p.UserName == "u03")).Count());
        Assert.Equal("u02", some.Intersect(company.People.Where(p => p.UserName == "u02")).Single().UserName);
        Assert.Equal("u01", some.Except(company.People.Where(p => p.UserName == "u02")).Single().UserName);
    }
}
