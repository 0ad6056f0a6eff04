using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Strategies;
using Ldap3.Protocol.Tests.Sessions;
using Ldap3.Protocol.Values.ActiveDirectory;
using static Ldap3.Protocol.Tests.Sessions.Answers;

namespace Ldap3.Protocol.Tests.Strategies;

/// <summary>The server says what Active Directory says of a group with more members than it gives at once.</summary>
public sealed class RangeCompletionTests
{
    static readonly DistinguishedName Group = DistinguishedName.Parse("cn=all,dc=test");

    public static TheoryData<Strategy, int> Strategies => new()
    {
        { Strategy.SafeSync, 0 }, { Strategy.SafeSync, 100 }, { Strategy.Async, 0 }, { Strategy.Reusable, 0 }, { Strategy.Reusable, 100 },
    };

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_attribute_with_many_values_comes_whole()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        var search = connection.SearchAsync(Ask("all"), CancellationToken);

        await AnswerAsync(server, Ranged("member", 0, 1, "a", "b"));
        var second = await AnswerAsync(server, Ranged("member", 2, 3, "c", "d"));
        var third = await AnswerAsync(server, Ranged("member", 4, null, "e"));

        var entry = Assert.Single((await search).Entries);
        Assert.Equal(["a", "b", "c", "d", "e"], entry.GetStrings("member"));
        Assert.Equal(["cn", "member"], entry.Attributes.Select(attribute => attribute.Description.ToString()));
        Assert.Equal("all", entry.GetString("cn"));
        Assert.Equal((Group, SearchScope.BaseObject), (second.BaseObject, second.Scope));
        Assert.Equal("member;range=2-*", Assert.Single(second.Attributes));
        Assert.Equal("member;range=4-*", Assert.Single(third.Attributes));
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task A_stream_gives_whole_attributes_while_the_search_goes_on(Strategy strategy, int pageSize)
    {
        await using var server = new ScriptedServer();
        var options = server.Options with { Pool = new PoolOptions { MaxSize = 1 } };
        await using var connection = new LdapConnection(options, strategy);
        var members = new List<string>();
        var reading = Task.Run(
            async () =>
            {
                await foreach (var entry in connection.StreamAsync(Ask("all"), pageSize))
                {
                    members.AddRange(entry.GetStrings("member"));
                }
            },
            CancellationToken);

        var (search, _) = await server.ReceiveAsync<SearchRequest>();
        await server.SendAsync(search, Ranged("member", 0, 1, "a", "b"));
        await AnswerAsync(server, Ranged("member", 2, null, "c"));
        await server.SendAsync(search, Ranged("member", 0, null, "x"), Done);

        await reading;
        Assert.Equal(["a", "b", "c"], members);
    }

    [Fact]
    public async Task Blocking_calls_complete_too()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        var all = Task.Run(() => connection.Search(Ask("all")).Entries.Single().GetStrings("member"), CancellationToken);
        await AnswerAsync(server, Ranged("member", 0, 0, "a"));
        await AnswerAsync(server, Ranged("member", 1, null, "b"));
        Assert.Equal(["a", "b"], await all);

