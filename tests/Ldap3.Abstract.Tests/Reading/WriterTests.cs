using Ldap3.Abstract.Definitions;
using Ldap3.Abstract.Entries;
using Ldap3.Abstract.Reading;
using Ldap3.Abstract.Writing;
using Ldap3.Protocol;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;

namespace Ldap3.Abstract.Tests.Reading;

public sealed class WriterTests(EmbeddedCompany company) : IClassFixture<EmbeddedCompany>
{
    static readonly ObjectDefinition Person = ObjectDefinition.FromSchema(LdapSchema.Standard, "inetOrgPerson");

    [Fact]
    public async Task An_entry_goes_through_all_its_states()
    {
        var writer = new Writer(company.Connection, Person);
        var entry = writer.New(company.People.Child("uid", "grace"));
        Assert.Equal(EntryStatus.MissingMandatoryAttributes, entry.Status);
        Assert.Equal(["cn", "sn"], entry.MissingAttributes.Select(a => a.Key).Order(StringComparer.Ordinal));
        Assert.Throws<InvalidOperationException>(writer.Commit);
        Assert.Throws<InvalidOperationException>(() => entry["mail"].Add("g@test"));

        entry["cn"].Set("Grace Hopper");
        entry["sn"].Set("Hopper");
        Assert.Equal(EntryStatus.PendingChanges, entry.Status);
        await writer.CommitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(EntryStatus.Committed, entry.Status);

        entry["mail"].Add("grace@test", "hopper@test");
    }

    [Fact]
    public void Changes_are_sent_as_one_modify_and_read_back()
    {
        var writer = new Writer(company.Connection, Person);
        var entry = NewPerson(writer, "edsger");

        entry["mail"].Set("a@test", "b@test");
        entry["title"].Set("Professor");
        writer.Commit();
        entry["mail"].Delete("a@test");
        entry["mail"].Add("c@test");
        writer.Commit();

        Assert.Equal(["b@test", "c@test"], entry["mail"].StoredValues.Select(value => value.ToString()));
        Assert.Equal("Professor", Read(entry.Dn)!["title"].Value);
    }

    [Fact]
    public void Discarding_forgets_changes_and_new_entries()
    {
        var writer = new Writer(company.Connection, Person);
        var ada = writer.Edit(Read(company.People.Child("uid", "ada"))!);
        ada["title"].Set("Countess");
        writer.New(company.People.Child("uid", "new"));

        writer.Discard();

        Assert.Equal([ada], writer.Entries);
        Assert.Equal(EntryStatus.Writable, ada.Status);
        Assert.Empty(ada.Changes);
    }

    [Fact]
    public void Renaming_moving_and_deleting_take_a_commit_each()
    {
        var writer = new Writer(company.Connection, Person);
        var entry = NewPerson(writer, "barbara");

        entry.Rename(RelativeDistinguishedName.Parse("uid=liskov"));
        Assert.Equal(EntryStatus.ReadyForRenaming, entry.Status);
        Assert.Throws<InvalidOperationException>(() => entry["title"].Set("x"));
        Assert.Throws<InvalidOperationException>(entry.Delete);
        writer.Commit();
        Assert.Equal("uid=liskov,ou=People,dc=test", entry.Dn.ToString());

        entry.Move(DistinguishedName.Parse("dc=test"));
        writer.Commit();
        Assert.NotNull(Read(DistinguishedName.Parse("uid=liskov,dc=test")));

        entry.Delete();
        writer.Commit();
        Assert.Equal(EntryStatus.Deleted, entry.Status);
        Assert.Null(Read(DistinguishedName.Parse("uid=liskov,dc=test")));
    }

    [Fact]
    public void Pending_changes_stand_in_the_way_of_deleting()
    {
        var writer = new Writer(company.Connection, Person);
        var ada = writer.Edit(Read(company.People.Child("uid", "ada"))!);
        ada["title"].Set("Countess");

        Assert.Throws<InvalidOperationException>(ada.Delete);
        Assert.Throws<ArgumentException>(() => ada["mail"].Delete("nobody@test"));
    }

    [Fact]
    public void A_refusal_of_the_server_says_why_and_keeps_the_change_pending()
    {
        var writer = new Writer(company.Connection, Person);
        var entry = writer.New(DistinguishedName.Parse("uid=x,ou=Nowhere,dc=test"));
        entry["cn"].Set("X");
        entry["sn"].Set("X");

        var e = Assert.Throws<LdapOperationException>(writer.Commit);

        Assert.Contains("dc=test", e.MatchedDn, StringComparison.Ordinal);
        Assert.Equal(EntryStatus.PendingChanges, entry.Status);
    }

    WritableEntry NewPerson(Writer writer, string uid)
    {
        var entry = writer.New(company.People.Child("uid", uid));
        entry["cn"].Set(uid);
        entry["sn"].Set(uid);
        writer.Commit();
        return entry;
    }

    Entry? Read(DistinguishedName dn) => new Reader(company.Connection, Person, company.People).SearchObject(dn);
}
