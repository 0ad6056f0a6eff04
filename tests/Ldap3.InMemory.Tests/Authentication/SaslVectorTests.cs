using System.Security.Cryptography;
using System.Text;
using Ldap3.InMemory.Authentication;
using Ldap3.Protocol.Authentication.Passwords;
using Ldap3.InMemory.Results;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Tests.Authentication;

/// <summary>The examples of the mechanisms' documents, seen from the server.</summary>
public sealed class SaslVectorTests
{
    [Theory]
    [InlineData( // RFC 5802 section 5
        "SCRAM-SHA-1", "QSXCR+Q6sek8bf92", "3rfcNHYJY1ZVvWVs7j",
        "n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL",
        "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096",
        "c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=",
        "v=rmF9pqV8S7suAoZWja4dJRkFsKQ=")]
    [InlineData( // RFC 7677 section 3
        "SCRAM-SHA-256", "W22ZaJ0SNY7soEsUEjb6gQ==", "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0",
        "n,,n=user,r=rOprNGfwEbeRWgbNEkqO",
        "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
        "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=",
        "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=")]
    public void SCRAM_answers_as_its_document_says(
        string mechanism, string salt, string nonce, string clientFirst, string serverFirst, string clientFinal, string serverFinal)
    {
        var keys = ScramKeys.Derive(mechanism, "pencil"u8, Convert.FromBase64String(salt), 4096);
        var exchange = Scram(mechanism, Accounts("user", $"{{{mechanism}}}{keys}"), nonce);

        var challenge = exchange.Next(clientFirst);
        var end = exchange.Next(clientFinal);

        Assert.Equal((null, serverFirst), (challenge.Identity, challenge.Credentials.ToString()));
        Assert.Equal(DistinguishedName.Parse("uid=user"), end.Identity);
        Assert.Equal(serverFinal, end.Credentials.ToString());
    }

