using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Extend;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Tests.Sessions;

namespace Ldap3.Protocol.Tests.Extend;

public sealed class DirSyncTests
{
    static readonly DirSyncOptions Changes = new() { NamingContext = DistinguishedName.Parse("dc=test") };

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answers_are_asked_for_until_there_are_no_more()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        var sync = connection.Extend.Microsoft.DirSync(Changes);
        var reading = sync.ReadAsync(CancellationToken).Select(change => change.Entry.GetString("cn")).ToListAsync(CancellationToken);

        var first = await AnswerAsync(server, "a", More("1"));
        var second = await AnswerAsync(server, "b", Last("2"));

        Assert.Equal(["a", "b"], await reading);
        Assert.Equal("2", sync.Cookie.ToString());
        Assert.Equal((DirSyncFlags.IncrementalValues, true), (first.Flags, first.Cookie.IsEmpty));
        Assert.Equal("1", second.Cookie.ToString());
    }

    [Fact]
    public async Task A_cookie_goes_on_where_it_was_given()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        var sync = connection.Extend.Microsoft.DirSync(Changes with { Cookie = "7", Flags = DirSyncFlags.ObjectSecurity });
        var reading = Task.Run(() => sync.Read().Count(), CancellationToken);

        var asked = await AnswerAsync(server, "a", Last("8"));

        Assert.Equal(1, await reading);
        Assert.Equal(("7", DirSyncFlags.ObjectSecurity), (asked.Cookie.ToString(), asked.Flags));
        Assert.Equal("8", sync.Cookie.ToString());
    }

    [Fact]
    public async Task A_reading_left_early_keeps_the_cookie_of_the_last_whole_answer()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        var sync = connection.Extend.Microsoft.DirSync(Changes with { Cookie = "7" });
        var reading = sync.ReadAsync(CancellationToken).FirstAsync(CancellationToken);

        await AnswerAsync(server, "a", Last("8"));

        await reading;
        Assert.Equal("7", sync.Cookie.ToString());
    }

    [Fact]
    public async Task An_answer_that_leads_nowhere_is_refused()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        var still = connection.Extend.Microsoft.DirSync(Changes with { Cookie = "7" });
        var reading = still.ReadAsync(CancellationToken).CountAsync(CancellationToken);
        await AnswerAsync(server, "a", More("7"));
        await Assert.ThrowsAsync<LdapProtocolException>(() => reading.AsTask());

        var mute = connection.Extend.Microsoft.DirSync(Changes);
        var second = mute.ReadAsync(CancellationToken).CountAsync(CancellationToken);
        await AnswerAsync(server, "a", Answers.Done);
        await Assert.ThrowsAsync<LdapProtocolException>(() => second.AsTask());
    }

    [Fact]
    public async Task A_change_tells_values_that_came_from_those_that_went()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        var guid = Guid.NewGuid();
        var reading = connection.Extend.Microsoft.DirSync(Changes).ReadAsync(CancellationToken).ToListAsync(CancellationToken);

        var (id, _) = await server.ReceiveAsync<SearchRequest>();
        await server.SendAsync(
            id,
            new SearchResultEntry(
                DistinguishedName.Parse("cn=group,dc=test"),
                new LdapAttribute("objectGUID", guid.ToByteArray()),
                new LdapAttribute(AttributeDescription.FromServer("member;range=1-1"), "cn=a", "cn=b"),
                new LdapAttribute(AttributeDescription.FromServer("member;range=0-0"), "cn=c")),
            new SearchResultEntry(DistinguishedName.Parse("cn=gone,dc=test"), new LdapAttribute("isDeleted", "TRUE")),
            Last("1"));

        var changes = await reading;
        Assert.Equal(guid, changes[0].ObjectGuid);
        Assert.Equal(["cn=a", "cn=b"], changes[0].GetAdded("member").Select(value => value.ToString()));
        Assert.Equal(["cn=c"], changes[0].GetRemoved("member").Select(value => value.ToString()));
        Assert.False(changes[0].IsDeleted);
        Assert.True(changes[1].IsDeleted);
        Assert.Null(changes[1].ObjectGuid);
        Assert.Empty(changes[1].GetAdded("member"));
    }

    static async Task<DirSyncControl> AnswerAsync(ScriptedServer server, string name, SearchResultDone done)
    {
        var (id, request) = await server.ReceiveAsync<SearchRequest>();
        await server.SendAsync(id, Answers.Entry(name), done);
        Assert.Equal((Changes.NamingContext, SearchScope.WholeSubtree), (request.BaseObject, request.Scope));
        return request.Controls.Find<DirSyncControl>()!;
    }

    static SearchResultDone More(string cookie) => Answers.Done with { Controls = [new DirSyncResponseControl(true, cookie)] };

    static SearchResultDone Last(string cookie) => Answers.Done with { Controls = [new DirSyncResponseControl(false, cookie)] };
}
