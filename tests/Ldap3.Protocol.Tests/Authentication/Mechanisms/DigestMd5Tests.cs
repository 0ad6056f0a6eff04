using System.Buffers;
using Ldap3.Protocol.Authentication.Mechanisms;
using Ldap3.Protocol.Authentication.Sasl;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Tests.Authentication.Mechanisms;

public sealed class DigestMd5Tests
{
    const string Challenge = "realm=\"elwood.innosoft.com\",nonce=\"OA6MG9tEQGm2hh\",qop=\"auth\",algorithm=md5-sess,charset=utf-8";

    [Fact] // RFC 2831 section 4
    public void The_example_of_the_document_comes_out()
    {
        using var exchange = Begin();

        Assert.Null(exchange.Respond(null));
        var answer = exchange.Respond(Challenge).ToString()!;
        exchange.Complete("rspauth=ea40f60335c427b5527b84dbabcdfffd");

        Assert.Contains("response=d388dad90d4bbd760a152321f2143af7", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rspauth=ea40f60335c427b5527b84dbabcdffff")]
    [InlineData("nothing=here")]
    [InlineData("")]
    public void A_server_that_does_not_prove_itself_is_refused(string last)
    {
        using var exchange = Begin();
        exchange.Respond(Challenge);

        Assert.Throws<LdapSecurityException>(() => exchange.Complete(last));
    }

    [Fact]
    public void Less_protection_than_needed_is_refused()
    {
        using var exchange = Begin(protection: SaslProtection.Confidentiality);

        var e = Assert.Throws<LdapSecurityException>(() => exchange.Respond(Challenge));

        Assert.Contains("auth-conf is needed", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_cannot_add_directives()
    {
        using var exchange = Begin("me\",authzid=\"dn:cn=admin");

        var answer = exchange.Respond(Challenge).ToString()!;

        Assert.Contains("username=\"me\\\",authzid=\\\"dn:cn=admin\"", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("realm=\"x\"")]
    [InlineData("nonce=\"a\",nonce=\"b\"")]
    [InlineData("nonce=\"never ends")]
    [InlineData("nonce")]
    [InlineData("nonce=\"a\",qop=auth-int,maxbuf=99999999999")]
    [InlineData("nonce=\"a\",qop=auth-int,maxbuf=3")]
    public void A_malformed_challenge_is_refused(string challenge)
    {
        using var exchange = Begin(protection: challenge.Contains("int", StringComparison.Ordinal) ? SaslProtection.Integrity : SaslProtection.None);

        Assert.Throws<LdapProtocolException>(() => exchange.Respond(challenge));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("rc4")]
    public void Buffers_that_are_changed_repeated_or_left_out_are_refused(string? cipher)
    {
        byte[] key = [.. Enumerable.Range(0, 16).Select(i => (byte)i)];

        Assert.Equal("hello", Open(key, cipher, [Server(key, cipher, "hello")]));
        var changed = Server(key, cipher, "hello");
        changed[2] ^= 1;
        Assert.Throws<LdapSecurityException>(() => Open(key, cipher, [changed]));
        var repeated = Server(key, cipher, "hello");
        Assert.Throws<LdapSecurityException>(() => Open(key, cipher, [repeated, repeated]));
        Assert.Throws<LdapSecurityException>(() => Open(key, cipher, [Server(key, cipher, "first", "second")]));
        Assert.Throws<LdapSecurityException>(() => Open(key, cipher, [[1, 2, 3]]));
    }

    [Fact] // RFC 6229 section 2, key of 128 bits
    public void Rc4_gives_the_known_stream()
    {
        var stream = new byte[16];
        using var cipher = new Rc4(Convert.FromHexString("0102030405060708090a0b0c0d0e0f10"));

        cipher.Transform(stream);

        Assert.Equal("9ac7cc9a609d1ef7b2932899cde41b97", Convert.ToHexStringLower(stream));
    }

    // What a server would send: the last of the texts, protected in that order.
    static byte[] Server(byte[] key, string? cipher, params string[] texts)
    {
        using var server = new DigestMd5Layer(key, cipher, 65536, isServer: true);
        var output = new ArrayBufferWriter<byte>();
        foreach (var text in texts)
        {
            output = new ArrayBufferWriter<byte>();
            server.Wrap(OctetString.FromString(text).Span, output);
        }

        return output.WrittenSpan.ToArray();
    }

    static string Open(byte[] key, string? cipher, byte[][] buffers)
    {
        using var client = new DigestMd5Layer(key, cipher, 65536);
        var output = new ArrayBufferWriter<byte>();
        foreach (var buffer in buffers)
        {
            client.Unwrap(buffer, output);
        }

        return new OctetString(output.WrittenMemory).ToString();
    }

    static DigestMd5Exchange Begin(string user = "chris", SaslProtection protection = SaslProtection.None) => new()
    {
        UserName = user,
        Password = new SecretOctets("secret"),
        Realm = null,
        AuthorizationId = null,
        Protection = protection,
        Service = "imap/elwood.innosoft.com",
        ClientNonce = "OA6MHXh6VqTrRk",
    };
}
