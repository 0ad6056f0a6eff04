using System.Net;
using System.Security.Cryptography;
using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Authentication.Sasl;
using Ldap3.Protocol.Messages;
using Ldap3.Server.Tests.Samba;

namespace Ldap3.Server.Tests.Security;

/// <summary>
/// Each mechanism over each transport binds as the right somebody, wrong secrets are refused as such, layers carry
/// much, and nothing of it leaves a secret in what is logged, traced or thrown.
/// </summary>
public sealed class MechanismMatrixTests
{
    const string User = "ghopper";
    const string Realm = "LDAP3.TEST";
    const string WrongPassword = "not-the-right-one";

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OpenLdap_with_MIT_Kerberos()
    {
        var tls = OpenLdapServer.Options().Tls.WithClientCertificate(OpenLdapServer.CertificatePath("client.pem"));
        using var matrix = new MechanismMatrix(
            "OpenLDAP",
            [
                ("clear", OpenLdapServer.Options()),
                ("StartTLS", OpenLdapServer.Options(LdapSecurity.StartTls) with { Tls = tls }),
                ("LDAPS", OpenLdapServer.Options(LdapSecurity.Ldaps) with { Tls = tls }),
                ("LDAPI", OpenLdapServer.Options() with { SocketPath = OpenLdapServer.SocketPath }),
            ],
            connection => IsAsync(connection, OpenLdapServer.PersonDn(User), OpenLdapServer.AdministratorDn));
        var password = OpenLdapServer.PersonPassword(User);

        await TryPasswordsAsync(matrix, OpenLdapServer.PersonDn(User), password);
        await matrix.TryAsync(
            "SCRAM-SHA-256-PLUS, as OpenLDAP names it",
            LdapCredential.Scram(HashAlgorithmName.SHA256, User, password, binding: SaslChannelBinding.OpenLdap),
            LdapCredential.Scram(HashAlgorithmName.SHA256, User, WrongPassword, binding: SaslChannelBinding.OpenLdap));
        if (KerberosEnvironment.Knows("OPENLDAP"))
        {
            await TryKerberosAsync(matrix, new NetworkCredential(User, password, Realm), new NetworkCredential(User, WrongPassword, Realm));
        }

        matrix.AssertDocumented();
        matrix.Secrets.AssertNone(password, WrongPassword);
    }

    [Theory]
    [InlineData("DIGEST-MD5 auth-int", 2_000)]
    [InlineData("DIGEST-MD5 auth-conf", 20_000)]
    [InlineData("GSSAPI signed", 2_000)]
    [InlineData("GSSAPI sealed", 20_000)]
    [InlineData("GSS-SPNEGO sealed", 20_000)]
    public async Task Layers_to_OpenLdap_carry_much(string layer, int entries)
    {
        using var matrix = new MechanismMatrix("OpenLDAP", [], _ => Task.CompletedTask);

        await matrix.CarryAsync(
            OpenLdapServer.Options(), Layered(layer, User, OpenLdapServer.PersonPassword(User), Realm), entries,
            OpenLdapServer.PeopleDn, "(uid=*)", OpenLdapServer.SandboxDn);

        matrix.Secrets.AssertNone(OpenLdapServer.PersonPassword(User));
    }

    [Fact]
    public async Task Directory_server_389()
    {
        var tls = Ds389Server.Options().Tls.WithClientCertificate(Ds389Server.CertificatePath("client.pem"));
        using var matrix = new MechanismMatrix(
            "389 DS",
            [
                ("clear", Ds389Server.Options()),
                ("StartTLS", Ds389Server.Options(LdapSecurity.StartTls) with { Tls = tls }),
                ("LDAPS", Ds389Server.Options(LdapSecurity.Ldaps) with { Tls = tls }),
                ("LDAPI", Ds389Server.Options() with { SocketPath = Ds389Server.SocketPath }),
            ],
            connection => IsAsync(connection, Ds389Server.PersonDn(User), Ds389Server.AdministratorDn));
        var password = Ds389Server.PersonPassword(User);

        await TryPasswordsAsync(matrix, Ds389Server.PersonDn(User), password);

        matrix.AssertDocumented();
        matrix.Secrets.AssertNone(password, WrongPassword);
    }

