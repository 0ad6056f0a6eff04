using System.Collections.Concurrent;
using Ldap3.Protocol;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Bulk;

/// <summary>Sends the requests of a bulk operation, and gathers what became of them.</summary>
sealed class BulkWriter(BulkRequests requests)
{
    // Enough that a server is never idle for want of a request, and fewer than it may have pending of one client.
    const int Parallelism = 16;

    readonly ConcurrentQueue<LdapBulkFailure> _failures = new();
    int _succeeded;

    public int Write(LdapConnection connection, IEnumerable<SearchResultEntry> entries)
    {
        foreach (var group in requests.Make(entries))
        {
            foreach (var request in group)
            {
                Note(request, request is DeleteRequest delete ? connection.Delete(delete) : connection.Modify((ModifyRequest)request));
            }
        }

        return Succeeded();
    }

    public async Task<int> WriteAsync(
        LdapConnection connection, IEnumerable<SearchResultEntry> entries, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        foreach (var group in requests.Make(entries))
        {
            await Parallel.ForEachAsync(group, options, async (request, token) =>
            {
                var sent = request is DeleteRequest delete
                    ? connection.DeleteAsync(delete, token)
                    : connection.ModifyAsync((ModifyRequest)request, token);
                Note(request, await sent.ConfigureAwait(false));
            }).ConfigureAwait(false);
        }

        return Succeeded();
    }

    void Note(LdapRequest request, OperationOutcome outcome)
    {
        if (outcome.Status)
        {
            Interlocked.Increment(ref _succeeded);
        }
        else
        {
            _failures.Enqueue(new LdapBulkFailure(NameOf(request), outcome.Result));
        }
    }

    int Succeeded() => _failures.IsEmpty
        ? _succeeded
        : throw new LdapBulkException(requests.Operation, _succeeded, [.. _failures]);

    static DistinguishedName NameOf(LdapRequest request) =>
        request is DeleteRequest delete ? delete.Entry : ((ModifyRequest)request).Entry;
}
