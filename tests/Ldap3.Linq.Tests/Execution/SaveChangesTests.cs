using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Tests.Execution;

public sealed class SaveChangesTests : IAsyncLifetime
{
    static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    readonly CompanyDirectory _directory = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _directory.DisposeAsync();

    [Fact]
    public async Task New_entities_are_created_after_their_parents()
    {
        await using var company = _directory.Open();
        var child = new Unit { Dn = DistinguishedName.Parse("ou=b,ou=a,dc=example,dc=org"), Name = "b" };
        company.Units.Add(child);
        company.Units.Add(new Unit { Name = "a" });
        company.People.Add(new Employee { UserName = "new", FullName = "New", Surname = "New", Mail = { "new@example.org" } });

        Assert.True(company.HasChanges);
        Assert.Equal(3, await company.SaveChangesAsync(Token));
        Assert.False(company.HasChanges);

        await using var other = _directory.Open();
        Assert.NotNull(await other.Units.FindAsync(child.Dn, Token));
        Assert.Equal(["new@example.org"], (await other.People.SingleAsync(x => x.UserName == "new", Token)).Mail);
    }

    [Fact]
    public async Task A_new_entity_gets_the_name_that_its_naming_property_makes()
    {
        await using var company = _directory.Open();
        var person = new Employee { UserName = "x", FullName = "X", Surname = "X" };
        company.People.Add(person);

        company.SaveChanges();

        Assert.Equal(DistinguishedName.Parse("uid=x,ou=People,dc=example,dc=org"), person.Dn);
        Assert.Same(person, company.People.Find(person.Dn));
        person.Title = "Sir";
        Assert.Equal(1, company.SaveChanges());
        Assert.Equal(0, company.SaveChanges());
    }

    [Fact]
    public async Task Only_what_changed_is_sent()
    {
        await using var company = _directory.Open();
        var people = await company.People.Where(x => x.UserName == "u02" || x.UserName == "u03").ToListAsync(Token);
        var person = people.Single(x => x.UserName == "u02");
        person.Mail.Add("second@example.org");
        person.Mail.Remove("u02.0@example.org");

        Assert.Equal(1, await company.SaveChangesAsync(Token));

        await using var other = _directory.Open();
        var saved = await other.People.SingleAsync(x => x.UserName == "u02", Token);
        Assert.Equal(["second@example.org", "u02.1@example.org"], saved.Mail.Order());
    }

    [Fact]
    public async Task A_rename_and_a_change_are_saved_together()
    {
        await using var company = _directory.Open();
        var person = await company.People.SingleAsync(x => x.UserName == "u04", Token);
        person.UserName = "renamed";
        person.Title = "Boss";

        Assert.Equal(2, await company.SaveChangesAsync(Token));
        Assert.Equal(DistinguishedName.Parse("uid=renamed,ou=People,dc=example,dc=org"), person.Dn);
        Assert.False(company.HasChanges);
        await using var other = _directory.Open();
        Assert.Equal("Boss", (await other.People.SingleAsync(x => x.UserName == "renamed", Token)).Title);
        Assert.False(await other.People.AnyAsync(x => x.UserName == "u04", Token));
    }

    [Fact]
    public async Task Entries_are_deleted_children_first()
    {
        await using var company = _directory.Open();
        company.Units.AddRange(
            new Unit { Name = "a" }, new Unit { Dn = DistinguishedName.Parse("ou=b,ou=a,dc=example,dc=org"), Name = "b" });
        await company.SaveChangesAsync(Token);
        foreach (var unit in await company.Units.Where(x => x.Name == "a" || x.Name == "b").ToListAsync(Token))
        {
            company.Units.Remove(unit);
        }

        Assert.Equal(2, await company.SaveChangesAsync(Token));
        Assert.False(await company.Units.AnyAsync(x => x.Name == "a", Token));
    }

    [Fact]
    public async Task A_refused_change_says_what_was_applied_and_saving_again_goes_on_from_there()
    {
        await using var company = _directory.Open();
        var good = new Employee { UserName = "good", FullName = "Good", Surname = "Good" };
        var bad = new Employee { UserName = "u01", FullName = "Twice", Surname = "Twice" };
        company.People.AddRange(good, bad);
        var old = await company.People.SingleAsync(x => x.UserName == "u09", Token);
        old.Title = "Late";

        var failure = await Assert.ThrowsAsync<LdapSaveException>(() => company.SaveChangesAsync(Token));

        Assert.Equal(ResultCode.EntryAlreadyExists, failure.ResultCode);
        Assert.Equal("uid=u01,ou=People,dc=example,dc=org", Assert.IsType<AddRequest>(failure.Failed).Entry.ToString());
        Assert.Equal("uid=good,ou=People,dc=example,dc=org", Assert.IsType<AddRequest>(Assert.Single(failure.Applied)).Entry.ToString());
        Assert.Equal(1, failure.Pending);
        company.People.Remove(bad);
        Assert.Equal(1, await company.SaveChangesAsync(Token));
    }

    [Fact]
    public async Task Reload_brings_back_what_the_directory_holds()
    {
        await using var company = _directory.Open();
        var person = await company.People.SingleAsync(x => x.UserName == "u06", Token);
        person.Title = "Nonsense";

        Assert.True(await company.ReloadAsync(person, Token));
        Assert.Equal("Engineer", person.Title);
        Assert.False(company.HasChanges);
        Assert.Throws<InvalidOperationException>(() => company.Reload(new Employee { UserName = "q", FullName = "q", Surname = "q" }));
    }

    [Fact]
    public async Task What_is_not_tracked_is_not_saved()
    {
        await using var company = _directory.Open();
        var person = await company.People.AsNoTracking().SingleAsync(x => x.UserName == "u06", Token);
        person.Title = "Nonsense";

        Assert.False(company.HasChanges);
    }
}
