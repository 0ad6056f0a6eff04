using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Tests.Sessions;

namespace Ldap3.Protocol.Tests.Controls;

/// <summary>How controls get from who sends them to who reads them.</summary>
public sealed class TravellingControlTests
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_persistent_search_gives_each_entry_with_its_change_as_it_comes_and_is_abandoned_in_the_end()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        var request = Answers.Ask("x") with { Controls = [new PersistentSearchControl()] };
        var entries = connection.StreamAsync(request).GetAsyncEnumerator(CancellationToken);

        var first = entries.MoveNextAsync();
        var (messageId, asked) = await server.ReceiveAsync<SearchRequest>();
        await server.SendAsync(messageId, Changed("a", new EntryChangeNotificationControl(ChangeKinds.Add)));
        Assert.True(await first);
        var added = entries.Current;
        var renaming = new EntryChangeNotificationControl(ChangeKinds.ModifyDn, DistinguishedName.Parse("cn=a,dc=test"), 7);
        await server.SendAsync(messageId, Changed("b", renaming));
        Assert.True(await entries.MoveNextAsync());
        var renamed = entries.Current;
        await entries.DisposeAsync();
        var (_, abandon) = await server.ReceiveAsync<AbandonRequest>();

        Assert.True(asked.Controls.Find<PersistentSearchControl>()!.ChangesOnly);
        Assert.Equal(ChangeKinds.Add, added.Controls.Find<EntryChangeNotificationControl>()!.Change);
        Assert.Equal(renaming, renamed.Controls.Find<EntryChangeNotificationControl>());
        Assert.Equal(messageId, abandon.AbandonedMessageId);
        Assert.True(connection.IsOpen);
    }

    [Fact]
    public async Task Cancelling_a_persistent_search_abandons_it()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken);
        var request = Answers.Ask("x") with { Controls = [new PersistentSearchControl()] };
        await using var entries = connection.StreamAsync(request).GetAsyncEnumerator(cancellation.Token);

        var next = entries.MoveNextAsync();
        var (messageId, _) = await server.ReceiveAsync<SearchRequest>();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
        Assert.Equal(messageId, (await server.ReceiveAsync<AbandonRequest>()).Request.AbandonedMessageId);
    }

    [Theory]
    [InlineData(PersistentSearchControl.ControlOid)]
    [InlineData("1.2.840.113556.1.4.528")] // Active Directory's change notification
    public async Task Only_a_search_that_waits_for_changes_may_be_silent_for_long(string oid)
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options with { OperationTimeout = TimeSpan.FromMilliseconds(100) });
        await using var waiting = connection
            .StreamAsync(Answers.Ask("x") with { Controls = [new Control(oid, true, new PersistentSearchControl().Value)] })
            .GetAsyncEnumerator(CancellationToken);
        await using var plain = connection.StreamAsync(Answers.Ask("x")).GetAsyncEnumerator(CancellationToken);

        var entry = waiting.MoveNextAsync();
        var (messageId, _) = await server.ReceiveAsync<SearchRequest>();
        await Assert.ThrowsAsync<LdapTimeoutException>(async () => await plain.MoveNextAsync());
        await server.SendAsync(messageId, Answers.Entry("late"));

        Assert.True(await entry);
    }

    [Fact]
    public async Task The_controls_of_a_credential_go_with_its_bind_and_those_of_the_answer_are_in_the_outcome()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options with { AllowCleartextPassword = true });
        var credential = LdapCredential.Simple("cn=a", "secret").WithControls(new PasswordPolicyControl());

        var bind = connection.BindAsync(credential, CancellationToken);
        var (messageId, asked) = await server.ReceiveAsync<BindRequest>();
        await server.SendAsync(messageId, new BindResponse
        {
            ResultCode = ResultCode.Success,
            Controls = [new PasswordPolicyResponseControl(graceAuthenticationsRemaining: 1)],
        });
        var outcome = await bind;

        Assert.NotNull(asked.Controls.Find<PasswordPolicyControl>());
        Assert.Equal(1, outcome.Result.Controls.Find<PasswordPolicyResponseControl>()!.GraceAuthenticationsRemaining);
        Assert.Equal("cn=a", credential.ToString());
    }

    [Fact]
    public async Task An_anonymous_credential_with_controls_binds_in_order_to_send_them()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(
            server.Options with { Credential = LdapCredential.Anonymous.WithControls(new AuthorizationIdentityControl()) });

        var opening = connection.OpenAsync(CancellationToken);
        var (messageId, asked) = await server.ReceiveAsync<BindRequest>();
        await server.SendAsync(messageId, new BindResponse { ResultCode = ResultCode.Success });
        await opening;

        Assert.Equal("", asked.Name);
        Assert.NotNull(asked.Controls.Find<AuthorizationIdentityControl>());
        Assert.Empty(LdapCredential.Anonymous.Controls);
    }

    [Fact]
    public async Task A_refusal_names_the_critical_controls_or_the_one_that_is_missing()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);

        var critical = await RefuseAsync(ResultCode.UnavailableCriticalExtension, new SubtreeDeleteControl(), new Control("1.2.3"));
        var unsorted = await RefuseAsync(ResultCode.SortControlMissing, VirtualListViewControl.ByOffset(0, 9, 1));
        var other = await RefuseAsync(ResultCode.NoSuchObject, new SubtreeDeleteControl());

        Assert.Contains("with SubtreeDeleteControl (1.2.840.113556.1.4.805, critical) failed", critical, StringComparison.Ordinal);
        Assert.Contains("without the ServerSideSortControl that it needs", unsorted, StringComparison.Ordinal);
        Assert.DoesNotContain("Control", other, StringComparison.Ordinal);

        async Task<string> RefuseAsync(ResultCode code, params Control[] controls)
        {
            var search = connection.SearchAsync(Answers.Ask("x") with { Controls = controls }, CancellationToken);
            var (messageId, _) = await server.ReceiveAsync<SearchRequest>();
            await server.SendAsync(messageId, new SearchResultDone { ResultCode = code });
            var outcome = await search;
            return Assert.Throws<LdapOperationException>(outcome.EnsureSuccess).Message;
        }
    }

    static SearchResultEntry Changed(string name, EntryChangeNotificationControl change) =>
        Answers.Entry(name) with { Controls = [change] };
}
