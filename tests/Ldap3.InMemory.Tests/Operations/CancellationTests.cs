using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.ExtendedOperations;
using Ldap3.Protocol.Messages;

namespace Ldap3.InMemory.Tests.Operations;

public sealed class CancellationTests
{
    const int Entries = 2000;

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_search_under_way_is_cancelled_and_says_so()
    {
        using var steps = new SemaphoreSlim(1);
        await using var server = Server(steps);
        await using var connection = server.Connect();

        var search = await connection.SendAsync(Everything, CancellationToken);
        var cancel = connection.CancelAsync(search, CancellationToken);
        while (!cancel.IsCompleted)
        {
            // The search goes on entry by entry until the server has come to the request to cancel it.
            steps.Release();
            await Task.WhenAny(cancel, Task.Delay(5, CancellationToken));
        }

        Assert.Equal(ResultCode.Success, (await cancel).Result.ResultCode);
        Assert.Equal(ResultCode.Canceled, (await connection.GetResponseAsync(search, CancellationToken)).Result.ResultCode);
    }

    [Fact]
    public async Task An_abandoned_search_looks_no_further()
    {
        using var steps = new SemaphoreSlim(1);
        await using (var server = Server(steps))
        {
            await using var connection = server.Connect();
            var search = await connection.SendAsync(Everything, CancellationToken);
            await connection.AbandonAsync(search);

            // Messages are handled in their order: the abandonment, too, has been when this is answered.
            await connection.WhoAmIAsync(CancellationToken);
            steps.Release(Entries);
        }

        Assert.InRange(steps.CurrentCount, Entries - 2, Entries + 1);
    }

    [Fact]
    public async Task A_new_bind_forgets_the_pages_of_the_one_before()
    {
        await using var server = Server(null);
        await using var connection = server.Connect();
        var first = await connection.SearchAsync(Everything with { Controls = [new PagedResultsControl(10)] }, CancellationToken);
        var cookie = first.EnsureSuccess().Result.Controls.Find<PagedResultsControl>()!.Cookie;

        await connection.BindAsync(LdapCredential.Anonymous, CancellationToken);
        var second = await connection.SearchAsync(
            Everything with { Controls = [new PagedResultsControl(10, cookie)] }, CancellationToken);

        Assert.Equal(ResultCode.UnwillingToPerform, second.Result.ResultCode);
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_cancelled()
    {
        await using var server = Server(null);
        await using var connection = server.Connect();
        var late = await connection.ExtendedAsync(CancelRequest.For(12345), CancellationToken);
        var malformed = await connection.ExtendedAsync(
            new ExtendedRequest(ExtendedOperationOid.Cancel, (Protocol.Ber.OctetString)"x"), CancellationToken);

        Assert.Equal(ResultCode.NoSuchOperation, late.Result.ResultCode);
        Assert.Equal(ResultCode.ProtocolError, malformed.Result.ResultCode);
    }

    static SearchRequest Everything => new() { BaseObject = MemoryServer.At("") };

    static MemoryServer Server(SemaphoreSlim? steps)
    {
        var server = new MemoryServer(new InMemoryDirectoryOptions
        {
            AccessRule = request =>
            {
                if (request is { Kind: AccessKind.Read, Attribute: null })
                {
                    steps?.Wait(CancellationToken);
                }

                return true;
            },
        });
        for (var i = 0; i < Entries; i++)
        {
            server.Directory.Add(new AddRequest(MemoryServer.At($"cn=d{i}"), new("objectClass", "device"), new("cn", $"d{i}")));
        }

        return server;
    }
}
