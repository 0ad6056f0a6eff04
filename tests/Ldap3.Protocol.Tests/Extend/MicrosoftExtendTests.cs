using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Tests.Sessions;

namespace Ldap3.Protocol.Tests.Extend;

public sealed class MicrosoftExtendTests
{
    static readonly DistinguishedName Ada = DistinguishedName.Parse("cn=ada,dc=test");
    static readonly DistinguishedName Bob = DistinguishedName.Parse("cn=bob,dc=test");
    static readonly DistinguishedName Staff = DistinguishedName.Parse("cn=staff,dc=test");

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_password_is_not_sent_in_clear_text()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        var microsoft = connection.Extend.Microsoft;

        Assert.Throws<LdapSecurityException>(() => microsoft.ModifyPassword(Ada, "new"));
        var thrown = await Assert.ThrowsAsync<LdapSecurityException>(
            () => microsoft.ModifyPasswordAsync(Ada, "secret-new", "secret-old", CancellationToken));

        Assert.DoesNotContain("secret", thrown.ToString());
        Assert.False(connection.IsOpen);
    }

    [Fact]
    public async Task A_reset_replaces_and_a_change_shows_the_old_password()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options with { AllowCleartextPassword = true });

        var reset = connection.Extend.Microsoft.ModifyPasswordAsync(Ada, "né", cancellationToken: CancellationToken);
        var replacing = await AnswerAsync(server, ResultCode.Success);
        await reset;
        var change = connection.Extend.Microsoft.ModifyPasswordAsync(Ada, "b", "a", CancellationToken);
        var changing = await AnswerAsync(server, ResultCode.ConstraintViolation);

        Assert.Equal("22006E00E9002200", Octets(Assert.Single(replacing.Changes)));
        Assert.Equal(
            [(ModifyOperation.Delete, "220061002200"), (ModifyOperation.Add, "220062002200")],
            changing.Changes.Select(part => (part.Operation, Octets(part))));
        await Assert.ThrowsAsync<LdapOperationException>(() => change);
    }

    [Fact]
    public async Task Unlocking_is_writing_no_time()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        var unlocking = connection.Extend.Microsoft.UnlockAccountAsync(Ada, CancellationToken);

        var request = await AnswerAsync(server, ResultCode.Success);

        await unlocking;
        var change = Assert.Single(request.Changes);
        Assert.Equal((Ada, ModifyOperation.Replace, "lockoutTime"), (request.Entry, change.Operation, change.Attribute.Description.Type));
        Assert.Equal("0", Assert.Single(change.Attribute.Values).ToString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Members_go_in_and_out_group_by_group(bool fix)
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        var adding = connection.Extend.Microsoft.AddMembersToGroupsAsync([Ada, Bob], [Staff, Ada], fix, CancellationToken);
        var first = await AnswerAsync(server, ResultCode.Success);
        var second = await AnswerAsync(server, ResultCode.Success);
        await adding;
        var removing = connection.Extend.Microsoft.RemoveMembersFromGroupsAsync([Ada], [Staff], fix, CancellationToken);
        var third = await AnswerAsync(server, ResultCode.InsufficientAccessRights);

        Assert.Equal((Staff, Ada, Staff), (first.Entry, second.Entry, third.Entry));
        Assert.Equal(["cn=ada,dc=test", "cn=bob,dc=test"], first.Changes[0].Attribute.Values.Select(value => value.ToString()));
        Assert.Equal((ModifyOperation.Add, ModifyOperation.Delete), (first.Changes[0].Operation, third.Changes[0].Operation));
        Assert.All([first, second, third], request => Assert.Equal(fix, request.Controls.Find<PermissiveModifyControl>() is not null));
        await Assert.ThrowsAsync<LdapOperationException>(() => removing);
    }

    [Fact]
    public async Task Where_the_server_minds_who_is_in_the_group_only_the_rest_is_changed()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        var adding = connection.Extend.Microsoft.AddMembersToGroupsAsync([Ada, Bob], [Staff], cancellationToken: CancellationToken);
        await AnswerAsync(server, ResultCode.EntryAlreadyExists);
        await AnswerMembersAsync(server, "CN=Ada,DC=test");
        var rest = await AnswerAsync(server, ResultCode.Success);
        await adding;
        var removing = connection.Extend.Microsoft.RemoveMembersFromGroupsAsync([Ada], [Staff], cancellationToken: CancellationToken);
        await AnswerAsync(server, ResultCode.UnwillingToPerform);
        await AnswerMembersAsync(server, "cn=bob,dc=test");
        await removing;

        Assert.Equal("cn=bob,dc=test", Assert.Single(Assert.Single(rest.Changes).Attribute.Values).ToString());
    }

    [Fact]
    public async Task Nobody_to_add_is_nothing_to_do()
    {
        await using var connection = new LdapConnection("ldap.invalid");

        await connection.Extend.Microsoft.AddMembersToGroupsAsync([], [Staff], cancellationToken: CancellationToken);
        connection.Extend.Microsoft.RemoveMembersFromGroups([Ada], []);

        Assert.False(connection.IsOpen);
    }

    [Fact]
    public async Task Watching_waits_for_as_long_as_it_takes()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        await using var changes = connection.Extend.Microsoft.PersistentSearch(Staff).GetAsyncEnumerator(CancellationToken);
        var first = changes.MoveNextAsync();

        var (id, request) = await server.ReceiveAsync<SearchRequest>();
        await server.SendAsync(id, Answers.Entry("ada"));

        Assert.True(await first);
        Assert.Equal("ada", changes.Current.GetString("cn"));
        Assert.Equal(SearchScope.SingleLevel, request.Scope);
        Assert.True(request.Controls.Find<NotificationControl>()!.IsCritical);
        Assert.Equal(Timeout.InfiniteTimeSpan, EndlessSearch.WithoutTimeLimit(request).Timeout);
    }

    static async Task<ModifyRequest> AnswerAsync(ScriptedServer server, ResultCode code)
    {
        var (id, request) = await server.ReceiveAsync<ModifyRequest>();
        await server.SendAsync(id, new ModifyResponse { ResultCode = code });
        return request;
    }

    static async Task AnswerMembersAsync(ScriptedServer server, string member)
    {
        var (id, request) = await server.ReceiveAsync<SearchRequest>();
        await server.SendAsync(id, new SearchResultEntry(request.BaseObject, new LdapAttribute("member", member)), Answers.Done);
    }

    static string Octets(Modification change) => Convert.ToHexString(Assert.Single(change.Attribute.Values).Span);
}
