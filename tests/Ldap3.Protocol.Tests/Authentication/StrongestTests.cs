using System.Text;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Authentication.Sasl;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Tests.Sessions;

namespace Ldap3.Protocol.Tests.Authentication;

/// <summary>Which mechanism is chosen, and that nobody can talk it down.</summary>
public sealed class StrongestTests
{
    const string Password = "s3cret-word";

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("PLAIN SCRAM-SHA-1 SCRAM-SHA-256 DIGEST-MD5", SaslStrength.Mutual, "SCRAM-SHA-256")]
    [InlineData("SCRAM-SHA-512-PLUS SCRAM-SHA-1", SaslStrength.Mutual, "SCRAM-SHA-1")] // no TLS to bind to
    [InlineData("PLAIN CRAM-MD5 DIGEST-MD5", SaslStrength.Legacy, "DIGEST-MD5")]
    [InlineData("LOGIN CRAM-MD5", SaslStrength.Legacy, "CRAM-MD5")]
    public async Task The_strongest_that_is_offered_is_taken(string offered, SaslStrength minimum, string expected)
    {
        await using var server = new ScriptedServer();
        await using var connection = Connect(server, minimum);
        var opening = connection.OpenAsync(CancellationToken);
        await OfferAsync(server, offered);

        var (messageId, bind) = await server.ReceiveAsync<BindRequest>();
        await server.SendAsync(messageId, new BindResponse { ResultCode = ResultCode.InvalidCredentials });

        Assert.Equal(expected, Assert.IsType<SaslAuthentication>(bind.Authentication).Mechanism);
        await Assert.ThrowsAsync<LdapOperationException>(() => opening);
    }

    [Theory]
    [InlineData("PLAIN", SaslStrength.Mutual)]
    [InlineData("DIGEST-MD5 CRAM-MD5 PLAIN LOGIN", SaslStrength.Mutual)]
    [InlineData("SCRAM-SHA-512", SaslStrength.Bound)]
    [InlineData("", SaslStrength.Revealing)]
    public async Task A_list_talked_down_is_refused_and_nothing_is_sent(string offered, SaslStrength minimum)
    {
        await using var server = new ScriptedServer();
        await using var connection = Connect(server, minimum);
        var opening = connection.OpenAsync(CancellationToken);

        await OfferAsync(server, offered);

        var e = await Assert.ThrowsAsync<LdapSecurityException>(() => opening);
        Assert.Contains($"{minimum}", e.Message, StringComparison.Ordinal);
        Assert.IsType<UnbindRequest>((await server.ReceiveAsync())!.Operation);
        Assert.DoesNotContain(Password, Encoding.UTF8.GetString([.. server.Seen]) + e, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plain_is_refused_in_clear_text_even_where_it_is_strong_enough()
    {
        await using var server = new ScriptedServer();
        await using var connection = Connect(server, SaslStrength.Revealing);
        var opening = connection.OpenAsync(CancellationToken);

        await OfferAsync(server, "PLAIN");

        await Assert.ThrowsAsync<LdapSecurityException>(() => opening);
        Assert.DoesNotContain(Password, Encoding.UTF8.GetString([.. server.Seen]), StringComparison.Ordinal);
    }

    static LdapConnection Connect(ScriptedServer server, SaslStrength minimum) =>
        new(server.Options with { Credential = LdapCredential.Strongest("me", Password, minimum) });

    static async Task OfferAsync(ScriptedServer server, string offered)
    {
        var (messageId, request) = await server.ReceiveAsync<SearchRequest>();
        Assert.Equal(SearchScope.BaseObject, request.Scope);
        var mechanisms = offered.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var entry = new SearchResultEntry(
            default(DistinguishedName), new LdapAttribute("supportedSASLMechanisms", [.. mechanisms.Select(name => (OctetString)name)]));
        await server.SendAsync(messageId, entry, Answers.Done);
    }
}
