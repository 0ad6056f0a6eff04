using System.Diagnostics;
using System.Globalization;
using Ldap3.Protocol;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Server.Tests;

/// <summary>One connection under a hundred threads: every answer belongs to its question.</summary>
public sealed class SharedConnectionTests
{
    const int Threads = 100;

    static TimeSpan Duration => TimeSpan.FromSeconds(Environment.GetEnvironmentVariable("LDAP3_LONG") == "1" ? 60 : 10);

    [Fact]
    public async Task A_hundred_threads_share_a_connection_and_no_answer_is_crossed()
    {
        var sandbox = DistinguishedName.Parse($"ou=Sandbox,{OpenLdapServer.BaseDn}");
        await using var connection = new LdapConnection(OpenLdapServer.AdministratorOptions());
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var people = connection.Search(OpenLdapServer.PeopleDn, "(uid=*)", SearchScope.SingleLevel, "uid", "cn").Entries
            .ToDictionary(entry => entry.GetString("uid")!, entry => entry.GetString("cn")!);
        var names = people.Keys.ToArray();

        var watch = Stopwatch.StartNew();
        var rounds = await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Factory.StartNew(
            () => RunAsync(connection, sandbox, thread, people, names, watch).GetAwaiter().GetResult(),
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        Assert.All(rounds, count => Assert.InRange(count, 1, int.MaxValue));
        Assert.True(connection.IsOpen);
        TestContext.Current.SendDiagnosticMessage($"{rounds.Sum()} rounds of operations in {watch.Elapsed}");
    }

    // Even threads block, odd ones await: both kinds share the connection.
    static async Task<int> RunAsync(
        LdapConnection connection,
        DistinguishedName sandbox,
        int thread,
        Dictionary<string, string> people,
        string[] names,
        Stopwatch watch)
    {
        var random = new Random(thread);
        var own = sandbox.Child("cn", $"thread {thread}");
        connection.Delete(new DeleteRequest(own));
        var rounds = 0;
        for (; watch.Elapsed < Duration; rounds++)
        {
            var uid = names[random.Next(names.Length)];
            var mark = string.Create(CultureInfo.InvariantCulture, $"{thread} {rounds}");
            var found = thread % 2 == 0
                ? connection.Search(OpenLdapServer.PeopleDn, $"(uid={uid})")
                : await connection.SearchAsync(OpenLdapServer.PeopleDn, $"(uid={uid})");
            Assert.Equal(people[uid], Assert.Single(found.EnsureSuccess().Entries).GetString("cn"));

            connection.Add(new AddRequest(
                own, new("objectClass", "device"), new("cn", $"thread {thread}"), new("description", mark))).EnsureSuccess();
            Assert.True((await connection.CompareAsync(new CompareRequest(own, "description", mark))).Matched);
            Assert.False(connection.Compare(new CompareRequest(own, "description", "somebody else's")).Matched);
            (await connection.ModifyAsync(new ModifyRequest(
                own, new Modification(ModifyOperation.Replace, new LdapAttribute("serialNumber", mark))))).EnsureSuccess();
            Assert.Equal(mark, Assert.Single(connection.Search(own.ToString(), "(objectClass=*)").Entries).GetString("serialNumber"));
            connection.Delete(new DeleteRequest(own)).EnsureSuccess();
        }

        return rounds;
    }
}
