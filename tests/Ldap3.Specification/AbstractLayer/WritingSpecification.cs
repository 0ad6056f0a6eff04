using Ldap3.Abstract.Definitions;
using Ldap3.Abstract.Entries;
using Ldap3.Abstract.Reading;
using Ldap3.Abstract.Writing;
using Ldap3.Protocol;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Specification.AbstractLayer;

/// <summary>The chapters of ldap3's Abstract Layer tutorial that write: changing, creating, renaming, moving, deleting.</summary>
public abstract class WritingSpecification(DirectoryFixture directory)
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Chapter_changing_an_entry_becomes_writable_pending_and_committed()
    {
        await using var sandbox = await Sandbox.CreateAsync(directory);
        await AddPersonAsync(sandbox, "ada");
        var writer = Writer.FromResult(sandbox.Connection, await ReaderOf(sandbox, await PersonAsync()).SearchAsync(CancellationToken));
        var ada = writer.Entries[0];

        Assert.Equal(EntryStatus.Writable, ada.Status);
        ada["mail"].Add("a@example.org", "b@example.org");
        ada["sn"].Set("Byron");
        ada["sn"].Set("Lovelace");
        Assert.Equal(EntryStatus.PendingChanges, ada.Status);
        Assert.Equal(["Add", "Replace"], ada.Changes.Select(change => change.Operation.ToString()));
        Assert.Empty(ada["mail"].Values);
        await writer.CommitAsync(cancellationToken: CancellationToken);

        Assert.Equal(EntryStatus.Committed, ada.Status);
        Assert.Equal(["a@example.org", "b@example.org"], ada["mail"].Values.Select(v => v.ToString()).Order(StringComparer.Ordinal));
        ada["mail"].Delete("a@example.org");
        Assert.Throws<ArgumentException>(() => ada["mail"].Delete("nobody@example.org"));
        writer.Commit();
        Assert.Equal("b@example.org", ada["mail"].Value);
        ada["mail"].Remove();
        writer.Commit();
        Assert.True(ada["mail"].IsVirtual);
    }

    [Fact]
    public async Task Chapter_changing_what_is_discarded_is_not_sent()
    {
        await using var sandbox = await Sandbox.CreateAsync(directory);
        await AddPersonAsync(sandbox, "ada");
        var writer = Writer.FromResult(sandbox.Connection, ReaderOf(sandbox, await PersonAsync()).Search());
        var ada = writer.Entries[0];

        ada["title"].Set("Countess");
        ada["title"].Discard();
        Assert.Equal(EntryStatus.Writable, ada.Status);
        ada["title"].Set("Countess");
        writer.New(sandbox.At("uid=nobody"));
        writer.Discard();
        writer.Commit();

        Assert.Equal([ada], writer.Entries);
        Assert.Null(ReaderOf(sandbox, await PersonAsync()).Search()[0]["title"].Value);
    }

    [Fact]
    public async Task Chapter_creating_a_virtual_entry_names_what_it_lacks()
    {
        await using var sandbox = await Sandbox.CreateAsync(directory);
        var writer = new Writer(sandbox.Connection, await PersonAsync());

        var entry = writer.New(sandbox.At("uid=alan"));
        Assert.Equal(EntryStatus.MissingMandatoryAttributes, entry.Status);
        var refusal = Assert.Throws<InvalidOperationException>(() => writer.Commit());
        Assert.Contains("cn", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("sn", refusal.Message, StringComparison.Ordinal);
        foreach (var forbidden in new Action[]
        {
            () => entry["mail"].Add("a@b"), () => entry["mail"].Delete("a@b"), () => entry["mail"].Remove(), entry.Delete,
            () => entry.Rename(RelativeDistinguishedName.Parse("uid=x")), () => entry.Move(sandbox.Top),
        })
        {
            Assert.Throws<InvalidOperationException>(forbidden);
        }

        Assert.Throws<InvalidOperationException>(() => writer.New(sandbox.At("UID=Alan")));
        entry["cn"].Set("Alan Turing");
        entry["sn"].Set("Turing");
        Assert.Equal(EntryStatus.PendingChanges, entry.Status);
        await writer.CommitAsync(cancellationToken: CancellationToken);

        Assert.Equal(EntryStatus.Committed, entry.Status);
        Assert.Equal("alan", entry["uid"].Value);
        Assert.False(entry.IsNew);
    }

    [Fact]
    public async Task Chapter_renaming_and_moving_take_a_commit_each()
    {
        await using var sandbox = await Sandbox.CreateAsync(directory);
        await sandbox.AddUnitAsync(sandbox.At("ou=here"));
        await sandbox.AddUnitAsync(sandbox.At("ou=there"));
        await AddPersonAsync(sandbox, "ada", ",ou=here");
        var reader = ReaderOf(sandbox, await PersonAsync());
        var writer = Writer.FromResult(sandbox.Connection, reader.Search());
        var ada = writer.Entries[0];

        ada.Rename(RelativeDistinguishedName.Parse("uid=lovelace"));
        Assert.Equal(EntryStatus.ReadyForRenaming, ada.Status);
        Assert.Throws<InvalidOperationException>(() => ada["title"].Set("x"));
        Assert.Throws<InvalidOperationException>(() => ada.Move(sandbox.At("ou=there")));
        writer.Commit();
        Assert.Equal(sandbox.At("uid=lovelace,ou=here"), ada.Dn);
        Assert.Equal("lovelace", ada["uid"].Value);
        ada.Move(sandbox.At("ou=there"));
        Assert.Equal(EntryStatus.ReadyForMoving, ada.Status);
        writer.Commit();

        Assert.Equal(sandbox.At("uid=lovelace,ou=there"), ada.Dn);
        Assert.NotNull(reader.SearchObject(ada.Dn));
        Assert.Null(reader.SearchObject(sandbox.At("uid=lovelace,ou=here")));
    }

    [Fact]
    public async Task Chapter_deleting_waits_for_the_commit()
    {
        await using var sandbox = await Sandbox.CreateAsync(directory);
        await AddPersonAsync(sandbox, "ada");
        var reader = ReaderOf(sandbox, await PersonAsync());
        var writer = Writer.FromResult(sandbox.Connection, reader.Search());
        var ada = writer.Entries[0];

        ada.Delete();
        Assert.Equal(EntryStatus.ReadyForDeletion, ada.Status);
        Assert.NotNull(reader.SearchObject(ada.Dn));
        ada.Discard();
        Assert.Equal(EntryStatus.Writable, ada.Status);
        ada.Delete();
        writer.Commit();

        Assert.Equal(EntryStatus.Deleted, ada.Status);
        Assert.Null(reader.SearchObject(sandbox.At("uid=ada")));
        Assert.Throws<InvalidOperationException>(() => ada["title"].Set("x"));
        Assert.Throws<InvalidOperationException>(ada.Delete);
    }

    [Fact]
    public async Task Chapter_auxiliary_classes_are_added_when_an_attribute_needs_one()
    {
        await using var sandbox = await Sandbox.CreateAsync(directory);
        await AddPersonAsync(sandbox, "ada");
        var schema = (await directory.Source.GetDirectoryInfoAsync(CancellationToken)).Schema!;
        var person = (await PersonAsync()).WithAuxiliary(schema, "posixAccount");
        var writer = Writer.FromResult(sandbox.Connection, ReaderOf(sandbox, person).Search());
        var ada = writer.Entries[0];

        ada["uidNumber"].Set(1000);
        ada["gidNumber"].Set(1000);
        ada["homeDirectory"].Set("/home/ada");
        writer.Commit();

        Assert.Equal(["posixAccount"], person.AuxiliaryClasses);
        Assert.Contains("posixAccount", ada["objectClass"].Values.Select(value => value.ToString()), StringComparer.OrdinalIgnoreCase);
        Assert.Equal("1000", ada["uidNumber"].Value!.ToString());
    }

    [Fact]
    public async Task A_refusal_names_the_reason_and_the_change_stays_pending()
    {
        await using var sandbox = await Sandbox.CreateAsync(directory);
        await AddPersonAsync(sandbox, "ada");
        var writer = new Writer(sandbox.Connection, await PersonAsync());
        var twice = writer.New(sandbox.At("uid=ada"));
        twice["cn"].Set("Ada");
        twice["sn"].Set("Twice");
        var other = writer.New(sandbox.At("uid=other"));
        other["cn"].Set("Other");
        other["sn"].Set("Other");

        var refusal = Assert.Throws<LdapOperationException>(() => writer.Commit());
        var report = await writer.CommitAllAsync(cancellationToken: CancellationToken);

        Assert.Equal(ResultCode.EntryAlreadyExists, refusal.ResultCode);
        Assert.Equal(EntryStatus.PendingChanges, twice.Status);
        Assert.Equal([other], report.Committed);
        Assert.Equal(twice, Assert.Single(report.Failures).Entry);
    }

    [Fact]
    public async Task Thirty_two_writers_add_values_to_one_entry_and_none_is_lost()
    {
        await using var sandbox = await Sandbox.CreateAsync(directory);
        await AddPersonAsync(sandbox, "shared");
        var reader = ReaderOf(sandbox, await PersonAsync());

        await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Factory.StartNew(
            () =>
            {
                var writer = Writer.FromResult(sandbox.Connection, reader.Search());
                writer.Entries[0]["mail"].Add($"m{i}@example.org");
                writer.Commit();
            },
            CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        Assert.Equal(32, reader.Search()[0]["mail"].Count);
    }

    static Reader ReaderOf(Sandbox sandbox, ObjectDefinition definition) => new(sandbox.Connection, definition, sandbox.Top);

    static Task AddPersonAsync(Sandbox sandbox, string uid, string below = "") => sandbox.AddAsync(
        sandbox.At($"uid={uid}{below}"), "inetOrgPerson", new("cn", uid), new LdapAttribute("sn", uid));

    async Task<ObjectDefinition> PersonAsync() => ObjectDefinition.FromSchema(
        (await directory.Source.GetDirectoryInfoAsync(CancellationToken)).Schema!, "inetOrgPerson");
}