    [Theory]
    [InlineData("c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI5Ts=")] // another proof
    [InlineData("c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7k,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=")] // another nonce
    [InlineData("c=eSws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=")] // another header
    public void SCRAM_refuses_what_is_not_proved(string clientFinal)
    {
        var keys = ScramKeys.Derive("SCRAM-SHA-1", "pencil"u8, Convert.FromBase64String("QSXCR+Q6sek8bf92"), 4096);
        var exchange = Scram("SCRAM-SHA-1", Accounts("user", $"{{SCRAM-SHA-1}}{keys}"), "3rfcNHYJY1ZVvWVs7j");
        exchange.Next("n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL");

        Assert.Equal(ResultCode.InvalidCredentials, Assert.Throws<Refusal>(() => exchange.Next(clientFinal)).ResultCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("n,,n=,r=x")]
    [InlineData("n,,n=user,r=")]
    [InlineData("n,,n=us=er,r=x")]
    [InlineData("n,,m=must,n=user,r=x")]
    [InlineData("q,,n=user,r=x")]
    [InlineData("n,b=x,n=user,r=x")]
    public void SCRAM_refuses_what_it_does_not_understand(string clientFirst) =>
        Assert.Equal(
            ResultCode.ProtocolError,
            Assert.Throws<Refusal>(() => Scram("SCRAM-SHA-256", Accounts("user", "pencil"), "x").Next(clientFirst)).ResultCode);

    [Fact]
    public void SCRAM_tells_nobody_who_exists()
    {
        var accounts = Accounts("user", "pencil");

        var first = Salt("nobody");

        Assert.Equal(first, Salt("nobody"));
        Assert.NotEqual(first, Salt("user"));

        string Salt(string user) =>
            Scram("SCRAM-SHA-256", accounts, "x").Next($"n,,n={user},r=x").Credentials.ToString()!.Split(',')[1];
    }

    [Fact]
    public void SCRAM_notices_that_the_binding_was_stripped()
    {
        var transport = new ClientTransport { ServerEndPoint = new byte[32] };
        var exchange = new ScramExchange("SCRAM-SHA-256", HashAlgorithmName.SHA256, false, Accounts("user", "pencil"), transport, "x");

        // "y" says: I could bind, but you did not offer it (RFC 5802 section 6).
        Assert.Equal(ResultCode.InvalidCredentials, Assert.Throws<Refusal>(() => exchange.Next("y,,n=user,r=x")).ResultCode);
    }

    [Theory]
    [InlineData("\0tim\0tanstaaftanstaaf", "uid=tim")] // RFC 4616 section 4
    [InlineData("u:tim\0tim\0tanstaaftanstaaf", "uid=tim")]
    [InlineData("dn:uid=tim\0tim\0tanstaaftanstaaf", "uid=tim")]
    [InlineData("\0uid=tim\0tanstaaftanstaaf", "uid=tim")]
    public void PLAIN_takes_a_password(string message, string identity) =>
        Assert.Equal(DistinguishedName.Parse(identity), new PlainExchange(Accounts("tim", "tanstaaftanstaaf")).Next(message).Identity);

    [Theory]
    [InlineData("\0tim\0wrong", ResultCode.InvalidCredentials)]
    [InlineData("\0nobody\0tanstaaftanstaaf", ResultCode.InvalidCredentials)]
    [InlineData("u:Ursel\0tim\0tanstaaftanstaaf", ResultCode.InsufficientAccessRights)]
    [InlineData("dn:uid=other\0tim\0tanstaaftanstaaf", ResultCode.InsufficientAccessRights)]
    [InlineData("tim\0tanstaaftanstaaf", ResultCode.ProtocolError)]
    [InlineData("\0tim\0", ResultCode.ProtocolError)]
    [InlineData("\0tim\0a\0b", ResultCode.ProtocolError)]
    public void PLAIN_refuses_what_is_wrong(string message, ResultCode resultCode) =>
        Assert.Equal(
            resultCode,
            Assert.Throws<Refusal>(() => new PlainExchange(Accounts("tim", "tanstaaftanstaaf")).Next(message)).ResultCode);

    [Fact]
    public void CRAM_MD5_answers_as_RFC_2195_says()
    {
        const string Challenge = "<1896.697170952@postoffice.reston.mci.net>";
        var exchange = new CramMd5Exchange(Accounts("tim", "tanstaaftanstaaf"), Challenge);

        Assert.Equal(Challenge, exchange.Next(null).Credentials.ToString());
        Assert.Equal(DistinguishedName.Parse("uid=tim"), exchange.Next("tim b913a602c7eda7a495b4e6e7334d3890").Identity);
        Assert.Throws<Refusal>(() => exchange.Next("tim b913a602c7eda7a495b4e6e7334d3891"));
    }

    [Fact]
    public void DIGEST_MD5_answers_as_RFC_2831_section_4_says()
    {
        const string Response =
            "charset=utf-8,username=\"chris\",realm=\"elwood.innosoft.com\",nonce=\"OA6MG9tEQGm2hh\",nc=00000001,"
            + "cnonce=\"OA6MHXh6VqTrRk\",digest-uri=\"imap/elwood.innosoft.com\",response=d388dad90d4bbd760a152321f2143af7,qop=auth";
        var exchange = new DigestMd5Exchange(Accounts("chris", "secret"), "OA6MG9tEQGm2hh");
        exchange.Next(null);

        var end = exchange.Next(Response);

        Assert.Equal(DistinguishedName.Parse("uid=chris"), end.Identity);
        Assert.Equal("rspauth=ea40f60335c427b5527b84dbabcdfffd", end.Credentials.ToString());
        Assert.Throws<Refusal>(() => exchange.Next(Response.Replace("d388", "d389", StringComparison.Ordinal)));
    }

    [Fact]
    public void Octets_that_are_no_text_are_refused() =>
        Assert.Equal(
            ResultCode.ProtocolError,
            Assert.Throws<Refusal>(() => new PlainExchange(Accounts("tim", "x")).Next((OctetString)new byte[] { 0, 0xFF, 0, 1 })).ResultCode);

    static ScramExchange Scram(string mechanism, SaslAccounts accounts, string nonce) => new(
        mechanism,
        mechanism == "SCRAM-SHA-1" ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256,
        false,
        accounts,
        ClientTransport.Clear,
        nonce);

    static SaslAccounts Accounts(string user, string password)
    {
        var directory = new InMemoryDirectory();
        directory.Add(new AddRequest(
            DistinguishedName.Parse($"uid={user}"),
            new("objectClass", "inetOrgPerson"),
            new("cn", user),
            new("sn", user),
            new("userPassword", Encoding.UTF8.GetBytes(password))));
        return new SaslAccounts(directory, "test");
    }
}