    [Theory]
    [InlineData("DIGEST-MD5 auth-int", 2_000)]
    [InlineData("DIGEST-MD5 auth-conf", 20_000)]
    public async Task Layers_to_389_carry_much(string layer, int entries)
    {
        using var matrix = new MechanismMatrix("389 DS", [], _ => Task.CompletedTask);

        await matrix.CarryAsync(
            Ds389Server.Options(), Layered(layer, User, Ds389Server.PersonPassword(User), ""), entries, Ds389Server.PeopleDn, "(uid=*)",
            Ds389Server.SandboxDn);

        matrix.Secrets.AssertNone(Ds389Server.PersonPassword(User));
    }

    [Fact]
    public async Task Samba_with_its_own_Kerberos()
    {
        await using var administrator = new LdapConnection(SambaServer.AdministratorOptions());
        await using var account = await SandboxAccount.CreateAsync(administrator, $"mx{Random.Shared.Next()}", CancellationToken);
        var sid = (await administrator.SearchAsync(account.Dn, "(objectClass=*)", SearchScope.BaseObject, ["objectSid"], CancellationToken))
            .EnsureSuccess().Entries[0].Find("objectSid")!.Values[0];
        using var matrix = new MechanismMatrix(
            "Samba AD",
            [
                ("clear", SambaServer.Options()),
                ("StartTLS", SambaServer.Options(LdapSecurity.StartTls)),
                ("LDAPS", SambaServer.Options(LdapSecurity.Ldaps)),
            ],
            async connection =>
            {
                var token = await connection.SearchAsync("", "(objectClass=*)", SearchScope.BaseObject, ["tokenGroups"], CancellationToken);
                Assert.Contains(sid, token.EnsureSuccess().Entries[0].Find("tokenGroups")!.Values);
            });
        Assert.SkipUnless(KerberosEnvironment.Knows("SAMBA"), "Kerberos cannot be told of Samba here");
        var right = new NetworkCredential(account.Name, SandboxAccount.Password, "AD.TEST");
        var wrong = new NetworkCredential(account.Name, WrongPassword, "AD.TEST");

        await matrix.TryAsync("simple", LdapCredential.Simple(account.Dn, SandboxAccount.Password));
        await TryKerberosAsync(matrix, right, wrong);
        if (KerberosEnvironment.HasNtlm)
        {
            await TryNtlmAsync(matrix, right, wrong);
        }

        matrix.AssertDocumented();
        matrix.Secrets.AssertNone(SandboxAccount.Password, WrongPassword);
    }

    [Theory]
    [InlineData("GSSAPI signed", 2_000)]
    [InlineData("GSSAPI sealed", 20_000)]
    [InlineData("GSS-SPNEGO sealed", 20_000)]
    [InlineData("NTLM signed", 2_000)]
    [InlineData("NTLM sealed", 20_000)]
    public async Task Layers_to_Samba_carry_much(string layer, int entries)
    {
        using var matrix = new MechanismMatrix("Samba AD", [], _ => Task.CompletedTask);

        await matrix.CarryAsync(
            SambaServer.Options(), Layered(layer, "Administrator", SambaServer.AdministratorPassword, "AD.TEST"), entries,
            $"OU=People,{SambaServer.BaseDn}", "(objectClass=person)", SambaServer.SandboxDn);

        matrix.Secrets.AssertNone(SambaServer.AdministratorPassword);
    }

