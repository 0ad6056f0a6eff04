using Ldap3.Protocol.Ldif;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Transfer;

/// <summary>Writes what a search finds as LDIF (RFC 2849), entry by entry. Thread-safe.</summary>
public static class LdifExporter
{
    /// <summary>Writes the entries of a search as content records in the order in which they come.</summary>
    /// <param name="entries">The entries, such as those of <see cref="LdapConnection.StreamAsync"/>.</param>
    /// <param name="target">Where they go. It is flushed, not disposed of.</param>
    /// <param name="options">How LDIF is written; null is <see cref="LdifWriterOptions.Default"/>.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>How many entries were written. Places where a search would go on follow them as comments.</returns>
    /// <exception cref="LdapOperationException">The search ended otherwise than in success; the entries before are written.</exception>
    public static async Task<long> ExportAsync(
        IAsyncEnumerable<SearchResultEntry> entries,
        TextWriter target,
        LdifWriterOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(target);
        var writer = new LdifWriter(target, options);
        var count = 0L;
        await foreach (var entry in entries.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            await writer.WriteAsync(new LdifContentRecord(entry), cancellationToken).ConfigureAwait(false);
            count++;
        }

        foreach (var uri in (entries as SearchStream)?.References.SelectMany(reference => reference.Uris) ?? [])
        {
            await writer.WriteCommentAsync($"more at {uri}", cancellationToken).ConfigureAwait(false);
        }

        await target.FlushAsync(cancellationToken).ConfigureAwait(false);
        return count;
    }
}
