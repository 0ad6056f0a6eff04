using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ldap3.InMemory.Tests.Tools;
using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Authentication.Sasl;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Tests.Authentication;

/// <summary>Our own client against the mechanisms of the embedded server.</summary>
public sealed class SaslClientTests : IAsyncLifetime
{
    static readonly DistinguishedName Ada = DistinguishedName.Parse($"uid=ada,{ClientTools.Base}");
    static readonly DistinguishedName Bob = DistinguishedName.Parse($"uid=bob,{ClientTools.Base}");

    readonly string _socketPath = Path.Combine(Path.GetTempPath(), $"ldapi{Guid.NewGuid():N}");
    readonly InMemoryServer _server;
    SaslUser? _asked;

    public SaslClientTests()
    {
        var directory = new InMemoryDirectory(new InMemoryDirectoryOptions
        {
            AdministratorDn = DistinguishedName.Parse(ClientTools.Administrator),
            AdministratorPassword = "secret",
            AccessRule = request => request.Kind is AccessKind.Authenticate
                || (request.Kind == AccessKind.ActAs && request.Identity == Ada && request.Entry == Bob),
            SaslNames = user =>
            {
                _asked = user;
                return user.Name.Contains('=', StringComparison.Ordinal) ? Ada : DistinguishedName.Parse($"uid={user.Name},{ClientTools.Base}");
            },
            UserNames = name => name == "bob" ? Bob : null,
        });
        directory.Add(new AddRequest(DistinguishedName.Parse(ClientTools.Base), new("objectClass", "domain"), new("dc", "example")));
        directory.Add(Person(Ada, "pässword ⅷ"));
        directory.Add(Person(Bob, "bobs"));
        _server = InMemoryServer.Start(
            directory, new InMemoryServerOptions { TlsPort = 0, SocketPath = _socketPath, AskForClientCertificates = true });
    }

    public static TheoryData<string, SaslChannelBinding?> Scrams =>
    [
        .. from hash in (string[])["SHA1", "SHA256", "SHA512"]
           from binding in (SaslChannelBinding?[])[null, SaslChannelBinding.ServerEndPoint, SaslChannelBinding.OpenLdap]
           select (hash, binding),
    ];

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [MemberData(nameof(Scrams))]
    public async Task SCRAM_proves_both_sides(string hash, SaslChannelBinding? binding) =>
        Assert.Equal(
            $"dn:{Ada}",
            await WhoAmIAsync(LdapCredential.Scram(new HashAlgorithmName(hash), "ada", "pässword ⅷ", binding: binding)));

    [Fact]
    public async Task SCRAM_that_is_bound_to_another_channel_is_refused()
    {
        var exchange = await Assert.ThrowsAnyAsync<LdapException>(() => WhoAmIAsync(
            LdapCredential.Scram(HashAlgorithmName.SHA256, "ada", "pässword ⅷ", binding: SaslChannelBinding.Unique)));

        Assert.DoesNotContain("pässword", exchange.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Passwords_are_taken_by_all_mechanisms_that_know_them()
    {
        Assert.Equal($"dn:{Ada}", await WhoAmIAsync(LdapCredential.Plain("ada", "pässword ⅷ")));
        Assert.Equal(new SaslUser("PLAIN", "ada"), _asked);
        Assert.Equal($"dn:{Bob}", await WhoAmIAsync(LdapCredential.CramMd5("bob", "bobs")));
        Assert.Equal($"dn:{Bob}", await WhoAmIAsync(LdapCredential.DigestMd5("bob", "bobs")));
    }

    [Fact]
    public async Task The_rule_says_who_acts_for_whom()
    {
        Assert.Equal($"dn:{Bob}", await WhoAmIAsync(LdapCredential.Plain("ada", "pässword ⅷ", "u:bob")));
        Assert.Equal($"dn:{Bob}", await WhoAmIAsync(LdapCredential.Scram(HashAlgorithmName.SHA256, "ada", "pässword ⅷ", $"dn:{Bob}")));

        var refused = await Assert.ThrowsAsync<LdapOperationException>(() => WhoAmIAsync(LdapCredential.Plain("bob", "bobs", $"dn:{Ada}")));

        Assert.Equal(ResultCode.InsufficientAccessRights, refused.ResultCode);
    }

    [Fact]
    public async Task A_certificate_is_mapped_to_an_entry()
    {
        using var certificate = _server.IssueClientCertificate(DistinguishedName.Parse("cn=Ada Lovelace,o=Analytical Engines"));

        Assert.Equal($"dn:{Ada}", await WhoAmIAsync(LdapCredential.External(), certificate));
        Assert.Equal("EXTERNAL", _asked?.Mechanism);
        Assert.Equal(DistinguishedName.Parse("cn=Ada Lovelace,o=Analytical Engines"), DistinguishedName.Parse(_asked!.Name));
        Assert.Equal($"dn:{Bob}", await WhoAmIAsync(LdapCredential.External("u:bob"), certificate));
    }

    [Fact]
    public async Task A_process_of_this_machine_is_mapped_to_an_entry()
    {
        await using var connection = new LdapConnection(new LdapConnectionOptions
        {
            SocketPath = _socketPath, Security = LdapSecurity.None, Credential = LdapCredential.External(), RaiseExceptions = true,
        });
        await connection.OpenAsync(CancellationToken);

        Assert.Equal($"dn:{Ada}", await connection.Extend.Standard.WhoAmIAsync(cancellationToken: CancellationToken));
        Assert.EndsWith(",cn=peercred,cn=external,cn=auth", _asked?.Name, StringComparison.Ordinal);
    }

    static AddRequest Person(DistinguishedName name, string password) =>
        new(name, new("objectClass", "inetOrgPerson"), new("cn", "x"), new("sn", "x"), new("userPassword", password));

    async Task<string> WhoAmIAsync(LdapCredential credential, X509Certificate2? certificate = null)
    {
        await using var connection = new LdapConnection(new LdapConnectionOptions
        {
            Host = "127.0.0.1",
            Port = _server.TlsPort,
            Security = LdapSecurity.Ldaps,
            Tls = new TlsOptions
            {
                TrustedAuthorities = [_server.CertificateAuthority], ClientCertificates = certificate is null ? null : [certificate],
            },
            Credential = credential,
            RaiseExceptions = true,
        });
        await connection.OpenAsync(CancellationToken);
        return await connection.Extend.Standard.WhoAmIAsync(cancellationToken: CancellationToken);
    }
}
