using System.Text;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Authentication.Sasl;

namespace Ldap3.Protocol.Tests.Authentication.Mechanisms;

public sealed class OneStepMechanismTests
{
    [Fact] // RFC 4616 section 4
    public void Plain_says_all_three_between_NULs()
    {
        Assert.Equal("Ursel\0Kurt\0xipj3plmq", First(LdapCredential.Plain("Kurt", "xipj3plmq", "Ursel")));
        Assert.Equal("\0tim\0tanstaaftanstaaf", First(LdapCredential.Plain("tim", "tanstaaftanstaaf")));
    }

    [Fact]
    public void External_says_who_to_act_as_or_nothing()
    {
        Assert.Equal("", First(LdapCredential.External()));
        Assert.Equal("dn:cn=me", First(LdapCredential.External("dn:cn=me")));
    }

    [Fact] // RFC 2195 section 2
    public void CramMd5_gives_the_documents_example()
    {
        using var exchange = Begin(LdapCredential.CramMd5("tim", "tanstaaftanstaaf"));

        Assert.Null(exchange.Respond(null));
        var answer = exchange.Respond("<1896.697170952@postoffice.reston.mci.net>");

        Assert.Equal("tim b913a602c7eda7a495b4e6e7334d3890", answer.ToString());
        Assert.Throws<LdapProtocolException>(() => exchange.Respond("<again>"));
    }

    [Fact] // RFC 7628 section 4.1
    public void OAuthBearer_says_host_port_and_token_and_acknowledges_a_refusal()
    {
        using var exchange = Begin(LdapCredential.OAuthBearer("vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==", "user@example.com"));

        Assert.Equal(
            "n,a=user@example.com,\u0001host=ldap.test\u0001port=389\u0001auth=Bearer vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==\u0001\u0001",
            exchange.Respond(null).ToString());
        Assert.Equal("\u0001", exchange.Respond("{\"status\":\"invalid_token\"}").ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a\u0001b")]
    public void A_token_that_would_end_its_field_is_refused(string token) =>
        Assert.Throws<ArgumentException>(() => LdapCredential.OAuthBearer(token));

    public static TheoryData<LdapCredential> Credentials() =>
    [
        LdapCredential.Simple("cn=me", "s3cret-word"),
        LdapCredential.Plain("me", "s3cret-word"),
        LdapCredential.CramMd5("me", "s3cret-word"),
        LdapCredential.DigestMd5("me", "s3cret-word"),
        LdapCredential.Scram(System.Security.Cryptography.HashAlgorithmName.SHA256, "me", "s3cret-word"),
        LdapCredential.OAuthBearer("s3cret-word"),
        LdapCredential.Kerberos(new System.Net.NetworkCredential("me", "s3cret-word", "TEST")),
        LdapCredential.Ntlm(new System.Net.NetworkCredential("me", "s3cret-word", "TEST")),
    ];

    [Theory]
    [MemberData(nameof(Credentials))]
    public void No_credential_prints_its_secret(LdapCredential credential)
    {
        var options = new LdapConnectionOptions { Credential = credential };

        Assert.DoesNotContain("s3cret-word", $"{credential} {options} {(credential as SaslCredential)?.Mechanism}", StringComparison.Ordinal);
    }

    [Fact] // RFC 4513 section 5.1.2, CVE-2018-1000134, CVE-2017-14623
    public void An_empty_secret_is_refused_by_every_way_of_binding()
    {
        Assert.Throws<ArgumentException>(() => LdapCredential.Simple("cn=me", ""));
        Assert.Throws<ArgumentException>(() => LdapCredential.Plain("me", ""));
        Assert.Throws<ArgumentException>(() => LdapCredential.CramMd5("me", ""));
        Assert.Throws<ArgumentException>(() => LdapCredential.DigestMd5("me", ""));
        Assert.Throws<ArgumentException>(() => LdapCredential.Scram(System.Security.Cryptography.HashAlgorithmName.SHA1, "me", ""));
        Assert.Throws<ArgumentException>(() => LdapCredential.Ntlm(new System.Net.NetworkCredential("me", "")));
        Assert.Throws<ArgumentException>(() => new LdapConnection("localhost", "cn=me", ""));
    }

    static string First(LdapCredential credential)
    {
        using var exchange = Begin(credential);
        return Encoding.UTF8.GetString(exchange.Respond(null)!.Value.Span);
    }

    static SaslExchange Begin(LdapCredential credential) => Assert.IsType<SaslCredential>(credential).Mechanism.Begin(
        new SaslContext(new LdapConnectionOptions { Host = "ldap.test" }, null, isConfidential: true));
}
