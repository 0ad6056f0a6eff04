using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Tests.Sessions;

namespace Ldap3.Protocol.Tests.Transport;

/// <summary>
/// Which certificates a server may show (RFC 6125, RFC 4513 section 3.1.3), and what else TLS can be told.
/// </summary>
public sealed class CertificateRuleTests : IDisposable
{
    readonly X509Certificate2 _authority = Certificates.Authority("Trusted");

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory] // CVE-2017-17718, CVE-2020-15719
    [InlineData("ldap.example.org", "dns:ldap.example.org", true)]
    [InlineData("LDAP.Example.ORG", "dns:ldap.example.org", true)]
    [InlineData("ldap.example.org", "dns:*.example.org", true)]
    [InlineData("a.ldap.example.org", "dns:*.example.org", false)]
    [InlineData("example.org", "dns:*.example.org", false)]
    [InlineData("ldap.example.org.evil.test", "dns:ldap.example.org", false)]
    [InlineData("ldap.example.org", "cn:ldap.example.org", true)]
    [InlineData("ldap.example.org", "cn:ldap.example.org dns:other.example.org", false)]
    [InlineData("127.0.0.1", "ip:127.0.0.1", true)]
    [InlineData("127.0.0.1", "ip:127.0.0.2", false)]
    [InlineData("127.0.0.1", "dns:127.0.0.1", false)]
    [InlineData("ldap.example.org", "dns:ldap.example.org client-only", false)]
    public async Task A_certificate_must_bear_the_name_that_was_asked_for(string host, string names, bool accepted)
    {
        using var certificate = Make(names);

        var refusal = await OpenAsync(certificate, new TlsOptions { TargetHost = host, TrustedAuthorities = [_authority] });

        Assert.Equal(accepted, refusal is null);
    }

    [Fact]
    public async Task A_certificate_of_no_known_authority_is_refused_unless_its_fingerprint_is_pinned()
    {
        using var certificate = Make("dns:ldap.example.org");
        using var another = Make("dns:ldap.example.org");
        var pin = certificate.GetCertHashString(HashAlgorithmName.SHA256);
        var tls = new TlsOptions { TargetHost = "localhost", PinnedCertificates = [pin] };

        Assert.IsType<LdapSecurityException>(await OpenAsync(certificate, new TlsOptions()));
        Assert.Null(await OpenAsync(certificate, tls));
        Assert.Null(await OpenAsync(certificate, tls with { PinnedCertificates = [string.Join(':', pin.Chunk(2).Select(pair => new string(pair)))] }));
        var refusal = Assert.IsType<LdapSecurityException>(await OpenAsync(another, tls with { TrustedAuthorities = [_authority] }));
        Assert.Contains(pin, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(another.GetCertHashString(HashAlgorithmName.SHA256), refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tls_can_be_customized_and_is_1_2_or_1_3_otherwise()
    {
        using var certificate = Make("dns:localhost");
        var versions = SslProtocols.None;
        SslApplicationProtocol[] protocols = [new("ldap")];
        var tls = new TlsOptions
        {
            TargetHost = "localhost",
            TrustedAuthorities = [_authority],
            Customize = options =>
            {
                versions = options.EnabledSslProtocols;
                options.ApplicationProtocols = [.. protocols];
            },
        };

        Assert.Null(await OpenAsync(certificate, tls));
        Assert.Equal(SslProtocols.Tls12 | SslProtocols.Tls13, versions);
    }

    [Fact]
    public void A_client_certificate_comes_from_a_file_of_either_form()
    {
        using var certificate = Make("cn:me");
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var (pfx, pem) = (Path.Combine(folder.FullName, "me.pfx"), Path.Combine(folder.FullName, "me.pem"));
            File.WriteAllBytes(pfx, certificate.Export(X509ContentType.Pkcs12, "secret"));
            using var key = certificate.GetECDsaPrivateKey()!;
            File.WriteAllText(pem, $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}");

            Assert.True(Assert.Single(new TlsOptions().WithClientCertificate(pfx, password: "secret").ClientCertificates!).HasPrivateKey);
            Assert.True(Assert.Single(new TlsOptions().WithClientCertificate(pem).ClientCertificates!).HasPrivateKey);
            Assert.ThrowsAny<CryptographicException>(() => new TlsOptions().WithClientCertificate(pfx, password: "wrong"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public void Dispose() => _authority.Dispose();

    static async Task<Exception?> OpenAsync(X509Certificate2 certificate, TlsOptions tls)
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options with { Security = LdapSecurity.StartTls, Tls = tls });
        var opening = connection.OpenAsync(CancellationToken);
        var (messageId, _) = await server.ReceiveAsync<ExtendedRequest>();
        await server.SendAsync(messageId, new ExtendedResponse { ResultCode = ResultCode.Success });
        try
        {
            await server.BeginTlsAsync(certificate);
        }
        catch (Exception e) when (e is AuthenticationException or IOException)
        {
            // The client hung up in the middle of the handshake.
        }

        return await Record.ExceptionAsync(() => opening);
    }

    X509Certificate2 Make(string description)
    {
        var words = description.Split(' ');
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var subject = words.FirstOrDefault(word => word.StartsWith("cn:", StringComparison.Ordinal))?[3..] ?? "test";
        var request = new CertificateRequest($"CN={subject}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        foreach (var word in words)
        {
            if (word.StartsWith("dns:", StringComparison.Ordinal))
            {
                names.AddDnsName(word[4..]);
            }
            else if (word.StartsWith("ip:", StringComparison.Ordinal))
            {
                names.AddIpAddress(IPAddress.Parse(word[3..]));
            }
        }

        if (!words.All(word => word.StartsWith("cn:", StringComparison.Ordinal)))
        {
            request.CertificateExtensions.Add(names.Build());
        }

        // 1.3.6.1.5.5.7.3.2 is for clients, .1 for servers.
        var purpose = words.Contains("client-only") ? "1.3.6.1.5.5.7.3.2" : "1.3.6.1.5.5.7.3.1";
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], false));
        using var certificate = request.Create(
            _authority, TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1), RandomNumberGenerator.GetBytes(8));
        using var withKey = certificate.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }
}
