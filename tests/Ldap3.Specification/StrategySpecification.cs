using System.Collections.Concurrent;
using Ldap3.Abstract.Definitions;
using Ldap3.Abstract.Reading;
using Ldap3.Abstract.Writing;
using Ldap3.Linq;
using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Strategies;

namespace Ldap3.Specification;

/// <summary>Whatever carries the operations: they do the same, for one caller and for many, through every layer.</summary>
public abstract class StrategySpecification(DirectoryFixture directory)
{
    const int Threads = 32;

    /// <summary>The strategies that talk to a server, by name.</summary>
    public static TheoryData<string> Strategies =>
    [
        nameof(Strategy.SafeSync), nameof(Strategy.Async), nameof(Strategy.AsyncStream), nameof(Strategy.SafeRestartable),
        nameof(Strategy.Reusable),
    ];

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Strategies))]
    public async Task An_entry_lives_from_addition_to_deletion(string strategy)
    {
        await using var source = Source(strategy);
        var connection = await source.GetConnectionAsync(CancellationToken);
        var name = Sandbox(source).Child("cn", $"life {strategy}");
        var renamed = Sandbox(source).Child("cn", $"new life {strategy}");
        connection.Delete(new DeleteRequest(name));
        connection.Delete(new DeleteRequest(renamed));

        var (status, result, response, request) = connection.Add(Device(name));
        Assert.True(status);
        Assert.Equal(ResultCode.Success, result.ResultCode);
        Assert.Empty(response);
        Assert.Equal(name, Assert.IsType<AddRequest>(request).Entry);
        (await connection.ModifyAsync(Describe(name, "one"), CancellationToken)).EnsureSuccess();
        Assert.True(connection.Compare(new CompareRequest(name, "description", "ONE")).Matched);
        connection.ModifyDn(new ModifyDnRequest(name, renamed.Rdn!)).EnsureSuccess();
        Assert.Equal("one", (await OneAsync(connection, renamed))!.GetString("description"));
        (await connection.DeleteAsync(new DeleteRequest(renamed), CancellationToken)).EnsureSuccess();
        Assert.Null(await OneAsync(connection, renamed));
    }

    [Theory, MemberData(nameof(Strategies))]
    public async Task A_refusal_is_an_outcome_or_an_exception_as_told(string strategy)
    {
        await using var source = Source(strategy);
        var connection = await source.GetConnectionAsync(CancellationToken);
        var nowhere = new DeleteRequest(source.BaseDn.Child("ou", "Nowhere"));

        Assert.Equal(ResultCode.NoSuchObject, connection.Delete(nowhere).Result.ResultCode);
        await using var raising = new LdapConnection(source.Options with { RaiseExceptions = true }, Find(strategy));
        await Assert.ThrowsAsync<LdapOperationException>(() => raising.DeleteAsync(nowhere, CancellationToken));
        Assert.Throws<LdapOperationException>(() => raising.Delete(nowhere));
    }

    [Theory, MemberData(nameof(Strategies))]
    public async Task Everybody_is_found_at_once_streamed_and_by_pages(string strategy)
    {
        await using var source = Source(strategy);
        var connection = await source.GetConnectionAsync(CancellationToken);
        var everybody = new SearchRequest { BaseObject = source.BaseDn.Child("ou", "People"), Scope = SearchScope.SingleLevel };

        var found = connection.Search(everybody).EnsureSuccess().Entries.Select(entry => entry.ObjectName).ToHashSet();
        HashSet<DistinguishedName> paged = [];
        await foreach (var entry in connection.StreamAsync(everybody, pageSize: 7).WithCancellation(CancellationToken))
        {
            Assert.True(paged.Add(entry.ObjectName));
        }

        Assert.InRange(found.Count, 50, 1000);
        Assert.Equal(found, paged);
        Assert.Equal(found, connection.Stream(everybody).Select(entry => entry.ObjectName).ToHashSet());
    }

    [Theory, MemberData(nameof(Strategies))]
    public async Task A_password_is_checked_and_nobody_else_changed(string strategy)
    {
        await using var source = Source(strategy);
        var connection = await source.GetConnectionAsync(CancellationToken);
        var person = directory.PersonName("ghopper").ToString();
        var before = WhoAmI(connection);

        Assert.True((await connection.BindOnlyAsync(LdapCredential.Simple(person, directory.PersonPassword("ghopper")), CancellationToken)).Status);
        Assert.Equal(
            ResultCode.InvalidCredentials,
            connection.BindOnly(LdapCredential.Simple(person, "wrong")).Result.ResultCode);

        Assert.Equal(before, WhoAmI(connection));
    }

    [Theory, MemberData(nameof(Strategies))]
    public async Task Threads_that_block_and_tasks_that_await_get_their_own_answers(string strategy)
    {
        await using var source = Source(strategy);
        var connection = await source.GetConnectionAsync(CancellationToken);
        var people = source.BaseDn.Child("ou", "People");
        var names = connection.Stream(new SearchRequest { BaseObject = people, Scope = SearchScope.SingleLevel })
            .Select(entry => entry.ObjectName).ToArray();

        await OnThreadsAsync(async thread =>
        {
            for (var round = 0; round < 20; round++)
            {
                var name = names[(thread + (round * 7)) % names.Length];
                var request = new SearchRequest { BaseObject = name, Scope = SearchScope.BaseObject };
                var found = thread % 2 == 0
                    ? connection.Search(request)
                    : await connection.SearchAsync(request, CancellationToken);
                Assert.Equal(name, Assert.Single(found.EnsureSuccess().Entries).ObjectName);
            }
        });
    }

    [Theory, MemberData(nameof(Strategies))]
    public async Task The_abstract_layer_is_shared_by_threads(string strategy)
    {
        await using var source = Source(strategy);
        var connection = await source.GetConnectionAsync(CancellationToken);
        var info = await source.GetDirectoryInfoAsync(CancellationToken);
        // Few attributes: Active Directory computes some of the 400 that a person may have, one by one.
        var definition = new ObjectDefinition(["inetOrgPerson"], new[] { "uid", "cn", "sn", "mail", "manager", "memberOf" }
            .Select(name => AttributeDefinition.FromSchema(info.Schema!, info.Schema!.FindAttributeType(name)!)));
        var reader = new Reader(connection, definition, source.BaseDn.Child("ou", "People"), "uid: m*");
        var all = reader.Search().Entries.Select(entry => entry["uid"].Value as string).ToArray();
        var devices = ObjectDefinition.FromSchema(info.Schema!, "device");

        await OnThreadsAsync(async thread =>
        {
            var uid = all[thread % all.Length];
            for (var round = 0; round < 3; round++)
            {
                var one = Assert.Single((await (reader with { Query = $"uid: {uid}" }).SearchAsync(CancellationToken)).Entries);
                Assert.Equal(uid, one["uid"].Value as string);
                Assert.Equal(all.Length, reader.Search().Entries.Count);
            }

            var name = Sandbox(source).Child("cn", $"{strategy} {thread}");
            await connection.DeleteAsync(new DeleteRequest(name), CancellationToken);
            var writer = new Writer(connection, devices);
            writer.New(name)["description"].Set($"made by {thread}");
            await writer.CommitAsync(cancellationToken: CancellationToken);
            Assert.Equal($"made by {thread}", (await OneAsync(connection, name))!.GetString("description"));
            connection.Delete(new DeleteRequest(name)).EnsureSuccess();
        });
    }

    [Theory, MemberData(nameof(Strategies))]
    public async Task A_query_gives_the_same_rows(string strategy)
    {
        await using var source = Source(strategy);
        await OnThreadsAsync(async _ =>
        {
            await using var company = new CompanyContext(source);
            var smiths = await company.People.Where(person => person.Surname == "smith").Select(person => person.UserName)
                .ToListAsync(CancellationToken);
            Assert.Equal(["bsmith", "jsmith", "msmith", "vsmith"], smiths.Order(StringComparer.Ordinal));
        });
    }

    static Strategy Find(string name) => name switch
    {
        nameof(Strategy.SafeSync) => Strategy.SafeSync,
        nameof(Strategy.Async) => Strategy.Async,
        nameof(Strategy.AsyncStream) => Strategy.AsyncStream,
        nameof(Strategy.SafeRestartable) => Strategy.SafeRestartable,
        nameof(Strategy.Reusable) => Strategy.Reusable,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    static DistinguishedName Sandbox(LdapDataSource source) => source.BaseDn.Child("ou", "Sandbox");

    static AddRequest Device(DistinguishedName name) =>
        new(name, new("objectClass", "device"), new("cn", name.Rdn!.Parts[0].Value));

    static ModifyRequest Describe(DistinguishedName name, string text) =>
        new(name, new Modification(ModifyOperation.Replace, new("description", text)));

    static async Task<SearchResultEntry?> OneAsync(LdapConnection connection, DistinguishedName name)
    {
        var outcome = await connection.SearchAsync(
            new SearchRequest { BaseObject = name, Scope = SearchScope.BaseObject }, CancellationToken);
        return outcome.Entries.SingleOrDefault();
    }

    static async Task OnThreadsAsync(Func<int, Task> work)
    {
        var failures = new ConcurrentQueue<Exception>();
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Factory.StartNew(
            () =>
            {
                try
                {
                    work(thread).GetAwaiter().GetResult();
                }
                catch (Exception e)
                {
                    failures.Enqueue(e);
                }
            },
            CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));
        Assert.Empty(failures);
    }

    string? WhoAmI(LdapConnection connection) => directory.KnowsWhoAmI ? connection.WhoAmI() : null;

    LdapDataSource Source(string strategy) => directory.SourceWith(Find(strategy));
}
