using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Strategies.Referrals;

namespace Ldap3.Protocol.Tests.Strategies.Referrals;

public sealed class FollowingTests
{
    static readonly DistinguishedName There = DistinguishedName.Parse("ou=there,dc=test");

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public static TheoryData<LdapRequest> EveryOperation =>
    [
        new SearchRequest { BaseObject = Named("ou=here,dc=test") },
        new CompareRequest(Named("ou=here,dc=test"), "cn", "x"),
        new AddRequest(Named("ou=here,dc=test"), new LdapAttribute("cn", "x")),
        new ModifyRequest(Named("ou=here,dc=test"), new Modification(ModifyOperation.Add, new LdapAttribute("cn", "x"))),
        new DeleteRequest(Named("ou=here,dc=test")),
        new ModifyDnRequest(Named("ou=here,dc=test"), new RelativeDistinguishedName("ou", "new")),
    ];

    [Theory]
    [MemberData(nameof(EveryOperation))]
    public async Task Each_operation_goes_on_where_it_is_referred_to(LdapRequest request)
    {
        await using var other = new ReferringServer(asked => [Result(asked, ResultCode.Success)]);
        await using var own = new ReferringServer(asked => [Result(asked, ResultCode.Referral, $"{other.Url}/{There}")]);
        await using var connection = new LdapConnection(own.Following());

        var outcome = await RunAsync(connection, request);

        Assert.Equal(ResultCode.Success, outcome.Result.ResultCode);
        Assert.Same(request, outcome.Request);
        Assert.Equal(There, EntryOf(Assert.Single(other.Requests)));
    }

    [Fact]
    public async Task A_referral_is_given_as_it_came_unless_following_was_asked_for()
    {
        await using var own = new ReferringServer(_ => [ReferringServer.ContinueAt("ldap://a"), ReferringServer.ReferTo("ldap://b")]);
        await using var connection = new LdapConnection(own.Following(new ReferralOptions()));

        var outcome = await connection.SearchAsync(Search(), CancellationToken);

        Assert.Equal(ResultCode.Referral, outcome.Result.ResultCode);
        Assert.Equal(["ldap://b"], outcome.Result.Referrals);
        Assert.Equal(["ldap://a"], Assert.Single(outcome.References).Uris);
    }

    [Fact]
    public async Task Continuations_come_in_the_same_stream_from_server_to_server()
    {
        await using var last = new ReferringServer(_ => [ReferringServer.Entry("cn=3"), ReferringServer.Done()]);
        await using var middle = new ReferringServer(_ =>
            [ReferringServer.ContinueAt($"{last.Url}/ou=3"), ReferringServer.Entry("cn=2"), ReferringServer.Done()]);
        await using var own = new ReferringServer(_ =>
            [ReferringServer.Entry("cn=1"), ReferringServer.ContinueAt($"{middle.Url}/ou=2"), ReferringServer.Done()]);
        await using var connection = new LdapConnection(own.Following());

        var stream = connection.StreamAsync(Search());
        var names = new List<string>();
        await foreach (var entry in stream.WithCancellation(CancellationToken))
        {
            names.Add(entry.ObjectName.ToString());
        }

        Assert.Equal(["cn=1", "cn=2", "cn=3"], names);
        Assert.Empty(stream.References);
        Assert.Equal(ResultCode.Success, stream.Done?.ResultCode);
        Assert.Equal(["cn=1", "cn=2", "cn=3"], connection.Stream(Search()).Select(entry => entry.ObjectName.ToString()));
        Assert.Equal(2, last.Requests.Count);
    }

    [Fact]
    public async Task What_the_url_names_is_asked_for_and_the_rest_stays()
    {
        await using var other = new ReferringServer(_ => [ReferringServer.Done()]);
        await using var own = new ReferringServer(_ =>
        [
            ReferringServer.ContinueAt($"{other.Url}/ou=a??base?(cn=b)"),
            ReferringServer.ContinueAt(other.Url),
            ReferringServer.Done(),
        ]);
        await using var connection = new LdapConnection(own.Following());
        var request = Search() with { Attributes = ["mail"], TypesOnly = true, Scope = SearchScope.SingleLevel };

        await connection.SearchAsync(request, CancellationToken);

        Assert.Collection(
            other.Searches,
            first => Assert.Equal(
                (Named("ou=a"), SearchScope.BaseObject, Filter.Equal("cn", "b"), "mail", true),
                (first.BaseObject, first.Scope, first.Filter, Assert.Single(first.Attributes), first.TypesOnly)),
            second => Assert.Equal(
                (request.BaseObject, request.Scope, request.Filter), (second.BaseObject, second.Scope, second.Filter)));
    }

    [Fact]
    public async Task The_answer_is_that_of_the_server_referred_to()
    {
        await using var other = new ReferringServer(_ =>
            [new SearchResultDone { ResultCode = ResultCode.NoSuchObject, MatchedDn = "dc=test" }]);
        await using var own = new ReferringServer(_ => [ReferringServer.ReferTo($"{other.Url}/{There}")]);
        using var connection = new LdapConnection(own.Following());

        var outcome = connection.Search(Search());

        Assert.Equal((ResultCode.NoSuchObject, "dc=test"), (outcome.Result.ResultCode, outcome.Result.MatchedDn));
    }

    [Fact]
    public async Task Whoever_manages_referrals_gets_them()
    {
        await using var own = new ReferringServer(_ => [ReferringServer.ReferTo("ldap://127.0.0.1:1/dc=other")]);
        await using var connection = new LdapConnection(own.Following());

        var outcome = await connection.SearchAsync(Search() with { Controls = [new ManageDsaItControl()] }, CancellationToken);

        Assert.Equal(ResultCode.Referral, outcome.Result.ResultCode);
    }

