using System.Diagnostics;
using Ldap3.Protocol;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using static Ldap3.Server.Tests.OpenLdapServer;

namespace Ldap3.Server.Tests.OpenLdap;

/// <summary>What the library makes of a real server that is slow, that hangs up, or that refuses.</summary>
public sealed class FailureTests
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("preDisconnect")]
    [InlineData("noticeOfDisconnection")]
    public async Task A_server_that_hangs_up_is_replaced_by_a_new_connection(string manner)
    {
        await using var source = new LdapDataSource(Options(), DistinguishedName.Parse(BaseDn));
        var lost = await source.GetConnectionAsync(CancellationToken);

        await Assert.ThrowsAsync<LdapConnectionException>(() => Search(lost, CannedDn(manner)));
        var next = await source.GetConnectionAsync(CancellationToken);

        Assert.NotSame(lost, next);
        Assert.True((await Search(next, BaseDn)).Status);
    }

    [Fact]
    public async Task A_slow_answer_is_given_up_and_the_connection_goes_on()
    {
        await using var connection = new LdapConnection(Options() with { OperationTimeout = TimeSpan.FromMilliseconds(300) });
        await connection.OpenAsync(CancellationToken);
        var clock = Stopwatch.StartNew();

        await Assert.ThrowsAsync<LdapTimeoutException>(() => Search(connection, CannedDn("slow10")));

        Assert.InRange(clock.Elapsed, TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(8));
        Assert.True((await Search(connection, BaseDn)).Status);
    }

    [Fact]
    public async Task A_cancelled_search_leaves_the_connection_open()
    {
        await using var connection = new LdapConnection(Options());
        await connection.OpenAsync(CancellationToken);
        using var cancellation = new CancellationTokenSource();

        var slow = connection.SearchAsync(CannedDn("slow10"), "(objectClass=*)", cancellationToken: cancellation.Token);
        var other = await Search(connection, BaseDn);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => slow);
        Assert.True(other.Status);
        Assert.True((await Search(connection, BaseDn)).Status);
    }

    [Fact]
    public async Task A_certificate_of_an_unknown_authority_is_refused()
    {
        await using var connection = new LdapConnection(Options(LdapSecurity.Ldaps) with
        {
            Tls = TlsOptions.TrustFile(CertificatePath("foreign-ca.crt")),
        });

        await Assert.ThrowsAsync<LdapSecurityException>(() => connection.OpenAsync(CancellationToken));
    }

    [Theory]
    [InlineData(LdapSecurity.StartTls)]
    [InlineData(LdapSecurity.Ldaps)]
    public async Task A_certificate_for_another_host_is_refused(LdapSecurity security)
    {
        var options = Options(security);
        await using var connection = new LdapConnection(options with
        {
            Tls = options.Tls with { TargetHost = "directory.example" },
        });

        await Assert.ThrowsAsync<LdapSecurityException>(() => connection.OpenAsync(CancellationToken));
    }

    [Fact]
    public async Task Answers_are_not_mixed_up_among_many_searches_at_once()
    {
        await using var connection = new LdapConnection(Options());
        string[] people = ["mhamilton", "ghopper", "zkruger", "sdahl", "jnino"];

        var found = await Task.WhenAll(Enumerable.Range(0, 500).Select(async number =>
        {
            var uid = people[number % people.Length];
            var outcome = await connection.SearchAsync(PeopleDn, $"(uid={uid})", cancellationToken: CancellationToken);
            return (Asked: uid, Got: Assert.Single(outcome.EnsureSuccess().Entries).GetString("uid"));
        }));

        Assert.All(found, pair => Assert.Equal(pair.Asked, pair.Got));
    }

    [Fact]
    public async Task An_operation_waits_its_turn_when_as_many_as_may_be_are_under_way()
    {
        await using var connection = new LdapConnection(Options() with { MaxPendingOperations = 1 });
        await connection.OpenAsync(CancellationToken);

        var watch = Stopwatch.StartNew();
        var slow = Search(connection, CannedDn("slow2"));
        var quick = Search(connection, BaseDn);

        // The server takes two seconds for the first, and has the second only after that.
        Assert.True((await quick).Status);
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(1.9), TimeSpan.MaxValue);
        Assert.True((await slow).Result.ResultCode is ResultCode.Success or ResultCode.NoSuchObject);
    }

    [Fact]
    public async Task The_servers_schema_is_read_without_a_problem()
    {
        await using var source = new LdapDataSource(Options(), DistinguishedName.Parse(BaseDn));

        var info = await source.GetDirectoryInfoAsync(CancellationToken);

        Assert.Contains(DistinguishedName.Parse(BaseDn), info.NamingContexts);
        Assert.True(info.HasControl("1.2.840.113556.1.4.319"));
        Assert.NotNull(info.Schema);
        Assert.Empty(info.Schema.Problems);
        Assert.Equal("inetOrgPerson", info.Schema.FindObjectClass("2.16.840.1.113730.3.2.2")?.Names[0]);
    }

    static Task<SearchOutcome> Search(LdapConnection connection, string baseDn) =>
        connection.SearchAsync(baseDn, "(objectClass=*)", SearchScope.BaseObject, cancellationToken: CancellationToken);
}
