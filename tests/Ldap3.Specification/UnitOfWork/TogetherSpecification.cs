using System.Collections.Concurrent;
using Ldap3.Linq;
using Ldap3.Linq.Saving;
using Ldap3.Protocol;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Strategies;

namespace Ldap3.Specification.UnitOfWork;

/// <summary>Units of work that are saved in transactions (RFC 5805).</summary>
public abstract class TogetherSpecification(DirectoryFixture directory)
{
    const int Writers = 32;

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_a_transaction_all_is_applied_or_nothing()
    {
        await using var sandbox = await Sandbox.CreateAsync(directory);
        await sandbox.AddUnitAsync(sandbox.At("ou=taken"));
        await using var company = Open(directory.Source);
        var first = NewBranch(sandbox, "ou=1");
        company.Branches.AddRange(first, NewBranch(sandbox, "ou=taken"));

        var failure = await Assert.ThrowsAsync<LdapSaveException>(() => company.SaveChangesAsync(CancellationToken));

        Assert.Equal(ResultCode.EntryAlreadyExists, failure.ResultCode);
        Assert.Equal(sandbox.At("ou=taken"), Assert.IsType<AddRequest>(failure.Failed).Entry);
        Assert.Empty(failure.Applied);
        Assert.Equal(1, failure.Pending);
        Assert.Equal(["ou=taken"], sandbox.Names(await sandbox.SearchAsync("", SearchScope.SingleLevel)));
        (await sandbox.Connection.DeleteAsync(new DeleteRequest(sandbox.At("ou=taken")), CancellationToken)).EnsureSuccess();
        Assert.Equal(2, company.SaveChanges());
        first.Name = "one";
        first.Description = "renamed and described at once";
        Assert.Equal(2, await company.SaveChangesAsync(CancellationToken));
        Assert.Equal(sandbox.At("ou=one"), first.Dn);
        Assert.False(company.HasChanges);
    }

    [Fact]
    public async Task Thirty_two_writers_move_amounts_between_entries_in_transactions_and_the_sum_stays()
    {
        const int accounts = 6;
        await using var sandbox = await Rivals.StartAsync(directory, accounts);
        await using var source = directory.SourceWith(Strategy.Reusable);
        var committed = new ConcurrentBag<(int From, int To, int FromAfter, int ToAfter)>();

        await Rivals.RunAsync(Writers, unitsEach: 1, async number =>
        {
            var (from, to) = (number % accounts, (number + 1 + (number / accounts % (accounts - 1))) % accounts);
            await using var context = Open(source);
            var giver = (await context.Workers.FindAsync(sandbox.At($"uid={from}"), CancellationToken))!;
            var taker = (await context.Workers.FindAsync(sandbox.At($"uid={to}"), CancellationToken))!;
            giver.Balance--;
            taker.Balance++;
            await context.SaveChangesAsync(CancellationToken);
            committed.Add((from, to, giver.Balance!.Value, taker.Balance!.Value));
        });

        var balances = (await sandbox.SearchAsync("", SearchScope.SingleLevel)).EnsureSuccess().Entries
            .ToDictionary(entry => entry.GetString("uid")!, entry => int.Parse(entry.GetString("employeeNumber")!, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(accounts * 100, balances.Values.Sum());
        Assert.Equal(Writers, committed.Count);
        for (var account = 0; account < accounts; account++)
        {
            // What is there is what the committed units, in any order, made of what was there.
            var expected = 100 + committed.Count(unit => unit.To == account) - committed.Count(unit => unit.From == account);
            Assert.Equal(expected, balances[$"{account}"]);
        }
    }

    static WorkContext Open(LdapDataSource source) =>
        new(new LdapContextOptions<WorkContext> { DataSource = source, Transactions = TransactionUse.Required });

    static Branch NewBranch(Sandbox sandbox, string place)
    {
        var name = sandbox.At(place);
        return new Branch { Dn = name, Name = name.Rdn!.Parts[0].Value.ToString() };
    }
}
