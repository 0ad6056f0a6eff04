using Ldap3.Protocol.Controls;
using Ldap3.Protocol.ExtendedOperations;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Specification;

/// <summary>Transactions (RFC 5805).</summary>
public abstract class TransactionSpecification(DirectoryFixture directory)
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_updates_are_done_at_the_end_or_none()
    {
        await using var sandbox = await Sandbox.CreateAsync(directory);
        var (first, third) = (sandbox.At("cn=1"), sandbox.At("cn=3"));

        await using var good = await sandbox.Connection.BeginTransactionAsync(cancellationToken: CancellationToken);
        (await good.AddAsync(Device(first), CancellationToken)).EnsureSuccess();
        (await good.ModifyAsync(Describe(first, "one"), CancellationToken)).EnsureSuccess();
        (await good.ModifyDnAsync(new ModifyDnRequest(first, RelativeDistinguishedName.Parse("cn=2")), CancellationToken)).EnsureSuccess();
        (await good.AddAsync(Device(third), CancellationToken)).EnsureSuccess();
        (await good.DeleteAsync(new DeleteRequest(third), CancellationToken)).EnsureSuccess();
        var before = sandbox.Names(await sandbox.SearchAsync("", SearchScope.SingleLevel));
        var committed = await good.CommitAsync(CancellationToken);
        var after = sandbox.Names(await sandbox.SearchAsync("", SearchScope.SingleLevel));

        await using var bad = await sandbox.Connection.BeginTransactionAsync(cancellationToken: CancellationToken);
        var failing = Describe(sandbox.At("cn=nobody"), "x");
        (await bad.AddAsync(Device(third), CancellationToken)).EnsureSuccess();
        (await bad.ModifyAsync(failing, CancellationToken)).EnsureSuccess();
        (await bad.DeleteAsync(new DeleteRequest(sandbox.At("cn=2")), CancellationToken)).EnsureSuccess();
        var refused = await bad.CommitAsync(CancellationToken);

        committed.EnsureSuccess();
        Assert.Empty(before);
        Assert.Equal(["cn=2"], after);
        Assert.Equal(ResultCode.NoSuchObject, refused.Result.ResultCode);
        Assert.Same(failing, refused.FailedRequest);
        Assert.Equal(["cn=2"], sandbox.Names(await sandbox.SearchAsync("", SearchScope.SingleLevel)));
    }

    [Fact]
    public async Task An_assertion_that_does_not_hold_undoes_all()
    {
        await using var sandbox = await Sandbox.CreateAsync(directory);
        var name = sandbox.At("cn=1");
        await sandbox.AddDeviceAsync(name);
        var asserted = Describe(name, "second") with { Controls = [new AssertionControl(Filter.Parse("(description=other)"))] };

        await using var transaction = await sandbox.Connection.BeginTransactionAsync(cancellationToken: CancellationToken);
        (await transaction.ModifyAsync(Describe(name, "first"), CancellationToken)).EnsureSuccess();
        (await transaction.ModifyAsync(asserted, CancellationToken)).EnsureSuccess();
        var outcome = await transaction.CommitAsync(CancellationToken);

        Assert.Equal(ResultCode.AssertionFailed, outcome.Result.ResultCode);
        Assert.Null((await sandbox.Connection.FindAsync(name, cancellationToken: CancellationToken))!.GetString("description"));
    }

    [Fact]
    public async Task An_aborted_transaction_does_nothing_and_its_name_is_void()
    {
        await using var sandbox = await Sandbox.CreateAsync(directory);

        await using var transaction = await sandbox.Connection.BeginTransactionAsync(cancellationToken: CancellationToken);
        (await transaction.AddAsync(Device(sandbox.At("cn=1")), CancellationToken)).EnsureSuccess();
        (await transaction.AbortAsync(CancellationToken)).EnsureSuccess();
        var late = await sandbox.Connection.ExtendedAsync(
            new TransactionEnd(transaction.Identifier).ToRequest(), CancellationToken);

        Assert.False(late.Status);
        Assert.Empty(sandbox.Names(await sandbox.SearchAsync("", SearchScope.SingleLevel)));
    }

    static AddRequest Device(DistinguishedName name) =>
        new(name, new("objectClass", "device"), new("cn", name.Rdn!.Parts[0].Value));

    static ModifyRequest Describe(DistinguishedName name, string text) =>
        new(name, new Modification(ModifyOperation.Replace, new LdapAttribute("description", text)));
}
