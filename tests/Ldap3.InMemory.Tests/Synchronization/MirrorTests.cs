using Ldap3.InMemory.Tests.Operations;
using Ldap3.Protocol;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Synchronization;
using Ldap3.Specification.Mirroring;

namespace Ldap3.InMemory.Tests.Synchronization;

/// <summary>Replicas of the embedded directory, as of OpenLDAP and 389 DS.</summary>
public sealed class MirrorTests
{
    static readonly string[] Attributes = ["*", "entryUUID", "entryCSN", "modifyTimestamp", "modifiersName"];

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(10_000)]
    [InlineData(20)]
    public async Task A_mirror_that_is_killed_and_resumed_under_load_ends_identical(int historySize)
    {
        var top = MemoryServer.At("ou=mirrored");
        var path = Path.GetTempFileName();
        await using var server = new MemoryServer(new InMemoryDirectoryOptions { HistorySize = historySize });
        await using var source = new LdapDataSource(server.AdministratorOptions);
        var load = new RandomLoad(await source.GetConnectionAsync(CancellationToken), top, seed: historySize);
        var mirror = new Mirror(source, new SearchRequest { BaseObject = top, Attributes = Attributes }, path);
        try
        {
            await load.FillAsync(60);
            await mirror.KillAfterAsync(refreshed: true, () => load.ChangeAsync(40));
            await load.ChangeAsync(40);
            Assert.Equal(historySize < 40, await mirror.RefreshesByPresentPhaseAsync());
            for (var life = 0; life < 2; life++)
            {
                await mirror.KillAfterAsync(refreshed: life % 2 == 0, () => load.ChangeAsync(40));
                await load.ChangeAsync(15);
            }

            await mirror.EndIdenticalAsync();
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Changes_are_told_of_as_they_are_made()
    {
        await using var server = new MemoryServer();

        var told = await WatchedChanges.OfOneEntryAsync(server.AdministratorOptions, MemoryServer.At(""));

        Assert.Equal(
            [DirectoryChangeKind.Added, DirectoryChangeKind.Modified, DirectoryChangeKind.Deleted], told.Select(change => change.Kind));
        Assert.Equal("x", told[1].Entry!.GetString("description"));
    }
}
