using Ldap3.InMemory.Tests.Operations;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Synchronization;

namespace Ldap3.InMemory.Tests.Synchronization;

/// <summary>RFC 4533 step by step, through our own client.</summary>
public sealed class ContentSynchronizationTests
{
    static readonly SearchRequest Everybody = new()
    {
        BaseObject = MemoryServer.At(""), Filter = Filter.Equal("objectClass", "person"), Attributes = ["sn", "title"],
    };

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_poll_tells_what_changed_since_the_last()
    {
        await using var server = new MemoryServer();
        await using var connection = server.ConnectAsAdministrator();
        foreach (var uid in (string[])["ada", "bob", "cyd", "dan"])
        {
            server.AddPerson(uid, "x");
        }

        var first = Poll.Once(server, null);
        (await connection.ModifyAsync(Title("ada", "Countess"), CancellationToken)).EnsureSuccess();
        (await connection.DeleteAsync(new DeleteRequest(MemoryServer.At("uid=bob")), CancellationToken)).EnsureSuccess();
        (await connection.ModifyDnAsync(
            new ModifyDnRequest(MemoryServer.At("uid=cyd"), RelativeDistinguishedName.Parse("uid=sid")), CancellationToken)).EnsureSuccess();
        server.Add("ou=elsewhere", "organizationalUnit", new LdapAttribute("ou", "elsewhere"));
        server.AddPerson("eve", "x");
        server.AddPerson("gone", "x");
        (await connection.DeleteAsync(new DeleteRequest(MemoryServer.At("uid=gone")), CancellationToken)).EnsureSuccess();
        var second = Poll.Once(server, first.Cookie);
        var third = Poll.Once(server, second.Cookie);

        Assert.Equal(["ada", "bob", "cyd", "dan"], first.Told);
        Assert.Equal((false, 0), (first.RefreshDeletes, first.Gone));
        Assert.Equal(["ada", "eve", "sid"], second.Told);
        Assert.Equal((true, 1), (second.RefreshDeletes, second.Gone));
        Assert.Empty(third.Told);
        Assert.Equal((true, 0), (third.RefreshDeletes, third.Gone));
    }

    [Fact]
    public async Task Without_history_what_is_unchanged_is_named()
    {
        await using var server = new MemoryServer(new InMemoryDirectoryOptions { HistorySize = 1 });
        await using var connection = server.ConnectAsAdministrator();
        foreach (var uid in (string[])["ada", "bob", "cyd"])
        {
            server.AddPerson(uid, "x");
        }

        var first = Poll.Once(server, null);
        (await connection.DeleteAsync(new DeleteRequest(MemoryServer.At("uid=bob")), CancellationToken)).EnsureSuccess();
        (await connection.ModifyAsync(Title("ada", "Countess"), CancellationToken)).EnsureSuccess();
        var second = Poll.Once(server, first.Cookie);

        Assert.Equal(["ada"], second.Told);
        Assert.Equal((false, 1), (second.RefreshDeletes, second.Present));
    }

    [Fact]
    public async Task Without_history_the_client_may_be_told_to_begin_anew()
    {
        await using var server = new MemoryServer(
            new InMemoryDirectoryOptions { HistorySize = 1, RequiresRefreshWithoutHistory = true });
        await using var connection = server.ConnectAsAdministrator();
        var first = Poll.Once(server, null);
        server.AddPerson("ada", "x");
        server.AddPerson("bob", "x");

        var refused = await connection.SearchAsync(
            Everybody with { Controls = [new SyncRequestControl(SyncMode.RefreshOnly, first.Cookie)] }, CancellationToken);
        var reloaded = await connection.SearchAsync(
            Everybody with { Controls = [new SyncRequestControl(SyncMode.RefreshOnly, first.Cookie, reloadHint: true)] }, CancellationToken);

        Assert.Equal(ResultCode.SyncRefreshRequired, refused.Result.ResultCode);
        Assert.Equal((ResultCode.Success, 2), (reloaded.Result.ResultCode, reloaded.Entries.Count));
    }

