using Ldap3.Protocol;

namespace Ldap3.Linq.Tests.Execution;

/// <summary>Conditions on related entries, asked of a directory.</summary>
public sealed class NavigationTests(CompanyDirectory directory) : IClassFixture<CompanyDirectory>
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Those_are_found_whose_manager_meets_the_condition()
    {
        using var company = directory.Open();

        Assert.Equal(29, await company.People.CountAsync(p => p.Manager!.FullName == "User 00", CancellationToken));
        Assert.Equal(0, await company.People.CountAsync(p => p.Manager!.FullName == "User 01", CancellationToken));
        Assert.Equal("u00", company.People.Single(p => p.Manager!.FullName != "User 00").UserName);
        Assert.Equal("u00", company.People.Single(p => p.Manager!.Title == null).UserName);
    }

    [Fact]
    public async Task Those_are_found_that_refer_to_some_entry_in_a_collection()
    {
        using var company = directory.Open();

        Assert.Single(await company.Crews.Where(t => t.Members.Any(m => m.FullName == "User 03")).ToListAsync(CancellationToken));
        Assert.Empty(await company.Crews.Where(t => t.Members.Any(m => m.FullName == "User 04")).ToListAsync(CancellationToken));
        Assert.Single(company.Crews.Where(t => t.Members.All(m => m.Title == "Engineer")).ToList());
    }

    [Fact]
    public async Task Too_many_related_entries_are_said_with_the_limit()
    {
        using var company = new Company(new LdapContextOptions<Company> { DataSource = directory.Source, MaxRelatedEntries = 9 });

        var failure = await Assert.ThrowsAsync<LdapException>(
            () => company.People.Where(p => p.Manager!.Title == null).ToListAsync(CancellationToken));

        Assert.Contains("More than 9", failure.Message, StringComparison.Ordinal);
        Assert.Contains("manager", failure.Message, StringComparison.Ordinal);
    }
}
