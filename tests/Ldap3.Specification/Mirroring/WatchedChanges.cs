using Ldap3.Protocol;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Synchronization;

namespace Ldap3.Specification.Mirroring;

/// <summary>Makes changes below a name while they are watched.</summary>
public static class WatchedChanges
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    /// <summary>Adds, modifies and deletes an entry, and gives what a watcher is told of each.</summary>
    public static async Task<List<DirectoryChange>> OfOneEntryAsync(LdapConnectionOptions options, DistinguishedName parent)
    {
        await using var watching = new LdapConnection(options);
        await using var writing = new LdapConnection(options);
        var request = new SearchRequest { BaseObject = parent, Scope = SearchScope.SingleLevel };
        await using var changes = watching.WatchAsync(request).GetAsyncEnumerator(CancellationToken);
        await BeginAsync(changes, writing, parent);
        var name = parent.Child("ou", Guid.NewGuid().ToString("N"));

        // Each is awaited before the next is made, for a server may tell of several changes as one.
        (await writing.AddAsync(OrganizationalUnit(name), CancellationToken)).EnsureSuccess();
        var added = await NextAsync(changes, change => change.Name == name);
        (await writing.ModifyAsync(
            new ModifyRequest(name, new Modification(ModifyOperation.Add, new LdapAttribute("description", "x"))),
            CancellationToken)).EnsureSuccess();
        var modified = await NextAsync(changes, change => change.Entry?.GetString("description") is not null && change.Name == name);
        (await writing.DeleteAsync(new DeleteRequest(name), CancellationToken)).EnsureSuccess();
        var deleted = await NextAsync(
            changes, change => change.Name == name || (change.EntryUuid is { } uuid && uuid == added.EntryUuid));
        return [added, modified, deleted];
    }

    // No server says when it begins to watch: entries are added until one is told of.
    static async Task BeginAsync(IAsyncEnumerator<DirectoryChange> changes, LdapConnection writing, DistinguishedName parent)
    {
        var first = changes.MoveNextAsync().AsTask();
        while (!first.IsCompleted)
        {
            var name = parent.Child("ou", Guid.NewGuid().ToString("N"));
            (await writing.AddAsync(OrganizationalUnit(name), CancellationToken)).EnsureSuccess();
            await Task.WhenAny(first, Task.Delay(100, CancellationToken));
            (await writing.DeleteAsync(new DeleteRequest(name), CancellationToken)).EnsureSuccess();
        }

        await first;
    }

    static async Task<DirectoryChange> NextAsync(
        IAsyncEnumerator<DirectoryChange> changes, Func<DirectoryChange, bool> isIt)
    {
        while (await changes.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30), CancellationToken))
        {
            if (isIt(changes.Current))
            {
                return changes.Current;
            }
        }

        throw new InvalidOperationException("The watching ended.");
    }

    static AddRequest OrganizationalUnit(DistinguishedName name) =>
        new(name, new LdapAttribute("objectClass", "organizationalUnit"), new LdapAttribute("ou", name.Rdn!.Parts[0].Value));
}
