using System.Collections;
using Ldap3.Linq;

namespace Ldap3.Specification;

/// <summary>The same C# finds the same people in every directory as in memory.</summary>
public abstract class BusinessQuerySpecification(DirectoryFixture directory)
{
    public static TheoryData<string> Questions => [.. BusinessQueries.All.Keys];

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task A_business_query_finds_what_it_finds_in_memory(string question)
    {
        await using var company = new CompanyContext(directory.Source);
        var groups = directory.Source.BaseDn.Child("ou", "Groups");
        var query = BusinessQueries.All[question];
        var everybody = await EverybodyAsync(company);

        var expected = Rows(query(everybody.AsQueryable(), groups));
        var actual = Rows(query(company.Set<Colleague>(), groups));

        Assert.NotEmpty(expected);
        Assert.Equal(expected, actual);
    }

    static string[] Rows(object result) => result is IEnumerable rows and not string
        ? [.. rows.Cast<object>().Select(row => row.ToString()!).Order(StringComparer.Ordinal)]
        : [result.ToString()!];

    // Everybody, each with the manager as an object: a reference that is read holds a name only.
    static async Task<List<Colleague>> EverybodyAsync(CompanyContext company)
    {
        var people = await company.Set<Colleague>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
        var managers = await company.Set<Colleague>()
            .Select(p => new { p.Dn, Manager = p.Manager == null ? null : (object)p.Manager.Dn })
            .ToListAsync(TestContext.Current.CancellationToken);
        var byName = people.ToDictionary(person => person.Dn);
        foreach (var row in managers)
        {
            byName[row.Dn].Manager = row.Manager is Protocol.Names.DistinguishedName name ? byName[name] : null;
        }

        return people;
    }
}
