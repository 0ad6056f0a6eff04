using System.Security.Cryptography;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Authentication.Mechanisms;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Tests.Authentication.Mechanisms;

public sealed class ScramTests
{
    const string Nonce = "fyko+d2lbbFgONRv9qkxdawL";
    const string ServerFirst = "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096";

    [Theory] // RFC 5802 section 5, RFC 7677 section 3
    [InlineData("SHA1", Nonce, ServerFirst, "v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=", "v=rmF9pqV8S7suAoZWja4dJRkFsKQ=")]
    [InlineData(
        "SHA256",
        "rOprNGfwEbeRWgbNEkqO",
        "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
        "dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=",
        "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=")]
    public void The_examples_of_the_documents_come_out(string hash, string nonce, string serverFirst, string proof, string serverFinal)
    {
        using var exchange = Begin(nonce, hash: hash);

        Assert.Equal($"n,,n=user,r={nonce}", exchange.Respond(null).ToString());
        var answer = exchange.Respond(serverFirst).ToString();
        exchange.Complete(serverFinal);

        Assert.Equal($"c=biws,{serverFirst.Split(',')[0]},p={proof}", answer);
    }

    [Fact]
    public void The_proof_of_a_server_may_come_as_a_challenge()
    {
        using var exchange = Begin(Nonce);
        exchange.Respond(null);
        exchange.Respond(ServerFirst);

        Assert.Equal(OctetString.Empty, exchange.Respond("v=rmF9pqV8S7suAoZWja4dJRkFsKQ="));
        exchange.Complete(null);
    }

    [Theory]
    [InlineData("v=rmF9pqV8S7suAoZWja4dJRkFsKA=")]
    [InlineData("v=")]
    [InlineData("")]
    [InlineData("e=other-error")]
    [InlineData(null)]
    public void A_server_that_does_not_prove_itself_is_refused(string? serverFinal)
    {
        using var exchange = Begin(Nonce);
        exchange.Respond(null);
        exchange.Respond(ServerFirst);

        Assert.Throws<LdapSecurityException>(() => exchange.Complete(serverFinal is null ? default(OctetString?) : serverFinal));
    }

    [Fact]
    public void Success_before_the_exchange_is_done_is_refused()
    {
        using var exchange = Begin(Nonce);
        exchange.Respond(null);

        Assert.Throws<LdapSecurityException>(() => exchange.Complete("v=rmF9pqV8S7suAoZWja4dJRkFsKQ="));
    }

    [Theory]
    [InlineData("r=another3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096", "replays")]
    [InlineData("r=fyko+d2lbbFgONRv9qkxdawL,s=QSXCR+Q6sek8bf92,i=4096", "replays")]
    [InlineData("r=fyko+d2lbbFgONRv9qkxdawL3rf,s=QSXCR+Q6sek8bf92,i=1", "4096")]
    [InlineData("r=fyko+d2lbbFgONRv9qkxdawL3rf,s=QSXCR+Q6sek8bf92,i=2147483647", "iterations")]
    [InlineData("r=fyko+d2lbbFgONRv9qkxdawL3rf,s=QQ==,i=4096", "salt")]
    public void A_server_that_asks_for_what_is_unsafe_is_refused(string serverFirst, string reason)
    {
        using var exchange = Begin(Nonce);
        exchange.Respond(null);

        var e = Assert.Throws<LdapSecurityException>(() => exchange.Respond(serverFirst));

        Assert.Contains(reason, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("r=,s=,i=")]
    [InlineData("m=ext,r=fyko+d2lbbFgONRv9qkxdawL3rf,s=QSXCR+Q6sek8bf92,i=4096")]
    [InlineData("r=fyko+d2lbbFgONRv9qkxdawL3rf,s=*,i=4096")]
    [InlineData("r=fyko+d2lbbFgONRv9qkxdawL3rf,s=QSXCR+Q6sek8bf92,i=99999999999")]
    [InlineData("r=fyko+d2lbbFgONRv9qkxdawL3rf,s=QSXCR+Q6sek8bf92,i=-4096")]
    public void A_malformed_message_is_refused(string serverFirst)
    {
        using var exchange = Begin(Nonce);
        exchange.Respond(null);

        Assert.Throws<LdapProtocolException>(() => exchange.Respond(serverFirst));
    }

    [Fact]
    public void A_name_cannot_add_attributes()
    {
        using var exchange = Begin(Nonce, "a,r=evil=");

        Assert.Equal($"n,,n=a=2Cr=3Devil=3D,r={Nonce}", exchange.Respond(null).ToString());
    }

    [Fact]
    public void Names_and_passwords_are_prepared_alike_on_both_sides()
    {
        // RFC 4013 section 3: the soft hyphen disappears, and the roman numeral becomes letters.
        Assert.Equal("IX", SaslPreparation.Prepare("I\u00ADX", "it"));
        Assert.Equal("IX", SaslPreparation.Prepare("\u2168", "it"));
        Assert.Equal("a b", SaslPreparation.Prepare("a\u00A0b", "it"));
        var e = Assert.Throws<ArgumentException>(() => LdapCredential.Plain("me", "sec\u0007ret"));
        Assert.DoesNotContain("sec", e.Message, StringComparison.Ordinal);
    }

    static ScramExchange Begin(string nonce, string user = "user", string hash = "SHA1") =>
        new(new HashAlgorithmName(hash), user, new SecretOctets("pencil"), "n,,", [], nonce);
}
