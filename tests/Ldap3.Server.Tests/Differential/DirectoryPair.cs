using Ldap3.InMemory;
using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;
using Ldap3.Protocol.Servers;

namespace Ldap3.Server.Tests.Differential;

/// <summary>OpenLDAP and a directory in memory with its schema, and in each one entry below which both hold the same.</summary>
sealed class DirectoryPair : IAsyncDisposable
{
    const string Suffix = "dc=plain,dc=test";

    // What differs from one write to the next, not from one server to the other.
    static readonly string[] Unique = ["entryUUID", "createTimestamp", "modifyTimestamp"];

    readonly LdapSchema _schema;
    InMemoryServer? _server;
    LdapConnection? _memory;

    DirectoryPair(LdapConnection openLdap, LdapSchema schema)
    {
        OpenLdap = openLdap;
        _schema = schema;
    }

    public LdapConnection OpenLdap { get; }

    public LdapConnection Memory => _memory!;

    /// <summary>The entry below which everything happens.</summary>
    public DistinguishedName Top { get; } = DistinguishedName.Parse(Suffix).Child("ou", $"Pair {Guid.NewGuid():N}");

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public static async Task<DirectoryPair> OpenAsync()
    {
        var openLdap = new LdapConnection(OpenLdapServer.AdministratorOptions());
        var info = await LdapDirectoryInfo.ReadAsync(openLdap, CancellationToken);
        var pair = new DirectoryPair(openLdap, info.Schema!);
        await pair.ResetAsync();
        return pair;
    }

    /// <summary>Leaves of both what they had at first: the top alone.</summary>
    public async Task ResetAsync()
    {
        await CloseMemoryAsync();
        await OpenLdap.DeleteSubtreeAsync(Top, CancellationToken);
        var administrator = OpenLdapServer.AdministratorDn;
        var directory = new InMemoryDirectory(new InMemoryDirectoryOptions
        {
            AdministratorDn = DistinguishedName.Parse(administrator),
            AdministratorPassword = "secret",
            Suffixes = [DistinguishedName.Parse(Suffix)],
            Schema = _schema,
            ComputeMemberOf = false,
        });
        directory.Add(new AddRequest(
            DistinguishedName.Parse(Suffix), new LdapAttribute("objectClass", "domain"), new LdapAttribute("dc", "plain")));
        _server = InMemoryServer.Start(directory);
        _memory = new LdapConnection(new LdapConnectionOptions
        {
            Host = "127.0.0.1",
            Port = _server.Port,
            AllowCleartextPassword = true,
            Credential = LdapCredential.Simple(administrator, "secret"),
        });
        var top = new AddRequest(Top, new LdapAttribute("objectClass", "organizationalUnit"));
        var (expected, actual) = await RunAsync(top);
        Assert.Equal(("Success", "Success"), (expected, actual));
    }

    /// <summary>Runs one operation on both, and gives what each said: the result code and how far the name matched.</summary>
    public async Task<(string OpenLdap, string Memory)> RunAsync(LdapRequest request)
    {
        var expected = RunAsync(OpenLdap, request);
        var actual = RunAsync(Memory, request);
        return (await expected, await actual);
    }

    /// <summary>Searches both, and gives the result code and the names found of each.</summary>
    public async Task<(string OpenLdap, string Memory)> SearchAsync(SearchRequest request)
    {
        var expected = SearchAsync(OpenLdap, request);
        var actual = SearchAsync(Memory, request);
        return (await expected, await actual);
    }

    /// <summary>All entries with all they have, as lines: in OpenLDAP and in memory.</summary>
    public async Task<(string[] OpenLdap, string[] Memory)> ReadAsync()
    {
        var request = new SearchRequest
        {
            BaseObject = Top, Attributes = ["*", "+"],
        };
        var expected = OpenLdap.SearchAsync(request, CancellationToken);
        var actual = Memory.SearchAsync(request, CancellationToken);
        return (Lines(await expected), Lines(await actual));
    }

    public async ValueTask DisposeAsync()
    {
        await CloseMemoryAsync();
        await OpenLdap.DeleteSubtreeAsync(Top, CancellationToken);
        await OpenLdap.DisposeAsync();
    }

    async Task CloseMemoryAsync()
    {
        if (_memory is not null)
        {
            await _memory.DisposeAsync();
            await _server!.DisposeAsync();
        }
    }

    static async Task<string> RunAsync(LdapConnection connection, LdapRequest request)
    {
        var result = (request switch
        {
            AddRequest add => await connection.AddAsync(add, CancellationToken),
            ModifyRequest modify => await connection.ModifyAsync(modify, CancellationToken),
            ModifyDnRequest rename => await connection.ModifyDnAsync(rename, CancellationToken),
            DeleteRequest delete => await connection.DeleteAsync(delete, CancellationToken),
            _ => await connection.CompareAsync((CompareRequest)request, CancellationToken),
        }).Result;
        return result.MatchedDn.Length == 0
            ? $"{result.ResultCode}"
            : $"{result.ResultCode} below {DistinguishedName.Parse(result.MatchedDn).Normalized}";
    }

    static async Task<string> SearchAsync(LdapConnection connection, SearchRequest request)
    {
        var outcome = await connection.SearchAsync(request, CancellationToken);
        var names = outcome.Entries.Select(entry => entry.ObjectName.Normalized).Order(StringComparer.Ordinal);
        return string.Join('\n', [$"{outcome.Result.ResultCode}", .. names]);
    }

    static string[] Lines(SearchOutcome outcome) =>
    [
        .. outcome.EnsureSuccess().Entries
            .OrderBy(entry => entry.ObjectName.Normalized, StringComparer.Ordinal)
            .SelectMany(entry => (string[])
            [
                $"dn: {entry.ObjectName.Normalized}",
                .. entry.Attributes
                    .Where(attribute => !KnownDifferences.IsOfOne(attribute.Description))
                    .SelectMany(Lines)
                    .Order(StringComparer.Ordinal),
            ]),
    ];

    static IEnumerable<string> Lines(LdapAttribute attribute) => Unique.Contains(attribute.Description.Type)
        ? [$"{attribute.Description}: ({attribute.Values.Count})"]
        : attribute.Values.Select(value => $"{KnownDifferences.Canonical(attribute.Description)}: {KnownDifferences.Canonical(value)}");
}