    [Theory]
    [InlineData("nonsense", ResultCode.SyncRefreshRequired)]
    [InlineData("rid=001,csn=29990101000000.000000Z#000000#000#000000", ResultCode.SyncRefreshRequired)]
    [InlineData("rid=007", ResultCode.Success)]
    public async Task A_cookie_of_another_directory_is_refused(string cookie, ResultCode resultCode)
    {
        await using var server = new MemoryServer();
        await using var connection = server.Connect();

        var outcome = await connection.SearchAsync(
            Everybody with { Controls = [new SyncRequestControl(SyncMode.RefreshOnly, cookie)] }, CancellationToken);

        Assert.Equal(resultCode, outcome.Result.ResultCode);
    }

    [Fact]
    public async Task Aliases_are_not_followed()
    {
        await using var server = new MemoryServer();
        await using var connection = server.Connect();

        var outcome = await connection.SearchAsync(
            Everybody with { DereferenceAliases = DereferenceAliases.Always, Controls = [new SyncRequestControl(SyncMode.RefreshOnly)] },
            CancellationToken);

        Assert.Equal(ResultCode.ProtocolError, outcome.Result.ResultCode);
    }

    [Fact]
    public async Task Changes_come_while_the_connection_does_other_things()
    {
        await using var server = new MemoryServer();
        await using var connection = server.ConnectAsAdministrator();
        server.AddPerson("ada", "x");
        await using var steps = connection.Synchronize(Everybody, SyncMode.RefreshAndPersist).GetAsyncEnumerator(CancellationToken);
        var told = new List<string>();
        await ReadUntilAsync(step => step.Kind == SyncChangeKind.PresentPhaseEnded);

        server.AddPerson("bob", "x");
        (await connection.ModifyAsync(Title("bob", "Builder"), CancellationToken)).EnsureSuccess();
        (await connection.DeleteAsync(new DeleteRequest(MemoryServer.At("uid=bob")), CancellationToken)).EnsureSuccess();
        (await connection.ModifyAsync(
            new ModifyRequest(MemoryServer.At(""), new Modification(ModifyOperation.Add, new LdapAttribute("description", "no person"))),
            CancellationToken)).EnsureSuccess();
        (await connection.ModifyAsync(Title("ada", "Countess"), CancellationToken)).EnsureSuccess();
        await ReadUntilAsync(step => step.Entry?.GetString("title") == "Countess");

        Assert.Equal(
            ["Add uid=ada", "PresentPhaseEnded ", "RefreshEnded ", "Add uid=bob", "Modify uid=bob", "Delete uid=bob", "Modify uid=ada"],
            told.Skip(1));

        async Task ReadUntilAsync(Func<SyncChange, bool> isIt)
        {
            do
            {
                Assert.True(await steps.MoveNextAsync());
                told.Add($"{steps.Current.Kind} {steps.Current.Name.Rdn}");
            }
            while (!isIt(steps.Current));
        }
    }

    static ModifyRequest Title(string uid, string title) =>
        new(MemoryServer.At($"uid={uid}"), new Modification(ModifyOperation.Replace, new LdapAttribute("title", title)));

    sealed record Poll(string[] Told, int Gone, int Present, bool RefreshDeletes, OctetString? Cookie)
    {
        public static Poll Once(MemoryServer server, OctetString? cookie)
        {
            var responses = server.Directory.CreateSession()
                .Execute(Everybody with { Controls = [new SyncRequestControl(SyncMode.RefreshOnly, cookie)] })
                .ToArray();
            var sets = responses.OfType<IntermediateResponse>().Select(response => SyncInfoMessage.FromResponse(response)!).ToArray();
            var done = Assert.IsType<SearchResultDone>(responses[^1]);
            Assert.Equal(ResultCode.Success, done.ResultCode);
            var control = done.Controls.Find<SyncDoneControl>()!;
            return new Poll(
                [
                    .. responses.OfType<SearchResultEntry>().Select(entry => entry.ObjectName.Rdn!.Parts[0].Value.ToString())
                        .Order(StringComparer.Ordinal),
                ],
                sets.Where(set => set.RefreshDeletes).Sum(set => set.EntryUuids.Count),
                sets.Where(set => !set.RefreshDeletes).Sum(set => set.EntryUuids.Count),
                control.RefreshDeletes,
                control.Cookie);
        }
    }
}
