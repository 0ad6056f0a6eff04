using System.Diagnostics;
using System.Globalization;
using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Urls;

namespace Ldap3.EmbeddedServer;

/// <summary>How many searches a server answers to eight clients at once.</summary>
static class ServedSearches
{
    const int Clients = 8;
    static readonly TimeSpan Duration = TimeSpan.FromSeconds(5);

    public static async Task MeasureAsync(string name, string url, string bindDn, string password, Queries queries)
    {
        var location = LdapUrl.Parse(url);
        var options = new LdapConnectionOptions
        {
            Host = location.Host!,
            Port = location.Port ?? 389,
            AllowCleartextPassword = true,
        };
        if (bindDn.Length > 0)
        {
            options = options with { Credential = LdapCredential.Simple(bindDn, password) };
        }

        foreach (var (kind, make) in queries.All)
        {
            await using var connection = new LdapConnection(options);
            await SearchAsync(connection, make(new Random(3)));
            var random = new Random(4);
            var times = new List<double>();
            var all = Stopwatch.StartNew();
            while (all.Elapsed.TotalSeconds < 1 || times.Count < 3)
            {
                var one = Stopwatch.GetTimestamp();
                await SearchAsync(connection, make(random));
                times.Add(Stopwatch.GetElapsedTime(one).TotalMicroseconds);
            }

            times.Sort();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{name}, over loopback: {kind,-40} median {times[times.Count / 2],10:f1} us"));
        }

        var count = (await Task.WhenAll(Enumerable.Range(0, Clients).Select(seed => Task.Run(() => RunAsync(options, queries, seed))))).Sum();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name}: {count / Duration.TotalSeconds:f0} indexed searches/s with {Clients} clients"));
    }

    static async Task<int> RunAsync(LdapConnectionOptions options, Queries queries, int seed)
    {
        await using var connection = new LdapConnection(options);
        var random = new Random(seed);
        await SearchAsync(connection, queries.Equality(random));
        var count = 0;
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < Duration)
        {
            await SearchAsync(connection, queries.Equality(random));
            count++;
        }

        return count;
    }

    static async Task SearchAsync(LdapConnection connection, SearchRequest request)
    {
        var outcome = await connection.SearchAsync(request);
        if (outcome.EnsureSuccess().Entries.Count != 1)
        {
            throw new InvalidOperationException($"{request.Filter} does not find its entry.");
        }
    }
}
