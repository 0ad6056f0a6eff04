using System.Text;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.ExtendedOperations.Novell;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Tests.Controls;
using Ldap3.Protocol.Tests.Sessions;

namespace Ldap3.Protocol.Tests.Extend;

public sealed class NovellExtendTests
{
    static readonly DistinguishedName Member = DistinguishedName.Parse("cn=m,o=t");
    static readonly DistinguishedName Group = DistinguishedName.Parse("cn=g,o=t");

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("getBindDn", "2.16.840.1.113719.1.27.100.31", null, "0404636E3D78", "cn=x")]
    [InlineData("getBindDn", "2.16.840.1.113719.1.27.100.31", null, "", "")]
    [InlineData("getPassword", "2.16.840.1.113719.1.39.42.100.13", "300D020101" + "0408636E3D6D2C6F3D74", "300A02010102010004027077", "pw")]
    [InlineData("getPassword", "2.16.840.1.113719.1.39.42.100.13", "300D020101" + "0408636E3D6D2C6F3D74", "300B0201010201000403707700", "pw")]
    [InlineData("setPassword", "2.16.840.1.113719.1.39.42.100.11", "3011020101" + "0408636E3D6D2C6F3D74" + "04027077", "3006020101020100", "")]
    [InlineData("listReplicas", "2.16.840.1.113719.1.27.100.19", "0408636E3D6D2C6F3D74", "300704036F3D700400", "o=p;")]
    [InlineData("entryCount", "2.16.840.1.113719.1.27.100.13", "0408636E3D6D2C6F3D74", "020201F4", "500")]
    [InlineData(
        "replicaInfo",
        "2.16.840.1.113719.1.27.100.17",
        "0408636E3D6D2C6F3D74" + "0408636E3D672C6F3D74",
        "020101" + "020100" + "02045F000000" + "020100" + "020102" + "04036F3D70" + "020101" + "020105",
        "1 0 1593835520 0 2 o=p 1 5")]
    [InlineData("startTransaction", "2.16.840.1.113719.1.27.103.1", "type", "3003020107", "7")]
    [InlineData("commit", "2.16.840.1.113719.1.27.103.2", "3003020107", "", "")]
    [InlineData("abort", "2.16.840.1.113719.1.27.103.2", "30050201070400", "", "")]
    public async Task An_operation_has_the_octets_that_its_document_says(
        string operation, string oid, string? sent, string answer, string result)
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options with { AllowCleartextPassword = true });

        var running = RunAsync(connection, operation);
        var (messageId, request) = await server.ReceiveAsync<ExtendedRequest>();
        await server.SendAsync(messageId, Answer(answer));

        Assert.Equal(oid, request.Oid);
        Assert.Equal(
            sent == "type" ? "301E041C" + Convert.ToHexString(Encoding.ASCII.GetBytes("2.16.840.1.113719.1.27.103.7")) : sent,
            request.Value is { } value ? Convert.ToHexString(value.Span) : null);
        Assert.Equal(result, await running);
    }

    [Theory]
    [InlineData("getPassword", "")]
    [InlineData("getPassword", "3003020101")]
    [InlineData("listReplicas", "0403616263")]
    [InlineData("entryCount", "0403616263")]
    [InlineData("replicaInfo", "020101")]
    [InlineData("startTransaction", "3000")]
    public async Task A_malformed_answer_is_refused(string operation, string answer)
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options with { AllowCleartextPassword = true });

        var running = RunAsync(connection, operation);
        var (messageId, _) = await server.ReceiveAsync<ExtendedRequest>();
        await server.SendAsync(messageId, Answer(answer));

        await Assert.ThrowsAsync<LdapProtocolException>(() => running);
    }

    [Fact]
    public async Task An_error_of_nmas_is_told_by_its_number()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options with { AllowCleartextPassword = true });

        var running = RunAsync(connection, "getPassword");
        var (messageId, _) = await server.ReceiveAsync<ExtendedRequest>();
        await server.SendAsync(messageId, Answer("30070201010202F96B"));

        Assert.Contains("-1685", (await Assert.ThrowsAsync<LdapException>(() => running)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_universal_password_does_not_travel_in_clear_text()
    {
        using var connection = new LdapConnection("localhost");

        Assert.Throws<LdapSecurityException>(() => connection.Extend.Novell.GetUniversalPassword(Member));
        Assert.Throws<LdapSecurityException>(() => connection.Extend.Novell.SetUniversalPassword(Member, "hidden"));
    }

    [Fact]
    public void A_group_of_operations_is_named_by_its_cookie()
    {
        ControlWire.Is("3003020107", new NovellGroupingControl(7));
        ControlWire.Refuses<NovellGroupingControl>("", "3000", "0403616263");
    }

    [Fact]
    public async Task A_member_is_added_at_both_sides_in_a_transaction_where_it_is_missing()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);

        var adding = connection.Extend.Novell.AddMembersToGroupsAsync([Member], [Group], cancellationToken: CancellationToken);
        await ShowAsync(server, new SearchResultEntry(Member, new LdapAttribute("groupMembership", "CN=g, o=t")));
        await ShowAsync(server, new SearchResultEntry(Group));
        var start = await server.ReceiveAsync<ExtendedRequest>();
        await server.SendAsync(start.MessageId, Answer("3003020107"));
        var atMember = await ModifiedAsync(server);
        var atGroup = await ModifiedAsync(server);
        var end = await server.ReceiveAsync<ExtendedRequest>();
        await server.SendAsync(end.MessageId, Answer(""));
        await adding;

        Assert.Equal(("cn=m,o=t", "securityEquals=cn=g,o=t"), atMember);
        Assert.Equal(("cn=g,o=t", "member=cn=m,o=t equivalentToMe=cn=m,o=t"), atGroup);
        Assert.Equal("3003020107", Convert.ToHexString(end.Request.Value!.Value.Span));
    }

    [Fact]
    public async Task Who_is_in_a_group_by_one_side_is_in_it()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);

        var checking = connection.Extend.Novell.CheckGroupsMembershipsAsync([Member], [Group], cancellationToken: CancellationToken);
        await ShowAsync(server, new SearchResultEntry(Member));
        await ShowAsync(server, new SearchResultEntry(Group, new LdapAttribute("member", "cn=M,o=T")));

        Assert.True(await checking);
    }

    static async Task<string> RunAsync(LdapConnection connection, string operation)
    {
        var novell = connection.Extend.Novell;
        switch (operation)
        {
            case "getBindDn":
                return await novell.GetBindDnAsync(CancellationToken);
            case "getPassword":
                return await novell.GetUniversalPasswordAsync(Member, CancellationToken) ?? "none";
            case "setPassword":
                await novell.SetUniversalPasswordAsync(Member, "pw", CancellationToken);
                return "";
            case "listReplicas":
                return string.Join(';', await novell.ListReplicasAsync(Member, CancellationToken));
            case "entryCount":
                return $"{await novell.PartitionEntryCountAsync(Member, CancellationToken)}";
            case "replicaInfo":
                var info = await novell.ReplicaInfoAsync(Member, Group, CancellationToken);
                return $"{info.PartitionId} {info.ReplicaState} {info.ModificationTime.ToUnixTimeSeconds()} "
                    + $"{info.PurgeTime.ToUnixTimeSeconds()} {info.LocalPartitionId} {info.PartitionDn} {info.ReplicaType} {info.Flags}";
            case "startTransaction":
                return $"{(await novell.StartTransactionAsync(CancellationToken)).Cookie}";
            default:
                await novell.EndTransactionAsync(new NovellGroupingControl(7), operation == "commit", CancellationToken);
                return "";
        }
    }

    static async Task ShowAsync(ScriptedServer server, SearchResultEntry entry)
    {
        var (messageId, request) = await server.ReceiveAsync<SearchRequest>();
        Assert.Equal(entry.ObjectName, request.BaseObject);
        await server.SendAsync(messageId, entry, Answers.Done);
    }

    static async Task<(string Entry, string Changes)> ModifiedAsync(ScriptedServer server)
    {
        var (messageId, request) = await server.ReceiveAsync<ModifyRequest>();
        Assert.Equal(7, NovellGroupingControl.FromControl(Assert.Single(request.Controls)).Cookie);
        await server.SendAsync(messageId, new ModifyResponse { ResultCode = ResultCode.Success });
        return (
            request.Entry.ToString(),
            string.Join(' ', request.Changes.Select(c => $"{c.Attribute.Description}={string.Join('|', c.Attribute.Values)}")));
    }

    static ExtendedResponse Answer(string octets) =>
        new() { ResultCode = ResultCode.Success, Value = octets.Length > 0 ? new OctetString(Convert.FromHexString(octets)) : default(OctetString?) };
}
