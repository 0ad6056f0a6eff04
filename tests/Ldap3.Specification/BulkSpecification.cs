using Ldap3.Linq;
using Ldap3.Linq.Bulk;
using Ldap3.Protocol;
using Ldap3.Protocol.Messages;

namespace Ldap3.Specification;

/// <summary>Many entries changed or deleted by one statement.</summary>
public abstract class BulkSpecification(DirectoryFixture directory)
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_entries_found_are_updated()
    {
        await using var sandbox = await Sandbox.CreateAsync(directory);
        await using var source = await FillAsync(sandbox, 30);
        await using var company = new CompanyContext(source);
        var odd = company.Set<Applicant>().Where(p => p.Surname == "Odd");

        Assert.Equal(15, await odd.ExecuteUpdateAsync(
            s => s.SetProperty(p => p.Title, "Engineer").SetProperty(p => p.RoomNumber, p => p.FullName + "-room"),
            CancellationToken));
        Assert.Equal(15, await company.Set<Applicant>().CountAsync(p => p.Title == "Engineer", CancellationToken));
        Assert.Equal("a01-room", (await company.Set<Applicant>().SingleAsync(p => p.FullName == "a01", CancellationToken)).RoomNumber);

        Assert.Equal(15, odd.ExecuteUpdate(s => s.SetProperty(p => p.Title, (string?)null)));
        Assert.Equal(0, await company.Set<Applicant>().CountAsync(p => p.Title != null, CancellationToken));
    }

    [Fact]
    public async Task Values_are_added_to_those_that_are_there_and_removed_from_them()
    {
        await using var sandbox = await Sandbox.CreateAsync(directory);
        await using var source = await FillAsync(sandbox, 4);
        await using var company = new CompanyContext(source);
        var all = company.Set<Applicant>();

        Assert.Equal(4, await all.ExecuteUpdateAsync(s => s.AddValue(p => p.References, sandbox.Top).AddValue(p => p.References, directory.Source.BaseDn), CancellationToken));
        Assert.Equal(2, await all.Where(p => p.Surname == "Odd").ExecuteUpdateAsync(s => s.RemoveValue(p => p.References, sandbox.Top), CancellationToken));
        Assert.Equal([directory.Source.BaseDn], (await all.AsNoTracking().FirstAsync(p => p.Surname == "Odd", CancellationToken)).References);
        Assert.Equal(2, (await all.AsNoTracking().FirstAsync(p => p.Surname == "Even", CancellationToken)).References.Count);
    }

    [Fact]
    public async Task All_entries_found_are_deleted_and_no_other()
    {
        await using var sandbox = await Sandbox.CreateAsync(directory);
        await using var source = await FillAsync(sandbox, 30);
        await using var company = new CompanyContext(source);

        Assert.Equal(15, await company.Set<Applicant>().Where(p => p.Surname == "Odd").ExecuteDeleteAsync(CancellationToken));
        Assert.Equal(15, await company.Set<Applicant>().CountAsync(CancellationToken));
        Assert.Equal(15, company.Set<Applicant>().ExecuteDelete());
        Assert.Equal(0, await company.Set<Applicant>().ExecuteDeleteAsync(CancellationToken));
    }

    [Fact]
    public async Task What_cannot_be_changed_is_told_entry_by_entry_and_the_rest_is_done()
    {
        await using var sandbox = await Sandbox.CreateAsync(directory);
        await using var source = await FillAsync(sandbox, 6);
        await using var company = new CompanyContext(source);

        // A required attribute cannot be removed: of those whose room says so, it is.
        await company.Set<Applicant>().Where(p => p.FullName == "a01" || p.FullName == "a03")
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.RoomNumber, "none"), CancellationToken);
        var failure = await Assert.ThrowsAsync<LdapBulkException>(() => company.Set<Applicant>().ExecuteUpdateAsync(
            s => s.SetProperty(p => p.FullName, p => p.RoomNumber == "none" ? null! : p.FullName), CancellationToken));

        // Active Directory lets nobody set the attribute that names an entry, not even to what it is.
        string[] failed = directory.KeepsOneName ? ["a00", "a01", "a02", "a03", "a04", "a05"] : ["a01", "a03"];
        Assert.Equal(6 - failed.Length, failure.Succeeded);
        Assert.Equal(failed, failure.Failures.Select(each => each.Name.Rdn!.Parts[0].Value.ToString()).Order(StringComparer.Ordinal));
        Assert.All(failure.Failures, each => Assert.NotEqual(ResultCode.Success, each.Result.ResultCode));
    }

    static async Task<LdapDataSource> FillAsync(Sandbox sandbox, int count)
    {
        var source = new LdapDataSource(sandbox.Connection.Options, sandbox.Top);
        await using var company = new CompanyContext(source);
        company.Set<Applicant>().AddRange(Enumerable.Range(0, count).Select(i => new Applicant
        {
            FullName = $"a{i:00}", Surname = i % 2 == 0 ? "Even" : "Odd",
        }));
        await company.SaveChangesAsync(CancellationToken);
        return source;
    }
}
