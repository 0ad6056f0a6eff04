using System.Collections.Concurrent;
using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Strategies;

namespace Ldap3.InMemory.Tests.Strategies;

/// <summary>Thousands of operations in no order on one connection, while its sessions are cut: nothing crosses, nothing stays.</summary>
public sealed class InterleavingTests
{
    const int Tasks = 16;
    const int Rounds = 150;
    const int People = 20;

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(nameof(Strategy.SafeRestartable))]
    [InlineData(nameof(Strategy.Reusable))]
    public async Task Whatever_happens_in_whatever_order_each_gets_its_own_answer(string strategy)
    {
        await using var directory = new ProxiedDirectory(People);
        var options = directory.Options with
        {
            Restart = directory.Options.Restart with { MaxAttempts = 20 },
            Pool = new PoolOptions { MaxSize = 4, ValidateOnReturn = true },
        };
        await using var connection = new LdapConnection(
            options, strategy == nameof(Strategy.Reusable) ? Strategy.Reusable : Strategy.SafeRestartable);
        var wrong = new ConcurrentQueue<string>();
        var working = true;
        var cutting = Task.Run(
            async () =>
            {
                while (Volatile.Read(ref working))
                {
                    directory.Proxy.Sever();
                    await Task.Delay(40, CancellationToken);
                }
            },
            CancellationToken);

        await Task.WhenAll(Enumerable.Range(0, Tasks).Select(task => Task.Factory.StartNew(
            () => RunAsync(connection, new Random(task), wrong).GetAwaiter().GetResult(),
            CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));
        Volatile.Write(ref working, false);
        await cutting;

        Assert.Empty(wrong);
        Assert.Single(connection.Search(ProxiedDirectory.Person(0)).Entries);
        if (connection.GetPoolStatistics() is { } pool)
        {
            Assert.Equal((0, 0), (pool.InUse, pool.Waiting));
            Assert.InRange(pool.Size, 1, 4);
        }
    }

    static async Task RunAsync(LdapConnection connection, Random random, ConcurrentQueue<string> wrong)
    {
        for (var round = 0; round < Rounds; round++)
        {
            try
            {
                await StepAsync(connection, random, wrong);
            }
            catch (LdapConnectionException)
            {
                // Cut while it may not be repeated: a stream, a held session, or one time too often.
            }
            catch (Exception e)
            {
                wrong.Enqueue(e.ToString());
            }
        }
    }

    static async Task StepAsync(LdapConnection connection, Random random, ConcurrentQueue<string> wrong)
    {
        var person = random.Next(People);
        var request = ProxiedDirectory.Person(person);
        switch (random.Next(8))
        {
            case 0:
                Check(connection.Search(request), person, wrong);
                break;
            case 1:
                Check(await connection.SearchAsync(request, CancellationToken), person, wrong);
                break;
            case 2:
                using (var hasty = new CancellationTokenSource())
                {
                    var search = connection.SearchAsync(request, hasty.Token);
                    await hasty.CancelAsync();
                    await Record.ExceptionAsync(() => search);
                }

                break;
            case 3:
                await using (var held = await connection.HoldAsync(CancellationToken))
                {
                    Check(held.Search(request), person, wrong);
                }

                break;
            case 4:
                foreach (var _ in connection.Stream(ProxiedDirectory.Everybody, pageSize: 3))
                {
                    break;
                }

                break;
            case 5:
                var bind = await connection.BindOnlyAsync(LdapCredential.Simple($"cn=p{person},o=test", "pw"), CancellationToken);
                if (!bind.Status)
                {
                    wrong.Enqueue($"p{person} could not bind: {bind.Result.ResultCode}");
                }

                break;
            case 6:
                var number = connection.Send(request);
                Check((SearchOutcome)await connection.GetResponseAsync(number, CancellationToken), person, wrong);
                break;
            default:
                connection.Abandon(connection.Send(request));
                break;
        }
    }

    static void Check(SearchOutcome found, int person, ConcurrentQueue<string> wrong)
    {
        if (found.Entries is not [var entry] || entry.GetString("cn") != $"p{person}")
        {
            wrong.Enqueue($"a search for p{person} gave {string.Join(" and ", found.Entries)} with {found.Result}");
        }
    }
}
