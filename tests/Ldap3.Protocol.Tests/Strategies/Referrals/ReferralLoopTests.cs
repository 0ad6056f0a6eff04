using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Strategies.Referrals;
using Ldap3.Protocol.Tests.Transport;

namespace Ldap3.Protocol.Tests.Strategies.Referrals;

/// <summary>Referrals that lead nowhere, or round and round.</summary>
public sealed class ReferralLoopTests
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_refers_to_itself_is_asked_once()
    {
        ReferringServer? server = null;
        await using var own = server = new ReferringServer(_ => [ReferringServer.ReferTo($"{server!.Url}/dc=TEST??sub")]);

        var failure = await FailureAsync(own);

        Assert.Single(own.Searches);
        Assert.Contains("leads back", Assert.Single(failure.Attempts).Reason, StringComparison.Ordinal);
        Assert.Contains($"{own.Url}/dc=TEST??sub", failure.Message, StringComparison.Ordinal);
        Assert.Equal(ResultCode.Referral, failure.ResultCode);
    }

    [Fact]
    public async Task Two_servers_that_refer_to_each_other_are_asked_once_each()
    {
        ReferringServer? first = null;
        await using var other = new ReferringServer(_ => [ReferringServer.ReferTo($"{first!.Url}/dc=test??sub")]);
        await using var own = first = new ReferringServer(_ => [ReferringServer.ReferTo($"{other.Url}/dc=test??sub")]);

        var failure = await FailureAsync(own);

        Assert.Single(own.Searches);
        Assert.Single(other.Searches);
        Assert.Contains("leads back", Assert.Single(failure.Attempts).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Continuations_that_lead_back_are_no_way_on()
    {
        ReferringServer? first = null;
        await using var other = new ReferringServer(_ =>
            [ReferringServer.Entry("cn=2"), ReferringServer.ContinueAt($"{first!.Url}/dc=test??sub"), ReferringServer.Done()]);
        await using var own = first = new ReferringServer(_ =>
            [ReferringServer.Entry("cn=1"), ReferringServer.ContinueAt($"{other.Url}/dc=test??sub"), ReferringServer.Done()]);
        await using var connection = new LdapConnection(
            own.Following(own.Following().Referrals with { ReturnUnfollowed = true }));

        var outcome = await connection.SearchAsync(Search(), CancellationToken);

        Assert.Equal(["cn=1", "cn=2"], outcome.Entries.Select(entry => entry.ObjectName.ToString()));
        Assert.Equal([$"{own.Url}/dc=test??sub"], Assert.Single(outcome.References).Uris);
        Assert.True(outcome.Status);
    }

    [Fact]
    public async Task Names_that_grow_for_ever_end_at_the_limit_of_hops()
    {
        ReferringServer? server = null;
        await using var own = server = new ReferringServer(asked =>
            [ReferringServer.ReferTo($"{server!.Url}/ou=more,{((SearchRequest)asked).BaseObject}")]);

        var failure = await FailureAsync(own);

        Assert.Equal(11, own.Searches.Count());
        Assert.Contains("MaxHops", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Continuations_without_end_end_at_the_limit_of_all()
    {
        ReferringServer? server = null;
        await using var own = server = new ReferringServer(asked =>
        [
            ReferringServer.ContinueAt($"{server!.Url}/ou=a,{((SearchRequest)asked).BaseObject}"),
            ReferringServer.ContinueAt($"{server.Url}/ou=b,{((SearchRequest)asked).BaseObject}"),
            ReferringServer.Done(),
        ]);

        var failure = await FailureAsync(own, own.Following().Referrals with { MaxFollowed = 5 });

        Assert.Equal(6, own.Searches.Count());
        Assert.Contains("MaxFollowed", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_continuations_to_the_same_place_are_followed_once()
    {
        await using var other = new ReferringServer(_ => [ReferringServer.Entry("cn=2"), ReferringServer.Done()]);
        await using var own = new ReferringServer(_ =>
        [
            ReferringServer.ContinueAt($"{other.Url}/ou=a??sub"),
            ReferringServer.ContinueAt($"{other.Url}/OU=A??sub"),
            ReferringServer.Done(),
        ]);
        await using var connection = new LdapConnection(own.Following());

        Assert.Single((await connection.SearchAsync(Search(), CancellationToken)).Entries);
        Assert.Single(other.Searches);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_next_place_is_tried_when_one_is_dead_or_makes_no_sense_or_is_busy(bool blocking)
    {
        var dead = NoServer.Url;
        await using var busy = new ReferringServer(_ => [ReferringServer.Done(ResultCode.Busy)]);
        await using var cut = new ReferringServer(_ => []);
        await using var other = new ReferringServer(_ => [ReferringServer.Entry("cn=2"), ReferringServer.Done()]);
        await using var own = new ReferringServer(_ =>
            [ReferringServer.ReferTo("ldap://[", "http://example.org/", dead, busy.Url, cut.Url, $"{other.Url}/ou=a")]);
        await using var connection = new LdapConnection(own.Following());

        var outcome = blocking ? connection.Search(Search()) : await connection.SearchAsync(Search(), CancellationToken);

        Assert.Single(outcome.Entries);
    }

    [Fact]
    public async Task When_all_fails_each_place_is_named_with_what_is_wrong_with_it()
    {
        var dead = NoServer.Url;
        await using var busy = new ReferringServer(_ => [ReferringServer.Done(ResultCode.Busy)]);
        await using var own = new ReferringServer(_ =>
        [
            ReferringServer.ReferTo(
                "ldap://[", "http://example.org/", dead, busy.Url, "ldap://elsewhere.example", "ldapi://%2Frun%2Fslapd",
                $"{busy.Url}/????!x-unheard-of"),
        ]);

        var failure = await FailureAsync(own);

        Assert.Collection(
            failure.Attempts.Select(attempt => attempt.Reason),
            reason => Assert.Contains("no LDAP URL", reason, StringComparison.Ordinal),
            reason => Assert.Contains("no LDAP URL", reason, StringComparison.Ordinal),
            reason => Assert.Contains(dead["ldap://".Length..], reason, StringComparison.Ordinal),
            reason => Assert.Contains("Busy", reason, StringComparison.Ordinal),
            reason => Assert.Contains("AllowedHosts", reason, StringComparison.Ordinal),
            reason => Assert.Contains("sockets", reason, StringComparison.Ordinal),
            reason => Assert.Contains("x-unheard-of", reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_other_places_of_a_referral_are_tried_when_one_leads_to_a_dead_end()
    {
        await using var stray = new ReferringServer(_ => [ReferringServer.ReferTo(NoServer.Url)]);
        await using var other = new ReferringServer(_ => [ReferringServer.Entry("cn=2"), ReferringServer.Done()]);
        await using var own = new ReferringServer(_ => [ReferringServer.ReferTo($"{stray.Url}/ou=a", $"{other.Url}/ou=a")]);
        await using var connection = new LdapConnection(own.Following());

        Assert.Single((await connection.SearchAsync(Search(), CancellationToken)).Entries);
    }

    [Fact]
    public async Task A_write_that_may_have_been_done_is_not_done_elsewhere()
    {
        await using var cut = new ReferringServer(_ => []);
        await using var other = new ReferringServer(_ => [new DeleteResponse { ResultCode = ResultCode.Success }]);
        await using var own = new ReferringServer(_ =>
            [new DeleteResponse { ResultCode = ResultCode.Referral, Referrals = [$"{cut.Url}/cn=a", $"{other.Url}/cn=a"] }]);
        await using var connection = new LdapConnection(own.Following());

        var failure = await Assert.ThrowsAsync<LdapConnectionException>(
            () => connection.DeleteAsync(new DeleteRequest(DistinguishedName.Parse("cn=a")), CancellationToken));

        Assert.True(failure.OutcomeUnknown);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task A_refusal_behind_a_continuation_is_told_with_the_place()
    {
        await using var other = new ReferringServer(_ => [ReferringServer.Done(ResultCode.InsufficientAccessRights)]);
        await using var own = new ReferringServer(_ =>
            [ReferringServer.Entry("cn=1"), ReferringServer.ContinueAt($"{other.Url}/ou=a"), ReferringServer.Done()]);

        var failure = await FailureAsync(own);

        Assert.Contains($"{other.Url}/ou=a: answered InsufficientAccessRights (50)", failure.Message, StringComparison.Ordinal);
    }

    static SearchRequest Search() => new() { BaseObject = DistinguishedName.Parse("dc=test") };

    static async Task<LdapReferralException> FailureAsync(ReferringServer own, ReferralOptions? options = null)
    {
        await using var connection = new LdapConnection(own.Following(options));
        return await Assert.ThrowsAsync<LdapReferralException>(() => connection.SearchAsync(Search(), CancellationToken));
    }
}
