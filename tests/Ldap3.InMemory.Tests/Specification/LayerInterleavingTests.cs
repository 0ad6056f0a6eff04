using System.Collections.Concurrent;
using Ldap3.Abstract.Definitions;
using Ldap3.Abstract.Reading;
using Ldap3.Linq;
using Ldap3.Protocol.Strategies;
using Ldap3.Specification;
using Microsoft.Extensions.DependencyInjection;

namespace Ldap3.InMemory.Tests.Specification;

/// <summary>Readers, definitions, data sources and context factories are shared by threads that use them in no order.</summary>
public sealed class LayerInterleavingTests(EmbeddedDirectory directory) : IClassFixture<EmbeddedDirectory>
{
    const int Tasks = 16;
    const int Rounds = 100;

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_thread_gets_its_own_answers()
    {
        await using var source = directory.SourceWith(Strategy.Reusable);
        var services = new ServiceCollection();
        services.AddSingleton(source);
        services.AddLdapContextFactory<CompanyContext>();
        await using var provider = services.BuildServiceProvider();
        var factory = provider.GetRequiredService<ILdapContextFactory<CompanyContext>>();
        var connection = await source.GetConnectionAsync(CancellationToken);
        var schema = (await source.GetDirectoryInfoAsync(CancellationToken)).Schema!;
        var definition = new ObjectDefinition(["inetOrgPerson"], new AttributeDefinition("uid"), new AttributeDefinition("sn"));
        var reader = new Reader(connection, definition, source.BaseDn);
        var wrong = new ConcurrentQueue<string>();

        await Task.WhenAll(Enumerable.Range(0, Tasks).Select(task => Task.Factory.StartNew(
            () => RunAsync(new Random(task)).GetAwaiter().GetResult(),
            CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        Assert.Empty(wrong);

        async Task RunAsync(Random random)
        {
            (string Uid, string Surname)[] people = [("ghopper", "Hopper"), ("mhamilton", "Hamilton"), ("xli", "李"), ("bsmith", "Smith")];
            for (var round = 0; round < Rounds; round++)
            {
                var (uid, surname) = people[random.Next(people.Length)];
                var found = random.Next(5) switch
                {
                    0 => (reader with { Query = $"uid: {uid}" }).Search().Entries.Select(entry => (string)entry["sn"].Values[0]),
                    1 => (await (reader with { Query = $"(uid={uid})" }).SearchAsync(CancellationToken)).Entries
                        .Select(entry => (string)entry["sn"].Values[0]),
                    2 => await QueryAsync(uid),
                    3 => ObjectDefinition.FromSchema(schema, "person").Without("description").Find("sn") is null ? [] : [surname],
                    _ => definition.With(new AttributeDefinition("cn")).Attributes.Count == 3 ? [surname] : [],
                };
                if (!found.SequenceEqual([surname]))
                {
                    wrong.Enqueue($"{uid}: {string.Join(", ", found)}");
                }
            }
        }

        async Task<IEnumerable<string>> QueryAsync(string uid)
        {
            await using var company = factory.CreateContext();
            return await company.People.Where(person => person.UserName == uid).Select(person => person.Surname)
                .ToListAsync(CancellationToken);
        }
    }
}
