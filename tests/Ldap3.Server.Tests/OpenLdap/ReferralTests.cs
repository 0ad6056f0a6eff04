using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Strategies;
using Ldap3.Protocol.Strategies.Referrals;
using static Ldap3.Server.Tests.OpenLdapServer;

namespace Ldap3.Server.Tests.OpenLdap;

/// <summary>Two servers that refer to each other, and to themselves.</summary>
public sealed class ReferralTests
{
    const string Other = "dc=other,dc=test";
    const string Elsewhere = "ou=People,dc=elsewhere,dc=test";

    public static TheoryData<string> Strategies => ["SafeSync", "SafeRestartable", "Reusable"];

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    /// <summary>May ask both servers, as nobody.</summary>
    static ReferralOptions Follow => new()
    {
        Follow = true, ReturnUnfollowed = true, AllowedHosts = [ElsewhereUrl.Authority, Url.Authority],
    };

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task A_search_goes_on_below_two_referrals_and_around_a_ring(string strategy)
    {
        await using var connection = new LdapConnection(Options() with { Referrals = Follow }, Named(strategy));

        var outcome = await connection.SearchAsync(
            Other, "(|(uid=omar)(uid=ghopper)(uid=limited))", cancellationToken: CancellationToken);

        Assert.True(outcome.Status);
        Assert.Equal(
            [PersonDn("ghopper"), "uid=limited,dc=other,dc=test", $"uid=omar,{Elsewhere}"],
            outcome.Entries.Select(entry => entry.ObjectName.ToString()).Order(StringComparer.Ordinal));
        Assert.Contains("cn=Ring", Assert.Single(Assert.Single(outcome.References).Uris), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task Pages_are_turned_on_every_server(string strategy)
    {
        await using var connection = new LdapConnection(Options() with { Referrals = Follow }, Named(strategy));
        var people = connection.Search(PeopleDn, "(objectClass=inetOrgPerson)").Entries.Count;

        var found = await connection.StreamAsync(
                new SearchRequest { BaseObject = DistinguishedName.Parse(Other), Filter = Filter.Equal("objectClass", "inetOrgPerson") }, pageSize: 3)
            .Select(entry => entry.ObjectName.ToString())
            .ToListAsync(CancellationToken);

        Assert.Equal(people + 2, found.Distinct().Count());
        Assert.Equal(people + 2, found.Count);
    }

    [Fact]
    public void A_name_below_a_referral_is_looked_up_where_it_leads()
    {
        using var connection = new LdapConnection(Options() with { Referrals = Follow });

        var found = connection.Search($"uid=olive,ou=Abroad,{Other}", "(objectClass=*)", SearchScope.BaseObject);
        var compared = connection.Compare(new CompareRequest(
            DistinguishedName.Parse($"uid=ghopper,ou=Elsewhere,{Other}"), "uid", "ghopper"));

        Assert.Equal($"uid=olive,{Elsewhere}", Assert.Single(found.EnsureSuccess().Entries).ObjectName.ToString());
        Assert.True(compared.Matched);
    }

    [Fact]
    public void A_server_is_asked_for_what_it_lacks_and_refers_it_to_its_superior()
    {
        using var connection = new LdapConnection(Options() with
        {
            Host = ElsewhereUrl.Host, Port = ElsewhereUrl.Port, Referrals = Follow,
        });

        var outcome = connection.Search(PersonDn("ghopper"), "(objectClass=*)", SearchScope.BaseObject);

        Assert.Single(outcome.EnsureSuccess().Entries);
    }

    [Fact]
    public async Task Entries_are_added_changed_renamed_and_deleted_through_a_referral()
    {
        await using var connection = new LdapConnection(AdministratorOptions() with
        {
            Referrals = Follow with
            {
                ReturnUnfollowed = false,
                Credentials = _ => LdapCredential.Simple("cn=admin,dc=elsewhere,dc=test", AdministratorPassword),
            },
        });
        var (first, second) = ($"cn={Guid.NewGuid():N}", $"cn={Guid.NewGuid():N}");
        var here = DistinguishedName.Parse($"ou={Guid.NewGuid():N},{SandboxDn}");
        await Succeed(connection.AddAsync(
            new AddRequest(
                here,
                new LdapAttribute("objectClass", "referral", "extensibleObject"),
                new LdapAttribute("ref", $"{ElsewhereUrl.GetLeftPart(UriPartial.Authority)}/ou=Sandbox,dc=elsewhere,dc=test"))
            {
                Controls = [new ManageDsaItControl()],
            },
            CancellationToken));
        var entry = DistinguishedName.Parse($"{first},{here}");

        await Succeed(connection.AddAsync(new AddRequest(entry, new LdapAttribute("objectClass", "device")), CancellationToken));
        await Succeed(connection.ModifyAsync(
            new ModifyRequest(entry, new Modification(ModifyOperation.Add, new LdapAttribute("description", "x"))), CancellationToken));
        await Succeed(connection.ModifyDnAsync(
            new ModifyDnRequest(entry, RelativeDistinguishedName.Parse(second)), CancellationToken));
        var found = await connection.SearchAsync(
            here.ToString(), $"({second})", SearchScope.SingleLevel, cancellationToken: CancellationToken);
        await Succeed(connection.DeleteAsync(new DeleteRequest(DistinguishedName.Parse($"{second},{here}")), CancellationToken));
        await Succeed(connection.DeleteAsync(new DeleteRequest(here) { Controls = [new ManageDsaItControl()] }, CancellationToken));

        Assert.Equal("x", Assert.Single(found.Entries).GetString("description"));
    }

    [Fact]
    public async Task Under_TLS_the_other_server_is_asked_under_TLS_by_its_own_name()
    {
        // The URL in the referral is ldap://, so StartTLS is what keeps this confidential; both certificates say localhost.
        await using var connection = new LdapConnection(Options(LdapSecurity.Ldaps) with { Referrals = Follow });

        var outcome = await connection.SearchAsync(
            $"ou=Abroad,{Other}", "(uid=omar)", cancellationToken: CancellationToken);

        Assert.Single(outcome.EnsureSuccess().Entries);
    }

    [Fact]
    public void A_ring_is_refused_with_its_place()
    {
        using var connection = new LdapConnection(Options() with { Referrals = Follow with { ReturnUnfollowed = false } });

        var failure = Assert.Throws<LdapReferralException>(() =>
            connection.Search($"cn=Ring,{Other}", "(objectClass=*)", SearchScope.BaseObject));

        Assert.Contains("leads back", Assert.Single(failure.Attempts).Reason, StringComparison.Ordinal);
    }

    static Strategy Named(string strategy) => strategy switch
    {
        "SafeSync" => Strategy.SafeSync,
        "SafeRestartable" => Strategy.SafeRestartable,
        _ => Strategy.Reusable,
    };

    static async Task Succeed(Task<OperationOutcome> operation) => (await operation).EnsureSuccess();
}