    [Fact]
    public async Task Servers_are_asked_on_connections_that_stay_until_the_connection_goes()
    {
        await using var other = new ReferringServer(_ => [ReferringServer.Entry("cn=1"), ReferringServer.Done()]);
        await using var own = new ReferringServer(_ => [ReferringServer.ReferTo($"{other.Url}/{There}")]);
        await using (var connection = new LdapConnection(own.Following()))
        {
            for (var i = 0; i < 3; i++)
            {
                Assert.Single((await connection.SearchAsync(Search(), CancellationToken)).Entries);
            }

            Assert.False(other.Left.IsCompleted);
            Assert.Equal((3, 2), (connection.GetUsage().ReferralsFollowed, connection.GetUsage().SessionsOpened));
        }

        await other.Left.WaitAsync(CancellationToken);
        Assert.Equal(3, other.Searches.Count());
        Assert.Single(other.Requests.OfType<UnbindRequest>());
    }

    [Fact]
    public async Task A_connection_beyond_those_that_are_kept_ends_with_its_operation()
    {
        await using var other = new ReferringServer(_ => [ReferringServer.Entry("cn=1"), ReferringServer.Done()]);
        await using var own = new ReferringServer(_ => [ReferringServer.ReferTo($"{other.Url}/{There}")]);
        await using var connection = new LdapConnection(
            own.Following(own.Following().Referrals with { MaxConnections = 0 }));

        Assert.Single((await connection.SearchAsync(Search(), CancellationToken)).Entries);

        await other.Left.WaitAsync(CancellationToken);
    }

    [Fact]
    public async Task Pages_are_asked_of_each_server_with_its_own_cookies()
    {
        await using var other = new ReferringServer(asked => PageOf(asked, "other"));
        await using var own = new ReferringServer(asked =>
            [ReferringServer.ContinueAt($"{other.Url}/{There}"), .. PageOf(asked, "own")]);
        await using var connection = new LdapConnection(own.Following());

        var names = await connection.StreamAsync(Search(), pageSize: 1)
            .Select(entry => entry.ObjectName.ToString())
            .ToListAsync(CancellationToken);

        Assert.Equal(["cn=own1", "cn=other1", "cn=other2", "cn=own2", "cn=other1", "cn=other2"], names);
        Assert.All(
            other.Searches.Select(search => search.Controls.Find<PagedResultsControl>()!.Cookie.ToString()),
            cookie => Assert.DoesNotContain("own", cookie, StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_size_limit_holds_for_all_servers()
    {
        await using var other = new ReferringServer(_ =>
            [ReferringServer.Entry("cn=2"), ReferringServer.Entry("cn=3"), ReferringServer.Done(ResultCode.SizeLimitExceeded)]);
        await using var own = new ReferringServer(_ =>
        [
            ReferringServer.Entry("cn=1"),
            ReferringServer.ContinueAt($"{other.Url}/ou=2"),
            ReferringServer.ContinueAt($"{other.Url}/ou=3"),
            ReferringServer.Done(),
        ]);
        await using var connection = new LdapConnection(own.Following());

        var outcome = await connection.SearchAsync(Search() with { SizeLimit = 3 }, CancellationToken);

        Assert.Equal(ResultCode.SizeLimitExceeded, outcome.Result.ResultCode);
        Assert.Equal(3, outcome.Entries.Count);
        Assert.Equal([$"{other.Url}/ou=3"], Assert.Single(outcome.References).Uris);
        Assert.Equal(2, Assert.Single(other.Searches).SizeLimit);
    }

    static DistinguishedName Named(string name) => DistinguishedName.Parse(name);

    static SearchRequest Search() => new() { BaseObject = Named("dc=test") };

    static DistinguishedName EntryOf(LdapRequest request) => request switch
    {
        SearchRequest search => search.BaseObject,
        CompareRequest compare => compare.Entry,
        AddRequest add => add.Entry,
        ModifyRequest modify => modify.Entry,
        DeleteRequest delete => delete.Entry,
        _ => Assert.IsType<ModifyDnRequest>(request).Entry,
    };

    static async Task<OperationOutcome> RunAsync(LdapConnection connection, LdapRequest request) => request switch
    {
        SearchRequest search => await connection.SearchAsync(search, CancellationToken),
        CompareRequest compare => await connection.CompareAsync(compare, CancellationToken),
        AddRequest add => await connection.AddAsync(add, CancellationToken),
        ModifyRequest modify => await connection.ModifyAsync(modify, CancellationToken),
        DeleteRequest delete => await connection.DeleteAsync(delete, CancellationToken),
        _ => await connection.ModifyDnAsync(Assert.IsType<ModifyDnRequest>(request), CancellationToken),
    };

    static LdapResult Result(LdapRequest request, ResultCode code, params string[] referrals) => request switch
    {
        SearchRequest => new SearchResultDone { ResultCode = code, Referrals = referrals },
        CompareRequest => new CompareResponse { ResultCode = code, Referrals = referrals },
        AddRequest => new AddResponse { ResultCode = code, Referrals = referrals },
        ModifyRequest => new ModifyResponse { ResultCode = code, Referrals = referrals },
        DeleteRequest => new DeleteResponse { ResultCode = code, Referrals = referrals },
        _ => new ModifyDnResponse { ResultCode = code, Referrals = referrals },
    };

    static LdapResponse[] PageOf(LdapRequest request, string server)
    {
        var isFirst = request.Controls.Find<PagedResultsControl>()!.Cookie.IsEmpty;
        return
        [
            ReferringServer.Entry($"cn={server}{(isFirst ? 1 : 2)}"),
            ReferringServer.Done() with { Controls = [new PagedResultsControl(0, isFirst ? $"{server}'s" : "")] },
        ];
    }
}
