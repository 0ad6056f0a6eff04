using Ldap3.Protocol;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.ExtendedOperations;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Tests.Operations;

public sealed class AccessRuleTests
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_may_not_be_read_is_not_returned()
    {
        await using var server = Server(request => request switch
        {
            { Kind: AccessKind.Read, Attribute.Type: "sn" } => false,
            { Kind: AccessKind.Read, Attribute: null } => request.Entry != MemoryServer.At("uid=bob"),
            _ => true,
        });
        await using var connection = server.Connect();

        var outcome = await SearchAsync(connection, Filter.Present("uid"));

        var entry = Assert.Single(outcome.EnsureSuccess().Entries);
        Assert.Equal("ada", entry.GetString("uid"));
        Assert.Null(entry["sn"]);
    }

    [Theory]
    [InlineData("(sn=*)", 0)]
    [InlineData("(!(sn=x))", 0)]
    [InlineData("(|(sn=ada)(uid=ada))", 1)]
    [InlineData("(&(sn=ada)(uid=ada))", 0)]
    [InlineData("(cn=ada)", 1)]
    public async Task What_may_not_be_searched_is_undefined(string filter, int expected)
    {
        await using var server = Server(request => request is not { Kind: AccessKind.Search, Attribute.Type: "sn" });
        await using var connection = server.Connect();

        var outcome = await SearchAsync(connection, Filter.Parse(filter));

        Assert.Equal(expected, outcome.EnsureSuccess().Entries.Count);
    }

    [Fact]
    public async Task A_base_that_may_not_be_searched_is_as_if_it_were_not_there()
    {
        await using var server = Server(request => request is not { Kind: AccessKind.Search, Attribute: null });
        await using var connection = server.Connect();

        var outcome = await SearchAsync(connection, Filter.Present("uid"));

        Assert.Equal((ResultCode.NoSuchObject, ""), (outcome.Result.ResultCode, outcome.Result.MatchedDn));
    }

    [Fact]
    public async Task Comparisons_writes_and_binds_are_asked_for_each()
    {
        await using var server = Server(request => request switch
        {
            { Kind: AccessKind.Compare } => request.Attribute!.Type == "uid",
            { Kind: AccessKind.Write } => request.IsSelf && request.Attribute?.Type == "sn",
            { Kind: AccessKind.Authenticate } => request.Entry != MemoryServer.At("uid=bob"),
            _ => true,
        });
        await using var connection = server.ConnectAs("uid=ada", "ada-pw");
        await using var bob = server.ConnectAs("uid=bob", "bob-pw");
        var ada = MemoryServer.At("uid=ada");

        Assert.True((await connection.CompareAsync(new CompareRequest(ada, "uid", "ada"), CancellationToken)).Matched);
        Assert.Equal(
            ResultCode.InsufficientAccessRights,
            (await connection.CompareAsync(new CompareRequest(ada, "cn", "ada"), CancellationToken)).Result.ResultCode);
        Assert.Equal(ResultCode.Success, await ModifyAsync(connection, ada, "sn"));
        Assert.Equal(ResultCode.InsufficientAccessRights, await ModifyAsync(connection, ada, "cn"));
        Assert.Equal(ResultCode.InsufficientAccessRights, await ModifyAsync(connection, MemoryServer.At("uid=bob"), "sn"));
        var refused = await Assert.ThrowsAsync<LdapOperationException>(() => bob.WhoAmIAsync(CancellationToken));
        Assert.Equal(ResultCode.InvalidCredentials, refused.ResultCode);
    }

    [Fact]
    public async Task One_acts_for_others_where_the_rule_lets_one()
    {
        await using var server = Server(request => request.Kind != AccessKind.ActAs || request.Entry == MemoryServer.At("uid=bob"));
        await using var connection = server.ConnectAs("uid=ada", "ada-pw");

        async Task<(ResultCode, string?)> WhoAsync(Control control)
        {
            var outcome = await connection.ExtendedAsync(
                new ExtendedRequest(ExtendedOperationOid.WhoAmI) { Controls = [control] }, CancellationToken);
            return (outcome.Result.ResultCode, ((ExtendedResponse)outcome.Result).Value?.ToString());
        }

        Assert.Equal((ResultCode.Success, $"dn:uid=bob,{MemoryServer.Base}"), await WhoAsync(new ProxiedAuthorizationControl("u:bob")));
        Assert.Equal(
            (ResultCode.Success, $"dn:uid=bob,{MemoryServer.Base}"),
            await WhoAsync(new ProxiedAuthorizationControl(MemoryServer.At("uid=bob"))));
        Assert.Equal(ResultCode.AuthorizationDenied, (await WhoAsync(new ProxiedAuthorizationControl("u:nobody"))).Item1);
        Assert.Equal(ResultCode.AuthorizationDenied, (await WhoAsync(new ProxiedAuthorizationControl("dn:cn=other"))).Item1);
        Assert.Equal(
            ResultCode.ProtocolError,
            (await WhoAsync(new ProxiedAuthorizationControl("u:bob") { IsCritical = false })).Item1);
        Assert.Equal($"dn:uid=ada,{MemoryServer.Base}", await connection.WhoAmIAsync(CancellationToken));
    }

    static MemoryServer Server(Func<AccessRequest, bool> rule)
    {
        var server = new MemoryServer(new InMemoryDirectoryOptions { AccessRule = rule });
        server.AddPerson("ada", "ada-pw");
        server.AddPerson("bob", "bob-pw");
        return server;
    }

    static Task<SearchOutcome> SearchAsync(LdapConnection connection, Filter filter) =>
        connection.SearchAsync(new SearchRequest { BaseObject = MemoryServer.At(""), Filter = filter }, CancellationToken);

    static async Task<ResultCode> ModifyAsync(LdapConnection connection, DistinguishedName name, string attribute)
    {
        var change = new Modification(ModifyOperation.Add, new LdapAttribute(attribute, "more"));
        return (await connection.ModifyAsync(new ModifyRequest(name, change), CancellationToken)).Result.ResultCode;
    }
}
