using Ldap3.Protocol;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;

namespace Ldap3.InMemory.Tests.Operations;

public sealed class SearchLimitTests
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_identity_has_its_own_limits()
    {
        await using var server = Server(new InMemoryDirectoryOptions
        {
            LimitsOf = who => who.IsEmpty ? new SearchLimits { Size = 2 } : new SearchLimits { Candidates = 5 },
        });

        Assert.Equal((ResultCode.SizeLimitExceeded, 2), await SearchAsync(server.Connect()));
        Assert.Equal((ResultCode.SizeLimitExceeded, 1), await SearchAsync(server.Connect(), sizeLimit: 1));
        Assert.Equal(ResultCode.AdminLimitExceeded, (await SearchAsync(server.ConnectAs("uid=u0", "u0-pw"))).ResultCode);
        Assert.Equal((ResultCode.Success, 11), await SearchAsync(server.ConnectAsAdministrator()));
    }

    [Fact]
    public async Task A_search_ends_when_its_time_is_over()
    {
        await using var server = Server(new InMemoryDirectoryOptions
        {
            TimeProvider = new HastyClock(), LimitsOf = _ => new SearchLimits { Time = TimeSpan.FromSeconds(7) },
        });

        var own = await SearchAsync(server.Connect());
        var wanted = await SearchAsync(server.ConnectAsAdministrator(), timeLimit: 4);

        Assert.Equal(ResultCode.TimeLimitExceeded, own.ResultCode);
        Assert.InRange(own.Count, 1, 8);
        Assert.Equal(ResultCode.TimeLimitExceeded, wanted.ResultCode);
        Assert.InRange(wanted.Count, 1, own.Count);
    }

    [Fact]
    public async Task Pages_have_limits_of_their_own()
    {
        await using var server = Server(new InMemoryDirectoryOptions
        {
            LimitsOf = _ => new SearchLimits { Size = 2, PageSize = 5, PagedTotal = 6 },
        });
        await using var connection = server.Connect();

        var tooLarge = await PageAsync(connection, new PagedResultsControl(6));
        var first = await PageAsync(connection, new PagedResultsControl(4));
        var second = await PageAsync(connection, new PagedResultsControl(4, first.Result.Controls.Find<PagedResultsControl>()!.Cookie));

        Assert.Equal(ResultCode.AdminLimitExceeded, tooLarge.Result.ResultCode);
        Assert.Equal((ResultCode.Success, 4), (first.Result.ResultCode, first.Entries.Count));
        Assert.Equal((ResultCode.SizeLimitExceeded, 2), (second.Result.ResultCode, second.Entries.Count));
    }

    static MemoryServer Server(InMemoryDirectoryOptions options)
    {
        var server = new MemoryServer(options);
        for (var i = 0; i < 10; i++)
        {
            server.AddPerson($"u{i}", $"u{i}-pw");
        }

        return server;
    }

    static async Task<(ResultCode ResultCode, int Count)> SearchAsync(LdapConnection connection, int sizeLimit = 0, int timeLimit = 0)
    {
        await using (connection)
        {
            var outcome = await connection.SearchAsync(
                new SearchRequest { BaseObject = MemoryServer.At(""), SizeLimit = sizeLimit, TimeLimit = timeLimit }, CancellationToken);
            return (outcome.Result.ResultCode, outcome.Entries.Count);
        }
    }

    static Task<SearchOutcome> PageAsync(LdapConnection connection, PagedResultsControl control) => connection.SearchAsync(
        new SearchRequest { BaseObject = MemoryServer.At(""), Controls = [control] }, CancellationToken);

    /// <summary>A clock that is a second on whenever it is looked at.</summary>
    sealed class HastyClock : TimeProvider
    {
        long _now;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Interlocked.Increment(ref _now);
    }
}
