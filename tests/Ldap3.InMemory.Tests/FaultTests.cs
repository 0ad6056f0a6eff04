using Ldap3.Protocol;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Tests;

public sealed class FaultTests
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_callback_that_throws_is_told_to_the_client_and_the_server_goes_on()
    {
        var directory = new InMemoryDirectory(new InMemoryDirectoryOptions
        {
            AllowWrite = (_, _) => throw new InvalidOperationException("the callback's own fault"),
        });
        await using var server = InMemoryServer.Start(directory);
        await using var connection = new LdapConnection(new LdapConnectionOptions { Host = "127.0.0.1", Port = server.Port });

        var outcome = await connection.DeleteAsync(new DeleteRequest(DistinguishedName.Parse("dc=test")), CancellationToken);

        Assert.Equal(ResultCode.Other, outcome.Result.ResultCode);
        Assert.Contains("the callback's own fault", outcome.Result.DiagnosticMessage, StringComparison.Ordinal);
        Assert.True((await connection.SearchAsync("", "(objectClass=*)", SearchScope.BaseObject, cancellationToken: CancellationToken)).Status);
    }

    [Fact]
    public async Task A_server_is_disposed_of_while_its_clients_are_at_work()
    {
        for (var round = 0; round < 20; round++)
        {
            var server = InMemoryServer.Start(new InMemoryDirectory());
            var connections = Enumerable.Range(0, 4)
                .Select(_ => new LdapConnection(new LdapConnectionOptions { Host = "127.0.0.1", Port = server.Port }))
                .ToArray();
            var searching = Task.WhenAll(connections.Select(SearchUntilLostAsync));

            await Task.Yield();
            await server.DisposeAsync();

            await searching;
            Array.ForEach(connections, connection => connection.Dispose());
        }
    }

    static async Task SearchUntilLostAsync(LdapConnection connection)
    {
        try
        {
            while (true)
            {
                await connection.SearchAsync("", "(objectClass=*)", SearchScope.BaseObject, cancellationToken: CancellationToken);
            }
        }
        catch (LdapConnectionException)
        {
            // What is expected of a server that goes.
        }
    }
}
