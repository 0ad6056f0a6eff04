using Ldap3.Protocol;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Specification;
using Microsoft.Extensions.Time.Testing;

namespace Ldap3.InMemory.Tests.Operations;

public sealed class DynamicEntryTests : DynamicEntrySpecification, IAsyncDisposable
{
    readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    readonly MemoryServer _server;

    public DynamicEntryTests() => _server = new MemoryServer(new InMemoryDirectoryOptions { TimeProvider = _clock });

    protected override LdapConnectionOptions Administrator => _server.AdministratorOptions;

    protected override LdapConnectionOptions Anonymous => _server.Options();

    protected override DistinguishedName Place => MemoryServer.At("");

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_entry_that_nobody_refreshes_ends()
    {
        string[] places = ["cn=a", "cn=below,cn=a", "cn=b"];
        foreach (var place in places)
        {
            var name = MemoryServer.At(place);
            _server.Directory.Add(new AddRequest(name, new("objectClass", "device", "dynamicObject"), new("cn", name.Rdn!.Parts[0].Value)));
        }

        await using var connection = _server.ConnectAsAdministrator();
        await connection.RefreshDynamicEntryAsync(MemoryServer.At("cn=a"), TimeSpan.FromHours(1), CancellationToken);
        await connection.RefreshDynamicEntryAsync(MemoryServer.At("cn=below,cn=a"), TimeSpan.FromHours(1), CancellationToken);
        _clock.Advance(TimeSpan.FromMinutes(59));
        Assert.True(await connection.ExistsAsync(MemoryServer.At("cn=a"), CancellationToken));

        _clock.Advance(TimeSpan.FromMinutes(2));

        Assert.False(await connection.ExistsAsync(MemoryServer.At("cn=a"), CancellationToken));
        Assert.False(await connection.ExistsAsync(MemoryServer.At("cn=below,cn=a"), CancellationToken));
        Assert.True(await connection.ExistsAsync(MemoryServer.At("cn=b"), CancellationToken));
        Assert.Equal(2, _server.Directory.Count);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
