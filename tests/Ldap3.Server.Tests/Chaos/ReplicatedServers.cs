using System.Diagnostics;
using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Specification.Faults;

namespace Ldap3.Server.Tests.Chaos;

/// <summary>Two slapds that replicate each other, each behind a proxy, started by tests/servers/replicas.sh.</summary>
sealed class ReplicatedServers : IAsyncDisposable
{
    readonly string _folder;
    readonly Uri[] _urls;

    ReplicatedServers(string folder, Uri[] urls, string baseDn, string password)
    {
        _folder = folder;
        _urls = urls;
        Base = DistinguishedName.Parse(baseDn);
        Password = password;
        Proxies = [.. urls.Select(url => new FaultyProxy(url.Host, url.Port))];
    }

    public DistinguishedName Base { get; }

    public DistinguishedName Written => Base.Child("ou", "Written");

    public IReadOnlyList<FaultyProxy> Proxies { get; }

    string Password { get; }

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public static async Task<ReplicatedServers> StartAsync()
    {
        // Skips the test where no OpenLDAP is: the same program serves here.
        _ = OpenLdapServer.Url;
        var folder = Directory.CreateTempSubdirectory("replicas").FullName;
        await RunAsync("start", folder);
        var env = (await RunAsync("env", folder)).Split('\n');
        var servers = new ReplicatedServers(folder, [new(env[0]), new(env[1])], env[2], env[3]);
        await servers.ConvergeAsync();
        return servers;
    }

    public LdapConnectionOptions Options => new()
    {
        Credential = LdapCredential.Simple($"cn=admin,{Base}", Password),
        AllowCleartextPassword = true,
    };

    /// <summary>Straight to one of the servers, without its proxy.</summary>
    public LdapConnectionOptions OptionsOf(int server) => Options with { Host = _urls[server].Host, Port = _urls[server].Port };

    public Task KillAsync(int server) => RunAsync("kill", _folder, $"{server + 1}");

    public Task RestartAsync(int server) => RunAsync("restart", _folder, $"{server + 1}");

    /// <summary>What was written that one server or the other holds.</summary>
    public async Task<HashSet<string>> WrittenAsync() => [.. await WrittenAtAsync(0), .. await WrittenAtAsync(1)];

    public async ValueTask DisposeAsync()
    {
        foreach (var proxy in Proxies)
        {
            await proxy.DisposeAsync();
        }

        await RunAsync("stop", _folder);
        Directory.Delete(_folder, recursive: true);
    }

    // Until both servers hold the same, as their change sequence numbers say.
    async Task ConvergeAsync()
    {
        var watch = Stopwatch.StartNew();
        while (await ContextsAsync(0) is not { Count: > 0 } first || !first.SetEquals(await ContextsAsync(1)))
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), "the servers did not come to hold the same");
            await Task.Delay(50, CancellationToken);
        }
    }

    async Task<HashSet<string>> WrittenAtAsync(int server)
    {
        await using var connection = new LdapConnection(OptionsOf(server));
        var found = await connection.SearchAsync(
            new SearchRequest { BaseObject = Written, Scope = SearchScope.SingleLevel, Attributes = ["cn"] }, CancellationToken);
        return [.. found.EnsureSuccess().Entries.Select(entry => entry.GetString("cn")!)];
    }

    async Task<HashSet<string>> ContextsAsync(int server)
    {
        await using var connection = new LdapConnection(OptionsOf(server));
        var found = await connection.SearchAsync(
            new SearchRequest { BaseObject = Base, Scope = SearchScope.BaseObject, Attributes = ["contextCSN"] }, CancellationToken);
        return [.. found.Entries.SelectMany(entry => entry.GetStrings("contextCSN"))];
    }

    static async Task<string> RunAsync(params string[] arguments)
    {
        var script = Path.Combine(Root(), "tests", "servers", "replicas.sh");
        using var process = Process.Start(new ProcessStartInfo(script, arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        Assert.True(process.ExitCode == 0, $"replicas.sh {string.Join(' ', arguments)} failed");
        return output;
    }

    static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Ldap3.Linq.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
