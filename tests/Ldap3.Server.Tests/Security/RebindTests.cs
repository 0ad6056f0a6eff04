using System.Security.Cryptography;
using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Authentication.Sasl;
using Ldap3.Protocol.Messages;

namespace Ldap3.Server.Tests.Security;

/// <summary>Binds one after another, on behalf of others, and TLS begun in between.</summary>
public sealed class RebindTests
{
    const string User = "ghopper";

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    static string Password => OpenLdapServer.PersonPassword(User);

    [Fact]
    public async Task A_connection_becomes_one_and_another_by_any_mechanism()
    {
        await using var connection = new LdapConnection(OpenLdapServer.Options(LdapSecurity.StartTls));
        LdapCredential[] credentials =
        [
            LdapCredential.Scram(HashAlgorithmName.SHA256, User, Password),
            LdapCredential.Plain("proxy", OpenLdapServer.ProxyPassword),
            LdapCredential.Simple(OpenLdapServer.PersonDn(User), Password),
            LdapCredential.Strongest(User, Password),
        ];
        foreach (var credential in credentials)
        {
            (await connection.BindAsync(credential, CancellationToken)).EnsureSuccess();
            var expected = $"{credential}".StartsWith("proxy", StringComparison.Ordinal)
                ? OpenLdapServer.ProxyDn
                : OpenLdapServer.PersonDn(User);
            Assert.Equal($"dn:{expected}", await connection.WhoAmIAsync(CancellationToken), ignoreCase: true);
        }

        var wrong = await connection.BindAsync(LdapCredential.Scram(HashAlgorithmName.SHA256, User, "wrong"), CancellationToken);
        Assert.Equal(ResultCode.InvalidCredentials, wrong.Result.ResultCode);
        (await connection.BindAsync(LdapCredential.Anonymous, CancellationToken)).EnsureSuccess();
        Assert.Equal("", await connection.WhoAmIAsync(CancellationToken));
    }

    [Fact]
    public async Task Somebody_acts_for_another_by_an_authorization_identity()
    {
        var other = $"dn:{OpenLdapServer.PersonDn(User)}";
        LdapCredential[] credentials =
        [
            LdapCredential.Plain("proxy", OpenLdapServer.ProxyPassword, other),
            LdapCredential.DigestMd5("proxy", OpenLdapServer.ProxyPassword, authorizationId: other),
            LdapCredential.Scram(HashAlgorithmName.SHA512, "proxy", OpenLdapServer.ProxyPassword, other),
            LdapCredential.Strongest("proxy", OpenLdapServer.ProxyPassword, authorizationId: other),
        ];
        foreach (var credential in credentials)
        {
            await using var connection = new LdapConnection(OpenLdapServer.Options(LdapSecurity.StartTls) with { Credential = credential });
            Assert.Equal(other, await connection.WhoAmIAsync(CancellationToken), ignoreCase: true);
        }
    }

    [Fact]
    public async Task A_sealed_connection_may_carry_a_password_and_what_comes_next_is_sealed_too()
    {
        await using var connection = new LdapConnection(OpenLdapServer.Options() with
        {
            Credential = LdapCredential.DigestMd5(User, Password, protection: SaslProtection.Confidentiality),
        });
        await connection.OpenAsync(CancellationToken);

        (await connection.BindAsync(LdapCredential.Simple(OpenLdapServer.ProxyDn, OpenLdapServer.ProxyPassword), CancellationToken))
            .EnsureSuccess();

        Assert.Equal($"dn:{OpenLdapServer.ProxyDn}", await connection.WhoAmIAsync(CancellationToken), ignoreCase: true);
    }

    [Fact]
    public async Task One_layer_takes_the_place_of_another()
    {
        await using var connection = new LdapConnection(OpenLdapServer.Options());
        foreach (var protection in new[] { SaslProtection.Integrity, SaslProtection.Confidentiality, SaslProtection.Integrity })
        {
            (await connection.BindAsync(LdapCredential.DigestMd5(User, Password, protection: protection), CancellationToken)).EnsureSuccess();
            Assert.Equal($"dn:{OpenLdapServer.PersonDn(User)}", await connection.WhoAmIAsync(CancellationToken), ignoreCase: true);
        }
    }

    [Fact]
    public async Task Tls_begins_behind_a_bind_on_OpenLdap() =>
        await AssertTlsLaterAsync(
            OpenLdapServer.Options(), LdapCredential.Scram(HashAlgorithmName.SHA256, User, Password), OpenLdapServer.PersonDn(User), Password);

    [Fact]
    public async Task Tls_begins_behind_a_bind_on_389() =>
        await AssertTlsLaterAsync(
            Ds389Server.Options(),
            LdapCredential.Scram(HashAlgorithmName.SHA256, User, Ds389Server.PersonPassword(User)),
            Ds389Server.PersonDn(User),
            Ds389Server.PersonPassword(User));

    static async Task AssertTlsLaterAsync(LdapConnectionOptions options, LdapCredential credential, string dn, string password)
    {
        await using var connection = new LdapConnection(options with { Credential = credential });
        await connection.OpenAsync(CancellationToken);

        await connection.StartTlsAsync(CancellationToken);

        // RFC 4513 section 4: who the connection is may stay or not; a bind with a password is right from now on.
        (await connection.BindAsync(LdapCredential.Simple(dn, password), CancellationToken)).EnsureSuccess();
        var identity = (await connection.WhoAmIAsync(CancellationToken)).Replace("dn: ", "dn:", StringComparison.Ordinal);
        Assert.Equal($"dn:{dn}", identity, ignoreCase: true);
    }
}
