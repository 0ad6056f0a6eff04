using System.Net;
using Ldap3.Protocol;
using Ldap3.Protocol.Servers;

namespace Ldap3.Server.Tests;

/// <summary>Servers are found by the records that dnsmasq serves (tests/servers/dns.sh lists them).</summary>
public sealed class DiscoveryTests
{
    static LdapDiscoveryOptions Options
    {
        get
        {
            var url = Environment.GetEnvironmentVariable("LDAP3_DNS_URL");
            Assert.SkipWhen(string.IsNullOrEmpty(url), "dnsmasq is not running; ./test.sh starts it");
            return new LdapDiscoveryOptions { NameServers = [new IPEndPoint(IPAddress.Loopback, new Uri(url!).Port)] };
        }
    }

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_lower_priority_comes_first_and_the_higher_weight_more_often()
    {
        var heavyFirst = 0;
        for (var i = 0; i < 60; i++)
        {
            var found = await LdapServerDiscovery.FindAsync("example.test", Options, CancellationToken);
            Assert.Equal(["heavy.example.test:1389", "light.example.test:2389", "second.example.test:389"],
                found.Select(server => server.ToString()).Order(StringComparer.Ordinal));
            Assert.Equal("second.example.test", found[2].Host);
            heavyFirst += found[0].Host == "heavy.example.test" ? 1 : 0;
        }

        // Nine of ten are expected; less than half would be a chance of one in a hundred billion.
        Assert.InRange(heavyFirst, 30, 60);
    }

    [Fact]
    public async Task TLS_has_records_of_its_own()
    {
        var found = Assert.Single(await LdapServerDiscovery.FindAsync("example.test.", Options with { UsesTls = true }, CancellationToken));

        Assert.Equal(new LdapServer { Host = "secure.example.test", Port = 636, Security = LdapSecurity.Ldaps }, found);
    }

    [Fact]
    public async Task Domain_controllers_of_the_site_are_preferred_to_those_of_the_domain()
    {
        var options = Options with { DomainControllers = true };

        var near = await LdapServerDiscovery.FindAsync("ad.test", options with { Site = "berlin" }, CancellationToken);
        var all = await LdapServerDiscovery.FindAsync("ad.test", options with { Site = "nowhere" }, CancellationToken);

        Assert.Equal(["dc2.ad.test"], near.Select(server => server.Host));
        Assert.Equal(["dc1.ad.test", "dc2.ad.test"], all.Select(server => server.Host).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("without.test")]
    [InlineData("unknown.test")]
    public async Task A_domain_may_have_no_directory(string domain) =>
        Assert.Empty(await LdapServerDiscovery.FindAsync(domain, Options, CancellationToken));

    [Fact]
    public async Task No_name_server_is_an_error_that_says_so()
    {
        _ = Options;
        var silent = new LdapDiscoveryOptions
        {
            NameServers = [new IPEndPoint(IPAddress.Loopback, 9)], Timeout = TimeSpan.FromMilliseconds(200),
        };

        var e = await Assert.ThrowsAsync<LdapConnectionException>(
            () => LdapServerDiscovery.FindAsync("example.test", silent, CancellationToken));

        Assert.Contains("_ldap._tcp.example.test", e.Message, StringComparison.Ordinal);
    }
}
