using System.Security.Cryptography;
using System.Text;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Tests.Sessions;

namespace Ldap3.Protocol.Tests.Authentication;

/// <summary>Binds of several steps against a server that says what the test wants, hostile things among it.</summary>
public sealed class SaslBindTests
{
    const string Password = "pencil-and-paper";

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    static LdapCredential Scram => LdapCredential.Scram(HashAlgorithmName.SHA256, "me", Password);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Scram_binds_where_the_server_knows_the_password(bool synchronous)
    {
        await using var server = new ScriptedServer();
        await using var connection = Connect(server, Scram);
        var opening = synchronous ? Task.Factory.StartNew(connection.Open, TaskCreationOptions.LongRunning) : connection.OpenAsync(CancellationToken);

        await AnswerScramAsync(server, 4096, signature => signature);
        await opening;

        Assert.True(connection.IsOpen);
        Assert.DoesNotContain(Password, Encoding.UTF8.GetString([.. server.Seen]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_without_the_password_is_not_believed_when_it_says_success()
    {
        await using var server = new ScriptedServer();
        await using var connection = Connect(server, Scram);
        var opening = connection.OpenAsync(CancellationToken);

        await AnswerScramAsync(server, 4096, _ => new byte[32]);

        var e = await Assert.ThrowsAsync<LdapSecurityException>(() => opening);
        Assert.Contains("did not prove", e.Message, StringComparison.Ordinal);
        Assert.False(connection.IsOpen);
        Assert.DoesNotContain(Password, Encoding.UTF8.GetString([.. server.Seen]) + e, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public async Task A_bomb_of_iterations_and_a_giveaway_are_refused_before_any_proof_is_sent(int iterations)
    {
        await using var server = new ScriptedServer();
        await using var connection = Connect(server, Scram);
        var opening = connection.OpenAsync(CancellationToken);
        var (messageId, first) = await server.ReceiveAsync<BindRequest>();

        await server.SendAsync(messageId, InProgress($"r={NonceOf(first)}more,s=QSXCR+Q6sek8bf92,i={iterations}"));

        var e = await Assert.ThrowsAsync<LdapSecurityException>(() => opening);
        Assert.Contains("iterations", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(",p=", Encoding.UTF8.GetString([.. server.Seen]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Success_at_the_first_step_is_no_proof()
    {
        await using var server = new ScriptedServer();
        await using var connection = Connect(server, Scram);
        var opening = connection.OpenAsync(CancellationToken);
        var (messageId, _) = await server.ReceiveAsync<BindRequest>();

        await server.SendAsync(messageId, new BindResponse { ResultCode = ResultCode.Success });

        await Assert.ThrowsAsync<LdapSecurityException>(() => opening);
    }

    [Fact]
    public async Task A_server_that_asks_without_end_is_left()
    {
        await using var server = new ScriptedServer();
        await using var connection = Connect(server, LdapCredential.Sasl(new ChattyMechanism()));
        var opening = connection.OpenAsync(CancellationToken);
        while (await server.ReceiveAsync() is { } message && message.Operation is BindRequest)
        {
            await server.SendAsync(message.MessageId, InProgress("and?"));
        }

        var e = await Assert.ThrowsAsync<LdapProtocolException>(() => opening);
        Assert.Contains("steps", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PLAIN")]
    [InlineData("OAUTHBEARER")]
    public async Task What_reveals_the_secret_never_goes_over_clear_text_unless_allowed_by_name(string mechanism)
    {
        var credential = mechanism == "PLAIN" ? LdapCredential.Plain("me", Password) : LdapCredential.OAuthBearer(Password);
        await using var server = new ScriptedServer();
        await using var connection = Connect(server, credential);

        var e = await Assert.ThrowsAsync<LdapSecurityException>(() => connection.OpenAsync(CancellationToken));
        Assert.Contains("AllowCleartextPassword", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, e.ToString(), StringComparison.Ordinal);

        await using var allowed = new LdapConnection(connection.Options with { AllowCleartextPassword = true });
        var opening = allowed.OpenAsync(CancellationToken);
        var (messageId, _) = await server.ReceiveAsync<BindRequest>();
        await server.SendAsync(messageId, new BindResponse { ResultCode = ResultCode.Success });
        await opening;
    }

    [Fact]
    public async Task A_later_bind_is_held_to_the_same_rule()
    {
        await using var server = new ScriptedServer();
        await using var connection = Connect(server, LdapCredential.Anonymous);

        await Assert.ThrowsAsync<LdapSecurityException>(
            () => connection.BindAsync(LdapCredential.Plain("me", Password), CancellationToken));
        await Assert.ThrowsAsync<LdapSecurityException>(
            () => connection.BindOnlyAsync(LdapCredential.Plain("me", Password), CancellationToken));
    }

    [Fact]
    public async Task Other_operations_wait_until_the_last_step()
    {
        await using var server = new ScriptedServer();
        await using var connection = Connect(server, LdapCredential.Anonymous);
        await connection.OpenAsync(CancellationToken);
        var binding = connection.BindAsync(Scram, CancellationToken);
        var (messageId, first) = await server.ReceiveAsync<BindRequest>();
        var comparing = connection.CompareAsync(new CompareRequest(DistinguishedName.Parse("cn=x"), "cn", "x"), CancellationToken);

        await AnswerScramAsync(server, messageId, first, 4096, signature => signature);
        var (compareId, _) = await server.ReceiveAsync<CompareRequest>();
        await server.SendAsync(compareId, new CompareResponse { ResultCode = ResultCode.CompareTrue });

        Assert.True((await binding).Status);
        Assert.True((await comparing).Matched);
    }

    [Fact]
    public async Task A_provider_is_asked_at_every_bind()
    {
        var asked = 0;
        var credential = LdapCredential.FromProvider(_ => new(LdapCredential.Simple("cn=me", $"password-{++asked}")));
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options with { AllowCleartextPassword = true, Credential = credential });

        Assert.Equal("password-1", await PasswordOfAsync(server, connection.OpenAsync(CancellationToken)));
        Assert.Equal("password-2", await PasswordOfAsync(server, connection.BindAsync(credential, CancellationToken)));
    }

    static async Task<string> PasswordOfAsync(ScriptedServer server, Task binding)
    {
        var (messageId, request) = await server.ReceiveAsync<BindRequest>();
        await server.SendAsync(messageId, new BindResponse { ResultCode = ResultCode.Success });
        await binding;
        return Assert.IsType<SimpleAuthentication>(request.Authentication).Password.ToString();
    }

    static LdapConnection Connect(ScriptedServer server, LdapCredential credential) =>
        new(server.Options with { Credential = credential });

    static async Task AnswerScramAsync(ScriptedServer server, int iterations, Func<byte[], byte[]> sign)
    {
        var (messageId, first) = await server.ReceiveAsync<BindRequest>();
        await AnswerScramAsync(server, messageId, first, iterations, sign);
    }

    static async Task AnswerScramAsync(
        ScriptedServer server, int messageId, BindRequest first, int iterations, Func<byte[], byte[]> sign)
    {
        var salt = Convert.FromBase64String("QSXCR+Q6sek8bf92");
        var serverFirst = $"r={NonceOf(first)}more,s={Convert.ToBase64String(salt)},i={iterations}";
        await server.SendAsync(messageId, InProgress(serverFirst));
        var (lastId, last) = await server.ReceiveAsync<BindRequest>();
        var bare = TextOf(first)["n,,".Length..];
        var withoutProof = TextOf(last).Split(",p=")[0];
        var salted = Rfc2898DeriveBytes.Pbkdf2(Password, salt, iterations, HashAlgorithmName.SHA256, 32);
        var signature = HMACSHA256.HashData(
            HMACSHA256.HashData(salted, "Server Key"u8), Encoding.UTF8.GetBytes($"{bare},{serverFirst},{withoutProof}"));
        await server.SendAsync(lastId, new BindResponse
        {
            ResultCode = ResultCode.Success, ServerSaslCredentials = $"v={Convert.ToBase64String(sign(signature))}",
        });
    }

    static BindResponse InProgress(string challenge) =>
        new() { ResultCode = ResultCode.SaslBindInProgress, ServerSaslCredentials = challenge };

    static string TextOf(BindRequest request) => Assert.IsType<SaslAuthentication>(request.Authentication).Credentials!.Value.ToString();

    static string NonceOf(BindRequest request) => TextOf(request).Split("r=")[1];
}
