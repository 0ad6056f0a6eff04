using Ldap3.Protocol;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Strategies;
using static Ldap3.Server.Tests.Ds389Server;

namespace Ldap3.Server.Tests.Ds389;

/// <summary>
/// Entries of a persistent search come as they are changed, each with how. The server does not say when it has begun to
/// watch: the first change is made again until it is told.
/// </summary>
public sealed class WatchingControlTests
{
    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Changes_come_as_they_are_made_and_the_connection_goes_on_after_the_search()
    {
        var marker = Guid.NewGuid().ToString("N");
        await using var entry = await WatchedAsync(marker);
        await using var watcher = new LdapConnection(PersonOptions("ghopper"), Strategy.AsyncStream);
        await using var writer = new LdapConnection(PersonOptions("mhamilton"));
        var renamed = entry.Name.Parent.Child("cn", $"renamed-{marker}");

        await using (var entries = watcher.StreamAsync(Watch(marker, new PersistentSearchControl(changesOnly: false)))
            .GetAsyncEnumerator(CancellationToken))
        {
            Assert.True(await entries.MoveNextAsync());
            Assert.Equal(entry.Name, entries.Current.ObjectName);
            Assert.Null(entries.Current.Controls.Find<EntryChangeNotificationControl>());

            var next = entries.MoveNextAsync().AsTask();
            for (var i = 0; !next.IsCompleted; i++)
            {
                (await entry.ModifyAsync(ModifyOperation.Replace, new("serialNumber", $"{i}"))).EnsureSuccess();
                await Task.WhenAny(next, Task.Delay(Patience, CancellationToken));
            }

            Assert.True(await next);
            Assert.Equal(ChangeKinds.Modify, entries.Current.Controls.Find<EntryChangeNotificationControl>()!.Change);
            Assert.Equal(entry.Name, entries.Current.ObjectName);

            (await writer.ModifyDnAsync(new ModifyDnRequest(entry.Name, renamed.Rdn!), CancellationToken)).EnsureSuccess();
            var renaming = await NextAsync(entries);
            Assert.Equal((ChangeKinds.ModifyDn, entry.Name), (renaming.Change, renaming.PreviousName));
            Assert.Equal(renamed, entries.Current.ObjectName);

            (await writer.DeleteAsync(new DeleteRequest(renamed), CancellationToken)).EnsureSuccess();
            Assert.Equal(ChangeKinds.Delete, (await NextAsync(entries)).Change);

            await AddAsync(writer, entry.Name, marker);
            Assert.Equal(ChangeKinds.Add, (await NextAsync(entries)).Change);
        }

        Assert.NotEmpty(await watcher.WhoAmIAsync(CancellationToken));
    }

    [Fact]
    public async Task Only_the_changes_asked_for_come_and_without_their_kind_if_not_wanted()
    {
        var marker = Guid.NewGuid().ToString("N");
        await using var entry = await WatchedAsync(marker);
        await using var watcher = new LdapConnection(PersonOptions("ghopper"));
        await using var writer = new LdapConnection(PersonOptions("mhamilton"));
        await using var entries = watcher
            .StreamAsync(Watch(marker, new PersistentSearchControl(ChangeKinds.Delete, returnEntryChangeControls: false)))
            .GetAsyncEnumerator(CancellationToken);

        var next = entries.MoveNextAsync().AsTask();
        while (!next.IsCompleted)
        {
            (await entry.ModifyAsync(ModifyOperation.Replace, new("serialNumber", "changed"))).EnsureSuccess();
            (await writer.DeleteAsync(new DeleteRequest(entry.Name), CancellationToken)).EnsureSuccess();
            await Task.WhenAny(next, Task.Delay(Patience, CancellationToken));
            await AddAsync(writer, entry.Name, marker);
        }

        Assert.True(await next);
        Assert.Equal("changed", entries.Current.GetString("serialNumber"));
        Assert.Empty(entries.Current.Controls);
    }

    static Task<TestEntry> WatchedAsync(string marker) => TestEntry.AddAsync(
        PersonOptions("mhamilton"), SandboxDn, "cn", new("objectClass", "device"), new("description", marker));

    static SearchRequest Watch(string marker, PersistentSearchControl control) => new()
    {
        BaseObject = DistinguishedName.Parse(SandboxDn), Filter = Filter.Equal("description", marker), Controls = [control],
    };

    static async Task AddAsync(LdapConnection writer, DistinguishedName name, string marker) => (await writer.AddAsync(
        new AddRequest(name, new("objectClass", "device"), new("cn", name.Rdn!.Parts[0].Value.ToString()), new("description", marker)),
        CancellationToken)).EnsureSuccess();

    /// <summary>The next change that is no repetition of the first.</summary>
    static async Task<EntryChangeNotificationControl> NextAsync(IAsyncEnumerator<SearchResultEntry> entries)
    {
        EntryChangeNotificationControl change;
        do
        {
            Assert.True(await entries.MoveNextAsync());
            change = entries.Current.Controls.Find<EntryChangeNotificationControl>()!;
        }
        while (change.Change == ChangeKinds.Modify);

        return change;
    }
}
