using Ldap3.Linq;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Specification.UnitOfWork;

/// <summary>What a unit of work sends, in which order, and what it knows afterwards.</summary>
public abstract class SavingSpecification(DirectoryFixture directory)
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_of_fifty_thousand_members_is_added_by_one_short_modify_read_or_not()
    {
        await using var sandbox = await Sandbox.CreateAsync(directory);
        var members = Enumerable.Range(0, 50_000).Select(i => (OctetString)$"uid=m{i},ou=People,dc=example,dc=org").ToArray();
        var name = sandbox.At("cn=crowd");
        await sandbox.AddAsync(name, "groupOfUniqueNames", new LdapAttribute("uniqueMember", members));
        await using var company = Open();
        Assert.Null(await company.Workers.FindAsync(sandbox.At("uid=nobody"), CancellationToken));

        company.Crowds.AddValues(name, crowd => crowd.Members, DistinguishedName.Parse("uid=new1,ou=People,dc=example,dc=org"));
        var unread = await SentAsync(company);
        var crowd = (await company.Crowds.FindAsync(name, CancellationToken))!;
        crowd.Members.Add(DistinguishedName.Parse("uid=new2,ou=People,dc=example,dc=org"));
        var read = await SentAsync(company);
        company.Crowds.RemoveValues(name, group => group.Members, DistinguishedName.Parse("uid=m7,ou=People,dc=example,dc=org"));
        var removed = await SentAsync(company);

        Assert.Equal((1, 1), (unread.Modifies, unread.Messages));
        Assert.InRange(unread.Octets, 1, 299);
        Assert.Equal((1, 1), (read.Modifies, read.Messages));
        Assert.InRange(read.Octets, 1, 299);
        Assert.InRange(removed.Octets, 1, 299);
        Assert.Equal(50_001, (await sandbox.Connection.FindAsync(name, ["uniqueMember"], CancellationToken))!.Find("uniqueMember")!.Values.Count);
    }

    [Fact]
    public async Task What_the_directory_makes_comes_back_in_the_same_step()
    {
        await using var sandbox = await Sandbox.CreateAsync(directory);
        await using var company = Open();
        var worker = NewWorker(sandbox, "ada");
        company.Workers.Add(worker);
        Assert.Null(await company.Workers.FindAsync(sandbox.At("uid=nobody"), CancellationToken));

        var sent = await SentAsync(company);

        Assert.Equal(1, sent.Messages);
        Assert.NotNull(worker.Id);
        Assert.Equal(worker.Id, (await Open().Workers.FindAsync(worker.Dn, CancellationToken))!.Id);
        Assert.Same(worker, await company.Workers.SingleAsync(w => w.Id == worker.Id, CancellationToken));
    }

    [Fact]
    public async Task An_entry_that_was_renamed_elsewhere_is_the_same_entity()
    {
        await using var sandbox = await Sandbox.CreateAsync(directory);
        await using var company = Open();
        company.Workers.Add(NewWorker(sandbox, "ada"));
        await company.SaveChangesAsync(CancellationToken);
        await using var reading = Open();
        var ada = (await reading.Workers.FindAsync(sandbox.At("uid=ada"), CancellationToken))!;
        (await sandbox.Connection.ModifyDnAsync(
            new ModifyDnRequest(ada.Dn, RelativeDistinguishedName.Parse("uid=lovelace")), CancellationToken)).EnsureSuccess();

        var again = await reading.Workers.SingleAsync(w => w.UserName == "lovelace" && w.Dn == sandbox.At("uid=lovelace"), CancellationToken);
        ada.Title = "Countess";

        Assert.Same(ada, again);
        Assert.Equal(sandbox.At("uid=lovelace"), ada.Dn);
        Assert.Equal("lovelace", ada.UserName);
        Assert.Equal(1, await reading.SaveChangesAsync(CancellationToken));
    }

    [Fact]
    public async Task Branches_are_made_moved_and_removed_in_an_order_that_works()
    {
        await using var sandbox = await Sandbox.CreateAsync(directory);
        await using var company = Open();
        var (deep, inner, outer) = (NewBranch(sandbox, "ou=c,ou=b,ou=a"), NewBranch(sandbox, "ou=b,ou=a"), NewBranch(sandbox, "ou=a"));
        company.Branches.AddRange(deep, inner, outer);
        var worker = NewWorker(sandbox, "ada", ",ou=c,ou=b,ou=a");
        company.Workers.Add(worker);
        Assert.Equal(4, await company.SaveChangesAsync(CancellationToken));

        // The outermost is renamed, what lies below goes with it and is changed at its new place; a new one takes the old name.
        outer.Name = "z";
        deep.Description = "moved along";
        worker.Title = "Countess";
        company.Branches.Add(NewBranch(sandbox, "ou=a"));
        await company.SaveChangesAsync(CancellationToken);

        Assert.Equal(sandbox.At("ou=z"), outer.Dn);
        Assert.Equal(sandbox.At("ou=c,ou=b,ou=z"), deep.Dn);
        Assert.Equal(sandbox.At("uid=ada,ou=c,ou=b,ou=z"), worker.Dn);
        Assert.False(company.HasChanges);
        Assert.Equal("Countess", (await sandbox.Connection.FindAsync(worker.Dn, cancellationToken: CancellationToken))!.GetString("title"));

        inner.Dn = sandbox.At("ou=b,ou=a");
        await company.SaveChangesAsync(CancellationToken);
        Assert.Equal(sandbox.At("uid=ada,ou=c,ou=b,ou=a"), worker.Dn);

        company.Branches.Remove(inner);
        company.Branches.Remove(deep);
        company.Workers.Remove(worker);
        Assert.Equal(3, await company.SaveChangesAsync(CancellationToken));
        Assert.Equal(["", "ou=a", "ou=z"], sandbox.Names(await sandbox.SearchAsync("", SearchScope.WholeSubtree)));
    }

    [Fact]
    public async Task References_lead_to_entities_that_are_new_too()
    {
        await using var sandbox = await Sandbox.CreateAsync(directory);
        await using var company = Open();
        var boss = NewWorker(sandbox, "boss");
        var worker = NewWorker(sandbox, "ada");
        worker.Manager = boss;
        company.Workers.AddRange(worker, boss);

        await company.SaveChangesAsync(CancellationToken);

        var stored = (await sandbox.Connection.FindAsync(worker.Dn, cancellationToken: CancellationToken))!;
        Assert.Equal(boss.Dn, DistinguishedName.Parse(stored.GetString("manager")!));
    }

    [Fact]
    public async Task What_the_schema_does_not_allow_is_not_sent_at_all()
    {
        await using var sandbox = await Sandbox.CreateAsync(directory);
        await using var company = Open();
        var good = NewBranch(sandbox, "ou=good");
        var bad = new Crowd { Dn = sandbox.At("cn=nobodies"), Name = "nobodies" };
        company.Branches.Add(good);
        company.Crowds.Add(bad);

        var refusal = await Assert.ThrowsAsync<LdapValidationException>(() => company.SaveChangesAsync(CancellationToken));

        Assert.Contains("uniqueMember", Assert.Single(refusal.Problems), StringComparison.Ordinal);
        Assert.False(await sandbox.Connection.ExistsAsync(good.Dn, CancellationToken));
        bad.Members.Add(good.Dn);
        Assert.Equal(2, await company.SaveChangesAsync(CancellationToken));
    }

    [Fact]
    public async Task Without_a_transaction_the_report_says_what_was_applied_and_the_rest_stays_pending()
    {
        await using var sandbox = await Sandbox.CreateAsync(directory);
        await sandbox.AddUnitAsync(sandbox.At("ou=taken"));
        await using var company = Open();
        company.Branches.AddRange(NewBranch(sandbox, "ou=1"), NewBranch(sandbox, "ou=taken"), NewBranch(sandbox, "ou=2"));

        var failure = await Assert.ThrowsAsync<LdapSaveException>(() => company.SaveChangesAsync(CancellationToken));

        Assert.Equal(ResultCode.EntryAlreadyExists, failure.ResultCode);
        Assert.Equal(sandbox.At("ou=1"), Assert.IsType<AddRequest>(Assert.Single(failure.Applied)).Entry);
        Assert.Equal(1, failure.Pending);
        Assert.Equal(["ou=1", "ou=taken"], sandbox.Names(await sandbox.SearchAsync("", SearchScope.SingleLevel)));
        (await sandbox.Connection.DeleteAsync(new DeleteRequest(sandbox.At("ou=taken")), CancellationToken)).EnsureSuccess();
        Assert.Equal(2, await company.SaveChangesAsync(CancellationToken));
        Assert.Equal(["ou=1", "ou=2", "ou=taken"], sandbox.Names(await sandbox.SearchAsync("", SearchScope.SingleLevel)));
    }

    WorkContext Open() => new(directory.Source);

    async Task<(long Modifies, long Messages, long Octets)> SentAsync(WorkContext company)
    {
        var connection = await directory.Source.GetConnectionAsync(CancellationToken);
        var before = connection.GetUsage();
        await company.SaveChangesAsync(CancellationToken);
        var after = connection.GetUsage();
        return (
            after.Operations.GetValueOrDefault(typeof(ModifyRequest)) - before.Operations.GetValueOrDefault(typeof(ModifyRequest)),
            after.MessagesSent - before.MessagesSent,
            after.OctetsSent - before.OctetsSent);
    }

    static Branch NewBranch(Sandbox sandbox, string place)
    {
        var name = sandbox.At(place);
        return new Branch { Dn = name, Name = name.Rdn!.Parts[0].Value.ToString() };
    }

    static Worker NewWorker(Sandbox sandbox, string uid, string below = "") =>
        new() { Dn = sandbox.At($"uid={uid}{below}"), UserName = uid, FullName = uid, Surname = uid };
}
