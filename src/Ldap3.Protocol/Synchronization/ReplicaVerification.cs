using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Synchronization;

/// <summary>Asks the server for the names of all entries, and puts a replica right by them.</summary>
static class ReplicaVerification
{
    /// <remarks>
    /// The names are those of now, which the changes that are still to come lead up to or go beyond: applying these
    /// afterwards ends in the server's state, or in a doubt that has the names verified again.
    /// </remarks>
    public static async Task RunAsync(
        LdapConnection connection, SearchRequest request, ReplicaContent content, CancellationToken cancellationToken)
    {
        var names = new Dictionary<Guid, DistinguishedName>();
        var namesOnly = request with { Attributes = [SearchRequest.NoAttributes] };
        var steps = connection.Synchronize(namesOnly);
        await foreach (var step in steps.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (step.Kind == SyncChangeKind.Add)
            {
                names[step.EntryUuid] = step.Name;
            }
        }

        foreach (var (uuid, name) in content.TakeNames(names))
        {
            var entryOnly = request with { BaseObject = name, Scope = SearchScope.BaseObject };
            await FetchAsync(connection, entryOnly, uuid, content, cancellationToken).ConfigureAwait(false);
        }
    }

    static async Task FetchAsync(
        LdapConnection connection,
        SearchRequest request,
        Guid uuid,
        ReplicaContent content,
        CancellationToken cancellationToken)
    {
        try
        {
            var steps = connection.Synchronize(request);
            await foreach (var step in steps.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (step.EntryUuid == uuid && step.Entry is { } entry)
                {
                    content.Store(uuid, entry with { Controls = [] });
                }
            }
        }
        catch (LdapOperationException e) when (e.ResultCode == ResultCode.NoSuchObject)
        {
            // Gone or renamed since: the changes that are still to come say so.
        }
    }
}
