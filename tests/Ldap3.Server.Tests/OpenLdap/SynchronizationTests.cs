using Ldap3.Protocol;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Synchronization;
using Ldap3.Specification.Mirroring;
using static Ldap3.Server.Tests.OpenLdapServer;

namespace Ldap3.Server.Tests.OpenLdap;

public sealed class SynchronizationTests
{
    /// <summary>
    /// What an entry holds of its own (RFC 4533 section 4.2), entryCSN standing for each change that was made to it.
    /// </summary>
    static readonly string[] Attributes =
        ["*", "entryUUID", "entryCSN", "createTimestamp", "creatorsName", "modifyTimestamp", "modifiersName"];

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("dc=replica,dc=test", 5000, false)]
    [InlineData("dc=present,dc=test", 1000, true)]
    public async Task A_mirror_that_is_killed_and_resumed_under_load_ends_identical(string suffix, int people, bool byPresentPhase)
    {
        var top = DistinguishedName.Parse($"ou={Guid.NewGuid():N},{suffix}");
        var path = Path.GetTempFileName();
        await using var source = new LdapDataSource(AdministratorOptions());
        var load = new RandomLoad(await source.GetConnectionAsync(CancellationToken), top, seed: people);
        var mirror = new Mirror(source, new SearchRequest { BaseObject = top, Attributes = Attributes }, path);
        try
        {
            await load.FillAsync(people);
            await mirror.KillAfterAsync(refreshed: true, () => load.ChangeAsync(200));
            await load.ChangeAsync(100);
            Assert.Equal(byPresentPhase, await mirror.RefreshesByPresentPhaseAsync());

            for (var life = 0; life < 4; life++)
            {
                await mirror.KillAfterAsync(refreshed: life % 2 == 0, () => load.ChangeAsync(150));
                await load.ChangeAsync(50);
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
