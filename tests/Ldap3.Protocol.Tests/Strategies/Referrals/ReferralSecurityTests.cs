using System.Security.Cryptography.X509Certificates;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Strategies.Referrals;
using Ldap3.Protocol.Tests.Sessions;
using Ldap3.Protocol.Tests.Transport;
using Ldap3.Protocol.Urls;

namespace Ldap3.Protocol.Tests.Strategies.Referrals;

/// <summary>Who chooses where a connection is referred to must not get what is not theirs.</summary>
public sealed class ReferralSecurityTests
{
    static readonly LdapCredential Own = LdapCredential.Simple("cn=me", "secret");

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_own_password_stays_with_the_own_server()
    {
        await using var other = Answering();
        await using var own = Referring(other);

        await SearchAsync(own, new ReferralOptions { Follow = true, AllowedHosts = ["127.0.0.1"] });

        Assert.Single(own.Requests.OfType<BindRequest>());
        Assert.IsType<SearchRequest>(Assert.Single(other.Requests, request => request is not UnbindRequest));
    }

    [Fact]
    public async Task A_server_allowed_by_name_gets_the_credential_for_it()
    {
        await using var other = Answering();
        await using var own = Referring(other);
        var asked = new List<LdapUrl>();

        await SearchAsync(own, new ReferralOptions
        {
            Follow = true,
            AllowedHosts = [other.Url["ldap://".Length..]],
            Credentials = url =>
            {
                asked.Add(url);
                return LdapCredential.Simple("cn=there", "other");
            },
        });

        Assert.Equal("cn=there", Assert.Single(other.Requests.OfType<BindRequest>()).Name);
        Assert.Equal(LdapUrl.Parse($"{other.Url}/ou=a"), Assert.Single(asked));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("*.0.0.1")]
    public async Task A_server_that_only_a_pattern_allows_gets_no_password(string pattern)
    {
        await using var other = Answering();
        await using var own = Referring(other);

        await SearchAsync(own, new ReferralOptions
        {
            Follow = true,
            AllowedHosts = [pattern],
            Credentials = _ => throw new InvalidOperationException("nobody may ask for a credential"),
        });

        Assert.Empty(other.Requests.OfType<BindRequest>());
        Assert.Single(other.Searches);
    }

