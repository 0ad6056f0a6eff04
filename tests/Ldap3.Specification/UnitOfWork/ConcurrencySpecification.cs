using System.Collections.Concurrent;
using Ldap3.Linq;
using Ldap3.Linq.Saving;
using Ldap3.Protocol.Messages;

namespace Ldap3.Specification.UnitOfWork;

/// <summary>Units of work that meet on the same entries.</summary>
public abstract class ConcurrencySpecification(DirectoryFixture directory)
{
    const int Writers = 32;
    const int UnitsEach = 1;

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ConcurrencyCheck.ChangedValues)]
    [InlineData(ConcurrencyCheck.EntryVersion)]
    public async Task A_value_that_somebody_else_changed_is_not_overwritten(ConcurrencyCheck check)
    {
        await using var sandbox = await StartAsync();
        await using var mine = Open(check);
        await using var theirs = Open(check);
        var here = (await mine.Workers.FindAsync(sandbox.At("uid=0"), CancellationToken))!;
        var there = (await theirs.Workers.FindAsync(sandbox.At("uid=0"), CancellationToken))!;
        there.Title = "Theirs";
        there.FullName = "Their name";
        await theirs.SaveChangesAsync(CancellationToken);
        here.Title = "Mine";
        here.Balance = 7;

        var conflict = await Assert.ThrowsAsync<LdapConcurrencyException>(() => mine.SaveChangesAsync(CancellationToken));

        Assert.Same(here, conflict.Entity);
        Assert.Equal("Theirs", Assert.IsType<Worker>(conflict.Database).Title);
        var title = conflict.Properties.Single(property => property.Property == nameof(Worker.Title));
        Assert.Equal((null, "Mine", "Theirs"), (title.Original, title.Current, title.Database));
        Assert.True(title is { IsChangedHere: true, IsChangedThere: true });
        conflict.Merge();
        Assert.Equal(("Mine", "Their name", 7), (here.Title, here.FullName, here.Balance));
        Assert.Equal(1, await mine.SaveChangesAsync(CancellationToken));
        Assert.Equal(
            ("Mine", "Their name", "7"),
            await StoredAsync(sandbox, entry => (entry.GetString("title"), entry.GetString("cn"), entry.GetString("employeeNumber"))));
    }

    [Fact]
    public async Task The_directorys_side_can_be_taken()
    {
        await using var sandbox = await StartAsync();
        var (mine, here, conflict) = await ConflictAsync(sandbox, "title");
        await using var _ = mine;

        conflict.TakeDatabase();

        Assert.Equal("Theirs", here.Title);
        Assert.False(mine.HasChanges);
    }

    [Fact]
    public async Task Changes_of_other_attributes_disturb_only_who_asks_for_the_whole_entry()
    {
        await using var sandbox = await StartAsync();
        await using var values = Open(ConcurrencyCheck.ChangedValues);
        await using var version = Open(ConcurrencyCheck.EntryVersion);
        await using var none = Open(ConcurrencyCheck.None);
        foreach (var context in new[] { values, version, none })
        {
            (await context.Workers.FindAsync(sandbox.At("uid=0"), CancellationToken))!.Title = "Mine";
        }

        (await sandbox.Connection.ModifyAsync(
            new ModifyRequest(sandbox.At("uid=0"), new Modification(ModifyOperation.Replace, new LdapAttribute("cn", "Theirs"))), CancellationToken))
            .EnsureSuccess();

        Assert.Equal(1, await values.SaveChangesAsync(CancellationToken));
        await Assert.ThrowsAsync<LdapConcurrencyException>(() => version.SaveChangesAsync(CancellationToken));
        Assert.Equal(1, await none.SaveChangesAsync(CancellationToken));
    }

    [Fact]
    public async Task Collections_are_merged_value_by_value()
    {
        await using var sandbox = await StartAsync();
        await using var mine = Open(ConcurrencyCheck.ChangedValues);
        var here = (await mine.Workers.FindAsync(sandbox.At("uid=0"), CancellationToken))!;
        (await sandbox.Connection.ModifyAsync(
            new ModifyRequest(sandbox.At("uid=0"), new Modification(ModifyOperation.Add, new LdapAttribute("mail", "both@test", "theirs@test"))),
            CancellationToken)).EnsureSuccess();
        here.Mail.Add("both@test");
        here.Mail.Add("mine@test");

        var conflict = await Assert.ThrowsAsync<LdapConcurrencyException>(() => mine.SaveChangesAsync(CancellationToken));
        conflict.KeepCurrent();
        await mine.SaveChangesAsync(CancellationToken);

        Assert.Equal(
            ["both@test", "mine@test", "theirs@test"],
            await StoredAsync(sandbox, entry => entry.GetStrings("mail").Order(StringComparer.Ordinal).ToArray()));
    }

    [Fact]
    public async Task An_entry_that_is_gone_can_be_made_anew_or_forgotten()
    {
        await using var sandbox = await StartAsync();
        await using var keeping = Open(ConcurrencyCheck.ChangedValues);
        await using var leaving = Open(ConcurrencyCheck.ChangedValues);
        var kept = (await keeping.Workers.FindAsync(sandbox.At("uid=0"), CancellationToken))!;
        var left = (await leaving.Workers.FindAsync(sandbox.At("uid=0"), CancellationToken))!;
        kept.Title = left.Title = "Mine";
        (await sandbox.Connection.DeleteAsync(new DeleteRequest(sandbox.At("uid=0")), CancellationToken)).EnsureSuccess();

        var first = await Assert.ThrowsAsync<LdapConcurrencyException>(() => leaving.SaveChangesAsync(CancellationToken));
        first.TakeDatabase();
        var second = Assert.Throws<LdapConcurrencyException>(() => keeping.SaveChanges());
        second.KeepCurrent();

        Assert.Null(first.Database);
        Assert.False(leaving.HasChanges);
        Assert.Equal(1, await keeping.SaveChangesAsync(CancellationToken));
        Assert.Equal("Mine", await StoredAsync(sandbox, entry => entry.GetString("title")));
    }

    [Fact]
    public async Task Thirty_two_writers_count_one_by_one()
    {
        await using var sandbox = await StartAsync();
        var reached = new ConcurrentBag<int>();
        var conflicts = 0;

        await Rivals.RunAsync(Writers, UnitsEach, async _ =>
        {
            await using var context = Open(ConcurrencyCheck.ChangedValues);
            var counter = (await context.Workers.FindAsync(sandbox.At("uid=0"), CancellationToken))!;
            counter.Balance++;
            await context.SaveChangesAsync(CancellationToken);
            reached.Add(counter.Balance!.Value);
        }, () => Interlocked.Increment(ref conflicts));

        // Each number was reached once: the units took effect one after another, and none was lost.
        Assert.Equal(Enumerable.Range(101, Writers * UnitsEach), reached.Order());
        Assert.Equal($"{100 + (Writers * UnitsEach)}", await StoredAsync(sandbox, entry => entry.GetString("employeeNumber")));
        TestContext.Current.SendDiagnosticMessage("{0} conflicts", conflicts);
    }

    WorkContext Open(ConcurrencyCheck check) =>
        new(new LdapContextOptions<WorkContext> { DataSource = directory.Source, Concurrency = check });

    async Task<(WorkContext Context, Worker Entity, LdapConcurrencyException Conflict)> ConflictAsync(Sandbox sandbox, string attribute)
    {
        var mine = Open(ConcurrencyCheck.ChangedValues);
        var here = (await mine.Workers.FindAsync(sandbox.At("uid=0"), CancellationToken))!;
        (await sandbox.Connection.ModifyAsync(
            new ModifyRequest(here.Dn, new Modification(ModifyOperation.Replace, new LdapAttribute(attribute, "Theirs"))), CancellationToken))
            .EnsureSuccess();
        here.Title = "Mine";
        return (mine, here, await Assert.ThrowsAsync<LdapConcurrencyException>(() => mine.SaveChangesAsync(CancellationToken)));
    }

    Task<Sandbox> StartAsync() => Rivals.StartAsync(directory, 1);

    static async Task<T> StoredAsync<T>(Sandbox sandbox, Func<SearchResultEntry, T> read) =>
        read((await sandbox.Connection.FindAsync(sandbox.At("uid=0"), cancellationToken: CancellationToken))!);
}
