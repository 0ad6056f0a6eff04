using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Server.Tests.Security;

/// <summary>
/// Tries every mechanism over every transport of a server, and writes what came of it as rows of the table in
/// docs/security.md.
/// </summary>
/// <param name="server">The server's name, as the table has it.</param>
/// <param name="transports">The transports that the server has.</param>
/// <param name="identify">Asks who a connection is; throws unless it is the right one.</param>
sealed class MechanismMatrix(
    string server, IReadOnlyList<(string Name, LdapConnectionOptions Options)> transports, Func<LdapConnection, Task> identify) : IDisposable
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public Secrets Secrets { get; } = new();

    public List<string> Rows { get; } = [];

    /// <summary>Tries a credential over each transport, and a wrong one wherever the right one binds.</summary>
    /// <param name="name">The mechanism, as the table has it.</param>
    /// <param name="right">The credential.</param>
    /// <param name="wrong">One that must be refused, or null where a wrong one would lock the account.</param>
    public async Task TryAsync(string name, LdapCredential right, LdapCredential? wrong = null)
    {
        var cells = new List<string>();
        foreach (var (_, options) in transports)
        {
            var cell = await BindAsync(options with { Credential = right });
            cells.Add(cell);
            if (wrong is not null && cell == "yes")
            {
                Assert.Equal(nameof(ResultCode.InvalidCredentials), await BindAsync(options with { Credential = wrong }));
            }
        }

        Rows.Add($"| {server} | {name} | {string.Join(" | ", cells)} |");
    }

    /// <summary>Carries so many entries in searches at once, and a value of 1 MB there and back.</summary>
    public async Task CarryAsync(
        LdapConnectionOptions options, LdapCredential credential, int wanted, string baseDn, string filter, string sandboxDn)
    {
        await using var connection = new LdapConnection(options with { Credential = credential, LoggerFactory = Secrets });
        var request = new SearchRequest { BaseObject = DistinguishedName.Parse(baseDn), Filter = Filter.Parse(filter) };
        var first = (await connection.SearchAsync(request, CancellationToken)).EnsureSuccess();
        var known = first.Entries.ToDictionary(entry => entry.ObjectName);
        for (var carried = first.Entries.Count; carried < wanted;)
        {
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => connection.SearchAsync(request, CancellationToken)));
            foreach (var outcome in outcomes)
            {
                Assert.Equal(known.Count, outcome.EnsureSuccess().Entries.Count);
                Assert.All(outcome.Entries, entry => Assert.Equal(known[entry.ObjectName], entry));
                carried += outcome.Entries.Count;
            }
        }

        var value = new byte[1 << 20];
        new Random(8).NextBytes(value);
        var name = DistinguishedName.Parse(sandboxDn).Child("cn", $"sealed{Guid.NewGuid():N}");
        LdapAttribute[] attributes = [new("objectClass", "inetOrgPerson"), new("sn", "Sealed"), new("jpegPhoto", value)];
        (await connection.AddAsync(new AddRequest(name, attributes), CancellationToken)).EnsureSuccess();
        try
        {
            var read = await connection.SearchAsync(
                new SearchRequest { BaseObject = name, Scope = SearchScope.BaseObject, Attributes = ["jpegPhoto"] }, CancellationToken);
            Assert.Equal(value, Assert.Single(read.EnsureSuccess().Entries).Find("jpegPhoto")!.Values[0].ToArray());
        }
        finally
        {
            await connection.DeleteAsync(new DeleteRequest(name), CancellationToken.None);
        }
    }

    /// <summary>Looks for each row in docs/security.md, after printing them all.</summary>
    public void AssertDocumented()
    {
        foreach (var row in Rows)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(row);
        }

        var documented = File.ReadAllLines(DocumentPath()).Where(line => line.StartsWith($"| {server} |", StringComparison.Ordinal));
        Assert.Empty(Rows.Except(documented));
    }

    public void Dispose() => Secrets.Dispose();

    async Task<string> BindAsync(LdapConnectionOptions options)
    {
        await using var connection = new LdapConnection(options with { LoggerFactory = Secrets });
        try
        {
            await connection.OpenAsync(CancellationToken);
            await identify(connection);
            return "yes";
        }
        catch (LdapOperationException e)
        {
            Secrets.Note(e.ToString());
            return e.ResultCode.ToString();
        }
        catch (LdapSecurityException e)
        {
            Secrets.Note(e.ToString());
            return "refused here";
        }
    }

    static string DocumentPath()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Ldap3.Linq.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, "docs", "security.md");
    }
}