    [Fact]
    public async Task No_password_goes_in_clear_text_where_that_is_not_allowed()
    {
        await using var other = Answering();
        await using var own = Referring(other);
        await using var connection = new LdapConnection(own.Following(new ReferralOptions
        {
            Follow = true, AllowedHosts = ["127.0.0.1"], Credentials = _ => LdapCredential.Simple("cn=there", "other"),
        }));

        var failure = await Assert.ThrowsAsync<LdapReferralException>(() => connection.SearchAsync(Request(), CancellationToken));

        Assert.Contains("clear text", failure.Message, StringComparison.Ordinal);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task Where_the_connection_is_under_TLS_others_are_asked_under_TLS_or_not_at_all()
    {
        using var authority = Certificates.Authority("Trusted");
        using var certificate = Certificates.Server(authority, "localhost");
        await using var own = new ScriptedServer();
        await using var other = new ScriptedServer();
        var options = own.Options with
        {
            Security = LdapSecurity.StartTls,
            Tls = new TlsOptions { TrustedAuthorities = [authority], TargetHost = "localhost" },
            Referrals = new ReferralOptions { Follow = true, AllowedHosts = ["127.0.0.1"] },
        };
        await using var connection = new LdapConnection(options);
        var search = connection.SearchAsync(Request(), CancellationToken);
        await BeginTlsAsync(own, certificate);
        var (searchId, _) = await own.ReceiveAsync<SearchRequest>();

        await own.SendAsync(searchId, ReferringServer.ReferTo($"ldap://127.0.0.1:{other.Options.Port}/ou=a"));
        var (messageId, first) = await other.ReceiveAsync<ExtendedRequest>();
        await other.SendAsync(messageId, new ExtendedResponse { ResultCode = ResultCode.ProtocolError });

        await Assert.ThrowsAsync<LdapReferralException>(() => search);
        Assert.Equal("1.3.6.1.4.1.1466.20037", first.Oid);
        Assert.Null(await other.ReceiveAsync());
    }

    [Fact]
    public async Task The_name_that_the_own_certificate_must_have_is_not_enough_for_another_server()
    {
        using var authority = Certificates.Authority("Trusted");
        using var certificate = Certificates.Server(authority, "localhost");
        await using var own = new ScriptedServer();
        await using var other = new ScriptedServer();
        await using var connection = new LdapConnection(own.Options with
        {
            Security = LdapSecurity.StartTls,
            Tls = new TlsOptions { TrustedAuthorities = [authority], TargetHost = "localhost" },
            Referrals = new ReferralOptions { Follow = true, AllowedHosts = ["127.0.0.1"] },
        });
        var search = connection.SearchAsync(Request(), CancellationToken);
        await BeginTlsAsync(own, certificate);
        var (searchId, _) = await own.ReceiveAsync<SearchRequest>();

        await own.SendAsync(searchId, ReferringServer.ReferTo($"ldap://127.0.0.1:{other.Options.Port}/ou=a"));
        var (messageId, _) = await other.ReceiveAsync<ExtendedRequest>();
        await other.SendAsync(messageId, new ExtendedResponse { ResultCode = ResultCode.Success });
        var handshake = other.BeginTlsAsync(certificate);

        var failure = await Assert.ThrowsAsync<LdapReferralException>(() => search);
        Assert.Contains("certificate", failure.Message, StringComparison.OrdinalIgnoreCase);
        await Task.WhenAny(handshake);
    }

    [Fact]
    public void What_makes_the_own_connection_safe_is_not_taken_for_granted_of_another()
    {
        var policy = new ReferralPolicy(new LdapConnectionOptions
        {
            InProcess = () => Stream.Null,
            Credential = Own,
            Tls = new TlsOptions { TargetHost = "own.example.org", ClientCertificates = [] },
            Referrals = new ReferralOptions { Follow = true, AllowedHosts = ["*"] },
        });

        Assert.True(policy.TryFind("ldap://localhost", out var target, out _));
        var options = target.Options!();

        Assert.Null(options.InProcess);
        Assert.False(options.IsConfidential);
        Assert.Null(options.Tls.TargetHost);
        Assert.Null(options.Tls.ClientCertificates);
        Assert.Equal(LdapCredential.Anonymous, options.Credential);
    }

    [Theory]
    [InlineData("ldap.example.org", "LDAP.example.org", 389, true)]
    [InlineData("ldap.example.org", "ldap.example.org", 1389, true)]
    [InlineData("ldap.example.org:389", "ldap.example.org", 389, true)]
    [InlineData("ldap.example.org:389", "ldap.example.org", 636, false)]
    [InlineData("ldap.example.org", "ldap.example.org.evil.test", 389, false)]
    [InlineData("ldap.example.org", "evil-ldap.example.org", 389, false)]
    [InlineData("*.example.org", "a.b.example.org", 389, true)]
    [InlineData("*.example.org", "example.org", 389, false)]
    [InlineData("*.example.org", "evilexample.org", 389, false)]
    [InlineData("*:636", "anywhere", 636, true)]
    [InlineData("*:636", "anywhere", 389, false)]
    [InlineData("::1", "::1", 389, true)]
    [InlineData("[::1]:389", "::1", 389, true)]
    [InlineData("[::1]:389", "::1", 390, false)]
    public void Hosts_are_allowed_as_they_are_written(string allowed, string host, int port, bool matches) =>
        Assert.Equal(matches, HostPattern.Parse(allowed).Matches(host, port));

    [Theory]
    [InlineData("")]
    [InlineData("ldap://ldap.example.org")]
    [InlineData("ldap.*.org")]
    [InlineData("ldap.example.org:port")]
    [InlineData("a b")]
    public void What_is_no_host_is_refused_when_the_options_are_made(string text) =>
        Assert.Throws<ArgumentException>(() => new ReferralOptions { AllowedHosts = [text] });

    static SearchRequest Request() => new() { BaseObject = DistinguishedName.Parse("dc=test") };

    static ReferringServer Answering() => new(_ => [ReferringServer.Entry("cn=1"), ReferringServer.Done()]);

    static ReferringServer Referring(ReferringServer other) => new(_ => [ReferringServer.ReferTo($"{other.Url}/ou=a")]);

    static async Task SearchAsync(ReferringServer own, ReferralOptions options)
    {
        await using var connection = new LdapConnection(own.Following(options) with
        {
            Credential = Own, AllowCleartextPassword = true,
        });
        Assert.Single((await connection.SearchAsync(Request(), CancellationToken)).Entries);
    }

    static async Task BeginTlsAsync(ScriptedServer server, X509Certificate2 certificate)
    {
        var (messageId, _) = await server.ReceiveAsync<ExtendedRequest>();
        await server.SendAsync(messageId, new ExtendedResponse { ResultCode = ResultCode.Success });
        await server.BeginTlsAsync(certificate);
    }
}
