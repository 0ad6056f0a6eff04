using Ldap3.InMemory.Tests.Operations;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Tests.Synchronization;

/// <summary>draft-ietf-ldapext-psearch-03, through our own client. What is there already comes first, so that the watching has begun.</summary>
public sealed class PersistentSearchTests
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Changes_come_as_they_are_made_and_the_connection_goes_on_after_the_search()
    {
        await using var server = new MemoryServer();
        await using var connection = server.ConnectAsAdministrator();
        server.AddPerson("ada", "x");
        await using (var entries = connection.StreamAsync(Watch(new PersistentSearchControl(changesOnly: false)))
            .GetAsyncEnumerator(CancellationToken))
        {
            Assert.Equal("uid=ada ", await NextAsync(entries));
            server.AddPerson("bob", "x");
            Assert.Equal("uid=bob Add", await NextAsync(entries));
            (await connection.ModifyAsync(Title("bob"), CancellationToken)).EnsureSuccess();
            Assert.Equal("uid=bob Modify", await NextAsync(entries));
            (await connection.ModifyDnAsync(
                new ModifyDnRequest(MemoryServer.At("uid=bob"), RelativeDistinguishedName.Parse("uid=rob")), CancellationToken)).EnsureSuccess();
            Assert.Equal("uid=rob ModifyDn uid=bob", await NextAsync(entries));
            (await connection.DeleteAsync(new DeleteRequest(MemoryServer.At("uid=rob")), CancellationToken)).EnsureSuccess();
            Assert.Equal("uid=rob Delete", await NextAsync(entries));
        }

        Assert.NotEmpty(await connection.WhoAmIAsync(CancellationToken));
    }

    [Fact]
    public async Task Only_the_changes_asked_for_come_and_without_their_kind_if_not_wanted()
    {
        await using var server = new MemoryServer();
        await using var connection = server.ConnectAsAdministrator();
        server.AddPerson("ada", "x");
        await using var entries = connection
            .StreamAsync(Watch(new PersistentSearchControl(ChangeKinds.Delete, changesOnly: false, returnEntryChangeControls: false)))
            .GetAsyncEnumerator(CancellationToken);
        Assert.Equal("uid=ada ", await NextAsync(entries));

        (await connection.ModifyAsync(Title("ada"), CancellationToken)).EnsureSuccess();
        (await connection.DeleteAsync(new DeleteRequest(MemoryServer.At("uid=ada")), CancellationToken)).EnsureSuccess();

        Assert.Equal("uid=ada ", await NextAsync(entries));
        Assert.Equal("changed", entries.Current.GetString("title"));
    }

    [Fact]
    public async Task A_bind_ends_the_searches_that_go_on()
    {
        await using var server = new MemoryServer();
        await using var connection = server.ConnectAsAdministrator();
        server.AddPerson("ada", "x");
        await using var entries = connection.StreamAsync(Watch(new PersistentSearchControl(changesOnly: false)))
            .GetAsyncEnumerator(CancellationToken);
        Assert.Equal("uid=ada ", await NextAsync(entries));

        // The server would wait for ever for the search to end; the client's own gate is not asked here.
        await using var raw = new RawClient(server.Port);
        await raw.SendAsync(1, Watch(new PersistentSearchControl(changesOnly: false)));
        Assert.IsType<SearchResultEntry>((await raw.ReceiveAsync()).Operation);
        await raw.SendAsync(2, new BindRequest("", new SimpleAuthentication("")));

        var answer = await raw.ReceiveAsync();
        Assert.Equal((2, ResultCode.Success), (answer.MessageId, Assert.IsType<BindResponse>(answer.Operation).ResultCode));
    }

    [Fact]
    public async Task More_than_the_allowed_number_are_refused()
    {
        await using var server = new MemoryServer(null, new InMemoryServerOptions { MaxOperationsPerClient = 2 });
        await using var raw = new RawClient(server.Port);
        for (var messageId = 1; messageId <= 3; messageId++)
        {
            await raw.SendAsync(messageId, Watch(new PersistentSearchControl()));
        }

        var answer = await raw.ReceiveAsync();

        Assert.Equal((3, ResultCode.AdminLimitExceeded), (answer.MessageId, Assert.IsType<SearchResultDone>(answer.Operation).ResultCode));
    }

    [Fact]
    public async Task A_search_that_cannot_begin_ends_at_once()
    {
        await using var server = new MemoryServer();
        await using var connection = server.Connect();

        var outcome = await connection.SearchAsync(
            Watch(new PersistentSearchControl()) with { BaseObject = MemoryServer.At("ou=nowhere") }, CancellationToken);

        Assert.Equal(ResultCode.NoSuchObject, outcome.Result.ResultCode);
    }

    static SearchRequest Watch(PersistentSearchControl control) => new()
    {
        BaseObject = MemoryServer.At(""), Filter = Filter.Equal("objectClass", "person"), Controls = [control],
    };

    static ModifyRequest Title(string uid) =>
        new(MemoryServer.At($"uid={uid}"), new Modification(ModifyOperation.Replace, new LdapAttribute("title", "changed")));

    static async Task<string> NextAsync(IAsyncEnumerator<SearchResultEntry> entries)
    {
        Assert.True(await entries.MoveNextAsync());
        var change = entries.Current.Controls.Find<EntryChangeNotificationControl>();
        return $"{entries.Current.ObjectName.Rdn} {change?.Change} {change?.PreviousName?.Rdn}".TrimEnd() + (change is null ? " " : "");
    }
}
