namespace Ldap3.InMemory.Tests.Tools;

/// <summary>OpenLDAP's ldapsearch that synchronises.</summary>
public sealed class SyncToolTests(ClientTools tools) : IClassFixture<ClientTools>
{
    [Fact]
    public async Task A_poll_is_understood_by_the_tool()
    {
        var first = (await SearchAsync("-E", "!sync=ro", "(uid=*smith)")).Succeeded();
        var cookie = first.Lines.Single(line => line.StartsWith("# cookie: ", StringComparison.Ordinal))["# cookie: ".Length..];
        var second = (await SearchAsync("-E", $"!sync=ro/{cookie}", "(uid=*smith)")).Succeeded();

        Assert.Contains("# SyncState control, UUID ", first.Output, StringComparison.Ordinal);
        Assert.Contains(" added", first.Output, StringComparison.Ordinal);
        Assert.StartsWith("rid=000,csn=", cookie, StringComparison.Ordinal);
        Assert.NotEqual(0, first.Entries);
        Assert.Equal(0, second.Entries);
        Assert.Contains("# SyncDone control refreshDeletes=1", second.Output, StringComparison.Ordinal);
    }

    Task<ToolRun> SearchAsync(params string[] arguments) =>
        tools.RunAsync("ldapsearch", null, ["-x", "-o", "ldif-wrap=no", "-H", tools.Url, "-b", ClientTools.Base, .. arguments]);
}
