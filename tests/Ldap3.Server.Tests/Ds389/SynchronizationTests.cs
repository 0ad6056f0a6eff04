using Ldap3.Protocol;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Synchronization;
using Ldap3.Specification.Mirroring;
using static Ldap3.Server.Tests.Ds389Server;

namespace Ldap3.Server.Tests.Ds389;

public sealed class SynchronizationTests
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mirror_that_is_killed_and_resumed_under_load_ends_identical()
    {
        var top = DistinguishedName.Parse($"ou={Guid.NewGuid():N},{SandboxDn}");
        var path = Path.GetTempFileName();
        await using var source = new LdapDataSource(AdministratorOptions());
        var load = new RandomLoad(await source.GetConnectionAsync(CancellationToken), top, seed: 389);
        var mirror = new Mirror(source, new SearchRequest { BaseObject = top }, path);
        try
        {
            await load.FillAsync(100);
            for (var life = 0; life < 3; life++)
            {
                await mirror.KillAfterAsync(refreshed: life % 2 == 0, () => load.ChangeAsync(40));
                await load.ChangeAsync(20);
            }

            await mirror.EndIdenticalAsync();
        }
        finally
        {
            await load.RemoveAsync();
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Changes_are_told_of_as_they_are_made()
    {
        var told = await WatchedChanges.OfOneEntryAsync(AdministratorOptions(), DistinguishedName.Parse(SandboxDn));

        Assert.Equal(
            [DirectoryChangeKind.Added, DirectoryChangeKind.Modified, DirectoryChangeKind.Deleted],
            told.Select(change => change.Kind));
        Assert.Equal("x", told[1].Entry!.GetString("description"));
        Assert.Null(told[2].Entry);
    }
}
