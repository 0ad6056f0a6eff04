using Ldap3.Protocol;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;

namespace Ldap3.InMemory.Tests.Operations;

public sealed class EffectiveRightsTests : IAsyncDisposable
{
    readonly MemoryServer _server = new(new InMemoryDirectoryOptions
    {
        AccessRule = request => request switch
        {
            { Attribute.Type: "userPassword" } => request is { Kind: AccessKind.Write, IsSelf: true } or { Kind: AccessKind.Authenticate },
            { Kind: AccessKind.Write } => request.IsSelf && request.Attribute?.Type == "sn",
            { Kind: AccessKind.ActAs } => false,
            _ => true,
        },
    });

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_directory_tells_what_a_person_may_do()
    {
        _server.AddPerson("ada", "pw");
        await using var connection = _server.ConnectAs("uid=ada", "pw");

        var outcome = await SearchAsync(connection, "uid=ada");

        var rights = EffectiveRights.Of(Assert.Single(outcome.EnsureSuccess().Entries))!;
        Assert.Equal(EntryRights.View, rights.Entry);
        Assert.Equal(AttributeRights.Read | AttributeRights.Search | AttributeRights.Compare, rights.On("cn"));
        Assert.Equal(AttributeRights.AddValues | AttributeRights.DeleteValues, rights.On("userPassword"));
        Assert.True(rights.On("sn").HasFlag(AttributeRights.AddValues));
        Assert.Equal(ResultCode.Success, outcome.Result.Controls.Find<GetEffectiveRightsResponseControl>()!.Result);
    }

    [Fact]
    public async Task The_rights_of_others_are_for_who_may_act_for_them()
    {
        _server.AddPerson("ada", "pw");
        _server.AddPerson("bob", "pw");
        await using var connection = _server.ConnectAs("uid=ada", "pw");
        await using var administrator = _server.ConnectAsAdministrator();

        Assert.Equal(ResultCode.InsufficientAccessRights, (await SearchAsync(connection, "uid=bob")).Result.ResultCode);
        Assert.Equal(ResultCode.Success, (await SearchAsync(administrator, "uid=bob")).Result.ResultCode);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    static Task<SearchOutcome> SearchAsync(LdapConnection connection, string who) => connection.SearchAsync(
        new SearchRequest
        {
            BaseObject = MemoryServer.At(who),
            Scope = SearchScope.BaseObject,
            Attributes = ["cn", "sn", "userPassword"],
            Controls = [new GetEffectiveRightsControl(MemoryServer.At(who))],
        },
        CancellationToken);
}
