using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Tests.Sessions;

namespace Ldap3.Protocol.Tests.Extend;

public sealed class StandardExtendTests
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_persistent_search_says_what_was_done_to_each_entry()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        await using var changes = connection.Extend.Standard
            .PersistentSearchAsync(Answers.Ask("x"), cancellationToken: CancellationToken).GetAsyncEnumerator(CancellationToken);

        var first = changes.MoveNextAsync();
        var (messageId, request) = await server.ReceiveAsync<SearchRequest>();
        await server.SendAsync(
            messageId,
            Answers.Entry("x") with
            {
                Controls = [new EntryChangeNotificationControl(ChangeKinds.ModifyDn, DistinguishedName.Parse("cn=y,dc=test"), 9)],
            },
            Answers.Entry("z"));

        Assert.True(request.Controls.Find<PersistentSearchControl>() is { Changes: ChangeKinds.All, ChangesOnly: true });
        Assert.True(await first);
        var renamed = changes.Current;
        Assert.Equal((ChangeKinds.ModifyDn, "cn=y,dc=test", (long?)9), (renamed.Change, renamed.PreviousName.ToString(), renamed.ChangeNumber));
        Assert.True(await changes.MoveNextAsync());
        Assert.Equal(ChangeKinds.None, changes.Current.Change);
    }

    [Fact]
    public async Task Several_searches_pour_into_one_stream_and_the_failure_of_one_ends_all()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        await using var entries = connection.Extend.Standard
            .FunnelSearchAsync([Answers.Ask("a"), Answers.Ask("b"), Answers.Ask("c")], cancellationToken: CancellationToken)
            .GetAsyncEnumerator(CancellationToken);

        var first = entries.MoveNextAsync();
        var a = await server.ReceiveAsync<SearchRequest>();
        var b = await server.ReceiveAsync<SearchRequest>();
        await server.ReceiveAsync<SearchRequest>();
        await server.SendAsync(b.MessageId, Answers.Entry("1"), Answers.Done);
        Assert.True(await first);
        Assert.Equal("1", entries.Current.GetString("cn"));
        await server.SendAsync(a.MessageId, Answers.Entry("2"), new SearchResultDone { ResultCode = ResultCode.Busy });
        Assert.True(await entries.MoveNextAsync());
        Assert.Equal("2", entries.Current.GetString("cn"));
        var e = await Assert.ThrowsAsync<LdapOperationException>(async () => await entries.MoveNextAsync());

        Assert.Equal(ResultCode.Busy, e.ResultCode);
        await server.ReceiveAsync<AbandonRequest>();
    }
}
