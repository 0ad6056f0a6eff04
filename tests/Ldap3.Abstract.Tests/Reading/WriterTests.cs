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
        Assert.Throws<InvalidOperationException>(() => writer.Commit());
        Assert.Throws<InvalidOperationException>(() => entry["mail"].Add("g@test"));

        entry["cn"].Set("Grace Hopper");
        entry["sn"].Set("Hopper");
        Assert.Equal(EntryStatus.PendingChanges, entry.Status);
        await writer.CommitAsync(cancellationToken: TestContext.Current.CancellationToken);
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

        var e = Assert.Throws<LdapOperationException>(() => writer.Commit());

        Assert.Contains("dc=test", e.MatchedDn, StringComparison.Ordinal);
        Assert.Equal(EntryStatus.PendingChanges, entry.Status);
    }

    [Fact]
    public void Every_transition_is_the_one_of_the_status_machine()
    {
        var writer = new Writer(company.Connection, Person);
        var entry = NewPerson(writer, "states");

        foreach (var (ready, status) in new (Action, EntryStatus)[]
        {
            (entry.Delete, EntryStatus.ReadyForDeletion),
            (() => entry.Move(DistinguishedName.Parse("dc=test")), EntryStatus.ReadyForMoving),
            (() => entry.Rename(RelativeDistinguishedName.Parse("uid=other")), EntryStatus.ReadyForRenaming),
        })
        {
            ready();
            ready();
            Assert.Equal(status, entry.Status);
            foreach (var refused in new Action[]
            {
                () => entry["title"].Set("x"), () => entry["title"].Add("x"), () => entry["sn"].Delete("states"),
                () => entry["title"].Remove(), () => entry["title"].Discard(),
            })
            {
                Assert.Contains(status.ToString(), Assert.Throws<InvalidOperationException>(refused).Message, StringComparison.Ordinal);
            }

            entry.Discard();
            Assert.Equal(EntryStatus.Writable, entry.Status);
        }

        entry["title"].Set("x");
        Assert.Equal(EntryStatus.PendingChanges, entry.Status);
        entry["title"].Discard();
        Assert.Equal(EntryStatus.Writable, entry.Status);
        writer.Commit();
        Assert.Equal(EntryStatus.Writable, entry.Status);
    }

    [Fact]
    public void Committing_all_goes_on_after_a_refusal_and_reports_it()
    {
        var writer = new Writer(company.Connection, Person);
        var bad = writer.New(DistinguishedName.Parse("uid=bad,ou=Nowhere,dc=test"));
        var good = writer.New(company.People.Child("uid", "good"));
        var unfinished = writer.New(company.People.Child("uid", "unfinished"));
        foreach (var entry in new[] { bad, good })
        {
            entry["cn"].Set("x");
            entry["sn"].Set("x");
        }

        var report = writer.CommitAll();

        Assert.False(report.Status);
        Assert.Equal([good], report.Committed);
        Assert.Equal([bad, unfinished], report.Failures.Select(failure => failure.Entry));
        Assert.IsType<LdapOperationException>(report.Failures[0].Error);
        Assert.Contains("cn, sn", string.Join(", ", unfinished.MissingAttributes.Select(a => a.Key).Order(StringComparer.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(EntryStatus.PendingChanges, bad.Status);
    }

    [Fact]
    public void Entries_of_a_reader_and_of_a_search_can_be_changed()
    {
        NewPerson(new Writer(company.Connection, Person), "taken");
        var result = new Reader(company.Connection, Person, company.People, "uid: taken").Search();

        var fromReader = Writer.FromResult(company.Connection, result);
        fromReader.Entries[0]["title"].Set("a");
        fromReader.Commit();
        var fromSearch = Writer.FromOutcome(company.Connection, company.Connection.Search("ou=People,dc=test", "(uid=taken)"), Person);
        fromSearch.Entries[0]["title"].Set("b");
        fromSearch.Commit(refresh: false);

        Assert.Equal("a", fromReader.Entries[0]["title"].Value);
        Assert.Throws<InvalidOperationException>(() => fromReader.Edit(result[0]));
        Assert.True(fromReader.Refresh(fromReader.Entries[0]));
        Assert.Equal("b", fromReader.Entries[0]["title"].Value);
    }

    [Fact]
    public void A_new_entry_whose_name_the_definition_does_not_know_is_refused()
    {
        var writer = new Writer(company.Connection, Person);

        Assert.Contains("dc", Assert.Throws<ArgumentException>(() => writer.New(DistinguishedName.Parse("dc=x,dc=test"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Thirty_two_threads_change_one_entry_and_every_change_is_kept()
    {
        var writer = new Writer(company.Connection, Person);
        var entry = NewPerson(writer, "shared");

        var threads = Enumerable.Range(0, 32).Select(i => new Thread(() => entry["mail"].Add($"{i}@test"))).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        writer.Commit();

        Assert.Equal(32, Read(entry.Dn)!["mail"].Count);
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
