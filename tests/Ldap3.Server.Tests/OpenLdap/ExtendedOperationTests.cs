using System.Globalization;
using Ldap3.Protocol;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.ExtendedOperations;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using static Ldap3.Server.Tests.OpenLdapServer;

namespace Ldap3.Server.Tests.OpenLdap;

public sealed class ExtendedOperationTests
{
    // RFC 4533 section 2.2: SEQUENCE { mode refreshAndPersist (3) }, a search that goes on until it is cancelled.
    static readonly Control Persist = new("1.3.6.1.4.1.4203.1.9.1.1", true, new OctetString(new byte[] { 0x30, 3, 10, 1, 3 }));

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_transaction_does_all_of_its_updates_at_once()
    {
        await using var connection = new LdapConnection(AdministratorOptions());
        var name = NewName();
        var modify = new ModifyRequest(name, new Modification(ModifyOperation.Add, new LdapAttribute("description", "both")));

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken: CancellationToken);
        (await transaction.AddAsync(Device(name), CancellationToken)).EnsureSuccess();
        (await transaction.ModifyAsync(modify, CancellationToken)).EnsureSuccess();
        var before = await ReadAsync(connection, name);
        var outcome = await transaction.CommitAsync(CancellationToken);
        var after = await ReadAsync(connection, name);
        (await connection.DeleteAsync(new DeleteRequest(name), CancellationToken)).EnsureSuccess();

        outcome.EnsureSuccess();
        Assert.Empty(before.Entries);
        Assert.Equal(["both"], Assert.Single(after.Entries).GetStrings("description"));
        Assert.Null(outcome.FailedRequest);
        Assert.Empty(outcome.ControlsOf(modify));
    }

    [Fact]
    public async Task A_transaction_of_which_one_update_fails_does_none_and_names_it()
    {
        await using var connection = new LdapConnection(AdministratorOptions());
        var (name, missing) = (NewName(), NewName());
        var failing = new ModifyRequest(missing, new Modification(ModifyOperation.Add, new LdapAttribute("description", "x")));

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken: CancellationToken);
        (await transaction.AddAsync(Device(name), CancellationToken)).EnsureSuccess();
        (await transaction.ModifyAsync(failing, CancellationToken)).EnsureSuccess();
        var outcome = await transaction.CommitAsync(CancellationToken);

        Assert.Equal(ResultCode.NoSuchObject, outcome.Result.ResultCode);
        Assert.Same(failing, outcome.FailedRequest);
        Assert.Empty((await ReadAsync(connection, name)).Entries);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_transaction_that_is_not_committed_does_nothing(bool expressly)
    {
        await using var connection = new LdapConnection(AdministratorOptions());
        var name = NewName();

        await using (var transaction = await connection.BeginTransactionAsync(cancellationToken: CancellationToken))
        {
            (await transaction.AddAsync(Device(name), CancellationToken)).EnsureSuccess();
            if (expressly)
            {
                (await transaction.AbortAsync(CancellationToken)).EnsureSuccess();
            }
        }

        Assert.Empty((await ReadAsync(connection, name)).Entries);
    }

    [Fact]
    public async Task A_dynamic_entry_lives_as_long_as_it_is_refreshed_for()
    {
        await using var connection = new LdapConnection(AdministratorOptions());
        var name = DistinguishedName.Parse($"cn=d{Guid.NewGuid():N},{DynamicDn}");
        (await connection.AddAsync(
            new AddRequest(name, new LdapAttribute("objectClass", "device", "dynamicObject")), CancellationToken)).EnsureSuccess();

        var granted = await connection.RefreshDynamicEntryAsync(name, TimeSpan.FromHours(2), CancellationToken);
        var read = await connection.SearchAsync(
            name.ToString(), "(objectClass=*)", SearchScope.BaseObject, ["entryTtl"], CancellationToken);
        (await connection.DeleteAsync(new DeleteRequest(name), CancellationToken)).EnsureSuccess();

        Assert.Equal(TimeSpan.FromHours(2), granted);
        Assert.InRange(int.Parse(Assert.Single(read.Entries).GetString("entryTtl")!, CultureInfo.InvariantCulture), 6000, 7200);
    }

    [Fact]
    public async Task A_search_that_goes_on_is_cancelled_by_its_number()
    {
        await using var connection = new LdapConnection(AdministratorOptions());

        var sent = await connection.SendAsync(Watch(), CancellationToken);
        var cancelled = await connection.CancelAsync(sent, CancellationToken);
        var outcome = await connection.GetResponseAsync(sent, CancellationToken);

        Assert.Equal(ResultCode.Success, cancelled.Result.ResultCode);
        Assert.Equal(ResultCode.Canceled, outcome.Result.ResultCode);
    }

    [Fact]
    public async Task A_cancelled_token_cancels_on_the_server()
    {
        await using var connection = new LdapConnection(
            AdministratorOptions() with { Cancellation = CancellationBehavior.Cancel });
        using var stop = new CancellationTokenSource();
        await using var entries = connection.StreamAsync(Watch()).GetAsyncEnumerator(stop.Token);
        Assert.True(await entries.MoveNextAsync());

        var next = entries.MoveNextAsync();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
        Assert.StartsWith("dn:", await connection.WhoAmIAsync(CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_what_is_not_there_is_told()
    {
        await using var connection = new LdapConnection(AdministratorOptions());

        var outcome = await connection.ExtendedAsync(CancelRequest.For(12345), CancellationToken);

        Assert.Equal(ResultCode.NoSuchOperation, outcome.Result.ResultCode);
    }

    [Fact]
    public async Task Searches_by_page_and_by_funnel_find_everybody()
    {
        await using var connection = new LdapConnection(AdministratorOptions());
        var standard = connection.Extend.Standard;
        var request = new SearchRequest { BaseObject = DistinguishedName.Parse(PeopleDn), Filter = Filter.Present("uid") };

        var paged = await standard.PagedSearchToListAsync(request, 7, CancellationToken);
        var poured = 0;
        await foreach (var entry in standard.FunnelSearchAsync([request, request], cancellationToken: CancellationToken))
        {
            poured++;
        }

        Assert.True(paged.Count > 7);
        Assert.Equal(2 * paged.Count, poured);
    }

    [Fact]
    public async Task What_the_server_does_not_know_it_refuses()
    {
        await using var connection = new LdapConnection(AdministratorOptions());

        var turn = await connection.ExtendedAsync(new Turn("x").ToRequest(), CancellationToken);

        Assert.Equal(ResultCode.ProtocolError, turn.Result.ResultCode);
        await Assert.ThrowsAsync<LdapOperationException>(() => connection.Extend.Novell.GetBindDnAsync(CancellationToken));
        await Assert.ThrowsAsync<LdapOperationException>(() => connection.EnableFastBindAsync(CancellationToken));
    }

    static DistinguishedName NewName() => DistinguishedName.Parse($"cn=x{Guid.NewGuid():N},{SandboxDn}");

    static AddRequest Device(DistinguishedName name) => new(name, new LdapAttribute("objectClass", "device"));

    static SearchRequest Watch() => new()
    {
        BaseObject = DistinguishedName.Parse(SandboxDn),
        Scope = SearchScope.BaseObject,
        Controls = [Persist],
    };

    static Task<SearchOutcome> ReadAsync(LdapConnection connection, DistinguishedName name) =>
        connection.SearchAsync(name.ToString(), "(objectClass=*)", SearchScope.BaseObject, cancellationToken: CancellationToken);
}
