using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Tests.Sessions;

namespace Ldap3.Protocol.Tests.Transport;

/// <summary>What a person is told when a connection cannot be had.</summary>
public sealed class ConnectingTests
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_port_that_nobody_listens_on_is_named(bool synchronous)
    {
        using var connection = new LdapConnection(new LdapConnectionOptions { Host = "127.0.0.1", Port = NoServer.Port });

        var e = await Assert.ThrowsAsync<LdapConnectionException>(() => OpenAsync(connection, synchronous));

        Assert.Contains(connection.Options.ToString(), e.Message, StringComparison.Ordinal);
        Assert.Contains("refused", e.Message, StringComparison.Ordinal);
        Assert.Contains("Check", e.Message, StringComparison.Ordinal);
        Assert.True(e.IsTransient);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_host_that_is_not_known_is_named(bool synchronous)
    {
        using var connection = new LdapConnection(new LdapConnectionOptions { Host = "no-such-host.invalid" });

        var e = await Assert.ThrowsAsync<LdapConnectionException>(() => OpenAsync(connection, synchronous));

        Assert.Contains("\"no-such-host.invalid\" is not known", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_never_goes_over_clear_text_unless_allowed_by_name()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options with { Credential = LdapCredential.Simple("cn=me", "secret") });

        var e = await Assert.ThrowsAsync<LdapSecurityException>(() => connection.OpenAsync(CancellationToken));

        Assert.Contains("AllowCleartextPassword", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_bind_says_who_and_why_and_leaves_nothing_open()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options with
        {
            Credential = LdapCredential.Simple("cn=me", "secret"), AllowCleartextPassword = true,
        });
        var opening = connection.OpenAsync(CancellationToken);
        var (messageId, _) = await server.ReceiveAsync<BindRequest>();
        await server.SendAsync(
            messageId, new BindResponse { ResultCode = ResultCode.InvalidCredentials, DiagnosticMessage = "try again" });

        var e = await Assert.ThrowsAsync<LdapOperationException>(() => opening);
        Assert.Contains("cn=me failed: InvalidCredentials (49): try again", e.Message, StringComparison.Ordinal);
        Assert.False(connection.IsOpen);
        await server.ReceiveAsync<UnbindRequest>();
    }

    [Theory]
    [InlineData("", "secret")]
    [InlineData("cn=me", "")]
    public void A_name_or_password_that_is_empty_is_refused(string name, string password) =>
        Assert.Throws<ArgumentException>(() => LdapCredential.Simple(name, password));

    [Fact]
    public void A_secret_is_never_printed()
    {
        var request = new BindRequest("cn=me", new SimpleAuthentication("secret"));
        var options = new LdapConnectionOptions { Credential = LdapCredential.Simple("cn=me", "secret") };

        Assert.DoesNotContain("secret", request.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", options.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", options.Credential.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_while_connecting_is_cancelling()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options with { Security = LdapSecurity.Ldaps });
        using var cancellation = new CancellationTokenSource();
        var opening = connection.OpenAsync(cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => opening);
    }

    [Fact]
    public async Task A_data_source_replaces_a_connection_that_was_lost()
    {
        await using var first = new ScriptedServer();
        await using var source = new LdapDataSource(first.Options);
        var connection = await source.GetConnectionAsync(CancellationToken);
        var search = connection.SearchAsync(Answers.Ask("x"), CancellationToken);
        await first.ReceiveAsync();
        Assert.Same(connection, await source.GetConnectionAsync(CancellationToken));

        first.Hang();
        await Assert.ThrowsAsync<LdapConnectionException>(() => search);

        Assert.NotSame(connection, await source.GetConnectionAsync(CancellationToken));
    }

    static Task OpenAsync(LdapConnection connection, bool synchronous) => synchronous
        ? Task.Factory.StartNew(connection.Open, CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)
        : connection.OpenAsync(CancellationToken);
}