    static async Task TryPasswordsAsync(MechanismMatrix matrix, string dn, string password)
    {
        await matrix.TryAsync("simple", LdapCredential.Simple(dn, password), LdapCredential.Simple(dn, WrongPassword));
        await matrix.TryAsync("EXTERNAL", LdapCredential.External());
        await matrix.TryAsync("PLAIN", LdapCredential.Plain(User, password), LdapCredential.Plain(User, WrongPassword));
        await matrix.TryAsync("CRAM-MD5", LdapCredential.CramMd5(User, password), LdapCredential.CramMd5(User, WrongPassword));
        foreach (var (name, protection) in new[] { ("auth", SaslProtection.None), ("auth-int", SaslProtection.Integrity), ("auth-conf", SaslProtection.Confidentiality) })
        {
            await matrix.TryAsync(
                $"DIGEST-MD5 {name}",
                LdapCredential.DigestMd5(User, password, protection: protection),
                LdapCredential.DigestMd5(User, WrongPassword, protection: protection));
        }

        foreach (var hash in new[] { HashAlgorithmName.SHA1, HashAlgorithmName.SHA256, HashAlgorithmName.SHA512 })
        {
            await matrix.TryAsync(
                $"SCRAM-SHA-{hash.Name![3..]}",
                LdapCredential.Scram(hash, User, password),
                LdapCredential.Scram(hash, User, WrongPassword));
        }

        await matrix.TryAsync("the strongest", LdapCredential.Strongest(User, password), LdapCredential.Strongest(User, WrongPassword));
    }

    static async Task TryKerberosAsync(MechanismMatrix matrix, NetworkCredential right, NetworkCredential wrong)
    {
        await matrix.TryAsync("GSSAPI", LdapCredential.Kerberos(right, protection: SaslProtection.None));
        await matrix.TryAsync("GSSAPI signed", LdapCredential.Kerberos(right, protection: SaslProtection.Integrity));
        await matrix.TryAsync("GSSAPI sealed", LdapCredential.Kerberos(right, protection: SaslProtection.Confidentiality), LdapCredential.Kerberos(wrong));
        await matrix.TryAsync("GSS-SPNEGO sealed", LdapCredential.Negotiate(right, SaslProtection.Confidentiality));
    }

    static async Task TryNtlmAsync(MechanismMatrix matrix, NetworkCredential right, NetworkCredential wrong)
    {
        await matrix.TryAsync("NTLM signed", LdapCredential.Ntlm(right, SaslProtection.Integrity));
        await matrix.TryAsync(
            "NTLM sealed", LdapCredential.Ntlm(right, SaslProtection.Confidentiality), LdapCredential.Ntlm(wrong, SaslProtection.Confidentiality));
    }

    static LdapCredential Layered(string layer, string user, string password, string realm)
    {
        var protection = layer.Contains("sealed", StringComparison.Ordinal) || layer.Contains("conf", StringComparison.Ordinal)
            ? SaslProtection.Confidentiality
            : SaslProtection.Integrity;
        if (layer.StartsWith("DIGEST", StringComparison.Ordinal))
        {
            return LdapCredential.DigestMd5(user, password, protection: protection);
        }

        Assert.SkipUnless(KerberosEnvironment.Knows(realm == Realm ? "OPENLDAP" : "SAMBA"), "there is no Kerberos here");
        Assert.SkipUnless(KerberosEnvironment.HasNtlm || !layer.StartsWith("NTLM", StringComparison.Ordinal), "there is no gss-ntlmssp here");
        var credential = new NetworkCredential(user, password, realm);
        return layer.Split(' ')[0] switch
        {
            "GSSAPI" => LdapCredential.Kerberos(credential, protection: protection),
            "NTLM" => LdapCredential.Ntlm(credential, protection),
            _ => LdapCredential.Negotiate(credential, protection),
        };
    }

    // EXTERNAL over LDAPI is who runs this process: the administrator.
    static async Task IsAsync(LdapConnection connection, string person, string administrator)
    {
        var identity = (await connection.WhoAmIAsync(CancellationToken)).Replace("dn: ", "dn:", StringComparison.Ordinal);
        var expected = connection.Options is { SocketPath: not null, Credential: SaslCredential { Mechanism.Name: "EXTERNAL" } } ? administrator : person;
        Assert.Equal($"dn:{expected}", identity, ignoreCase: true);
    }
}