        var streamed = Task.Run(() => connection.Stream(Ask("all")).Single().GetStrings("member"), CancellationToken);
        var (search, _) = await server.ReceiveAsync<SearchRequest>();
        await server.SendAsync(search, Ranged("member", 0, 0, "a"), Done);
        await AnswerAsync(server, Ranged("member", 1, null, "b"));
        Assert.Equal(["a", "b"], await streamed);
    }

    [Fact]
    public async Task Several_attributes_are_completed_and_the_empty_one_beside_them_goes()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        var search = connection.SearchAsync(Ask("all"), CancellationToken);
        var first = new SearchResultEntry(
            Group,
            new LdapAttribute("member"),
            Part("member", 0, 0, "a"),
            new LdapAttribute("managedObjects"),
            Part("managedObjects", 0, 0, "x"));

        await AnswerAsync(server, first);
        await AnswerAsync(server, Ranged("MEMBER", 1, null, "b"));
        await AnswerAsync(server, Ranged("managedObjects", 1, null, "y"));

        var entry = (await search).Entries[0];
        Assert.Equal(["a", "b"], entry.GetStrings("member"));
        Assert.Equal(["x", "y"], entry.GetStrings("managedObjects"));
        Assert.Equal(2, entry.AttributeCount);
    }

    [Fact]
    public async Task Who_asks_for_a_range_gets_it()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        var search = connection.SearchAsync(Ask("all") with { Attributes = ["Member;range=0-1"] }, CancellationToken);

        await AnswerAsync(server, Ranged("member", 0, 1, "a", "b"));

        Assert.Equal(["a", "b"], (await search).Entries[0].GetStrings("member;range=0-1"));
    }

    [Fact]
    public async Task It_can_be_turned_off_and_leaves_DirSync_alone()
    {
        await using var server = new ScriptedServer();
        await using var off = new LdapConnection(server.Options with { CompletesRanges = false });
        var search = off.SearchAsync(Ask("all"), CancellationToken);
        await AnswerAsync(server, Ranged("member", 0, 1, "a", "b"));
        Assert.Equal("member;range=0-1", (await search).Entries[0].GetDescription(1));

        await using var third = new ScriptedServer();
        await using var whole = new LdapConnection(third.Options);
        var types = whole.SearchAsync(Ask("all") with { TypesOnly = true }, CancellationToken);
        await AnswerAsync(third, Ranged("member", 0, 1));
        Assert.Equal("member;range=0-1", (await types).Entries[0].GetDescription(1));

        await using var other = new ScriptedServer();
        await using var on = new LdapConnection(other.Options);
        var changes = on.SearchAsync(Ask("all") with { Controls = [new DirSyncControl()] }, CancellationToken);
        await AnswerAsync(other, Ranged("member", 1, 1, "a"));
        Assert.Equal("member;range=1-1", (await changes).Entries[0].GetDescription(1));
    }

    [Fact]
    public async Task What_the_search_sees_stays_and_what_is_of_the_whole_search_goes()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        var request = Ask("all") with
        {
            Controls = [new ShowDeletedControl(), new PagedResultsControl(5), new Control("1.2.3"), new ExtendedDnControl()],
        };
        var search = connection.SearchAsync(request, CancellationToken);
        var named = new SearchResultEntry(
            DistinguishedName.Verbatim("<SID=S-1-5-32-544>;cn=all,dc=test"), Part("member", 0, 0, "a"));

        await AnswerAsync(server, named);
        var more = await AnswerAsync(server, Ranged("member", 1, null, "b"));

        await search;
        Assert.Equal("cn=all,dc=test", more.BaseObject.ToString());
        Assert.Equal(
            [ShowDeletedControl.ControlOid, "1.2.3", ExtendedDnControl.ControlOid, RangeRetrievalNoErrorControl.ControlOid],
            more.Controls.Select(control => control.Oid));
    }

    [Fact]
    public async Task Values_that_went_meanwhile_are_no_error()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        var search = connection.SearchAsync(Ask("all"), CancellationToken);

        await AnswerAsync(server, Ranged("member", 0, 1, "a", "b"));
        await AnswerAsync(server, new SearchResultEntry(Group));

        Assert.Equal(["a", "b"], (await search).Entries[0].GetStrings("member"));
    }

    [Theory]
    [InlineData(0, 1, "a")]
    [InlineData(3, null, "a")]
    [InlineData(2, 5)]
    public async Task A_range_that_does_not_go_on_ends_the_search(int first, int? last, params string[] values)
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        var search = connection.SearchAsync(Ask("all"), CancellationToken);

        await AnswerAsync(server, Ranged("member", 0, 1, "a", "b"));
        await AnswerAsync(server, Ranged("member", first, last, values));

        var thrown = await Assert.ThrowsAsync<LdapProtocolException>(() => search);
        Assert.Contains("member;range=2-*", thrown.Message);
    }

    [Fact]
    public async Task A_refusal_of_the_rest_is_a_refusal()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        var search = connection.SearchAsync(Ask("all"), CancellationToken);

        await AnswerAsync(server, Ranged("member", 0, 1, "a", "b"));
        var (id, _) = await server.ReceiveAsync<SearchRequest>();
        await server.SendAsync(id, new SearchResultDone { ResultCode = ResultCode.NoSuchObject });

        var thrown = await Assert.ThrowsAsync<LdapOperationException>(() => search);
        Assert.Equal(ResultCode.NoSuchObject, thrown.ResultCode);
        Assert.Contains("member;range=2-*", thrown.Message);
    }

    static async Task<SearchRequest> AnswerAsync(ScriptedServer server, SearchResultEntry entry)
    {
        var (id, request) = await server.ReceiveAsync<SearchRequest>();
        await server.SendAsync(id, entry, Done);
        return request;
    }

    static SearchResultEntry Ranged(string attribute, int first, int? last, params string[] values) =>
        new(Group, new LdapAttribute("cn", "all"), Part(attribute, first, last, values));

    static LdapAttribute Part(string attribute, int first, int? last, params string[] values) =>
        new(
            AttributeDescription.FromServer(new AttributeRange(attribute, first, last).ToString()),
            [.. values.Select(OctetString.FromString)]);
}
