using System.Buffers;
using Ldap3.Protocol.Codec;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Transport;

namespace Ldap3.Protocol.Synchronization;

/// <summary>
/// Keeps a replica in a file: the search, the entries and the cookie as the LDAP messages that would bring them. A new
/// state is written beside the old one, flushed to the disk and then renamed, so a crash leaves one of the two. For one
/// replica at a time. The file holds what the directory holds: protect it as such.
/// </summary>
/// <param name="path">
/// The file. Its folder must exist; a file of that name with <c>.new</c> behind it is written first.
/// </param>
public sealed class FileReplicaStore(string path) : IReplicaStore
{
    const int MaxMessageSize = 1 << 30;
    const int BufferSize = 1 << 16;

    // Message ids are never 0 in an answer (RFC 4511 section 4.1.1.1).
    const int MessageId = 1;

    readonly string _path = path ?? throw new ArgumentNullException(nameof(path));

    /// <inheritdoc/>
    /// <remarks>A file that is no whole replica counts as none, so that everything is fetched anew.</remarks>
    public async ValueTask<ReplicaCheckpoint?> LoadAsync(CancellationToken cancellationToken = default)
    {
        if (!File.Exists(_path))
        {
            return null;
        }

        var file = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, useAsync: true);
        await using var closing = file.ConfigureAwait(false);
        try
        {
            return await ReadAsync(new MessageFramer(file, MaxMessageSize), cancellationToken).ConfigureAwait(false);
        }
        catch (LdapException)
        {
            return null;
        }
        catch (EndOfStreamException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async ValueTask SaveAsync(ReplicaCheckpoint checkpoint, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        var newPath = _path + ".new";
        var file = new FileStream(
            newPath, FileMode.Create, FileAccess.Write, FileShare.None, BufferSize, useAsync: true);
        await using (file.ConfigureAwait(false))
        {
            await WriteAsync(file, checkpoint, cancellationToken).ConfigureAwait(false);
            file.Flush(flushToDisk: true);
        }

        File.Move(newPath, _path, overwrite: true);
    }

    static async Task<ReplicaCheckpoint?> ReadAsync(MessageFramer framer, CancellationToken cancellationToken)
    {
        if (await NextAsync(framer, cancellationToken).ConfigureAwait(false) is not SearchRequest request)
        {
            return null;
        }

        var entries = new Dictionary<Guid, SearchResultEntry>();
        while (true)
        {
            switch (await NextAsync(framer, cancellationToken).ConfigureAwait(false))
            {
                case SearchResultEntry entry when entry.Controls.Find<SyncStateControl>() is { } state:
                    entries[state.EntryUuid] = entry with { Controls = [] };
                    break;
                case SearchResultDone done when done.Controls.Find<SyncDoneControl>()?.Cookie is { } cookie:
                    return new ReplicaCheckpoint(request, cookie, entries);
                default:
                    return null;
            }
        }
    }

    static async ValueTask<LdapOperation?> NextAsync(MessageFramer framer, CancellationToken cancellationToken) =>
        await framer.ReadAsync(cancellationToken).ConfigureAwait(false) is { } octets
            ? LdapMessageReader.Read(octets).Operation
            : null;

    static async Task WriteAsync(FileStream file, ReplicaCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>(BufferSize);
        LdapMessageWriter.Write(new LdapMessage(MessageId, checkpoint.Request), buffer);
        foreach (var (uuid, entry) in checkpoint.Entries)
        {
            var record = entry with { Controls = [new SyncStateControl(SyncState.Add, uuid)] };
            LdapMessageWriter.Write(new LdapMessage(MessageId, record), buffer);
            if (buffer.WrittenCount >= BufferSize)
            {
                await file.WriteAsync(buffer.WrittenMemory, cancellationToken).ConfigureAwait(false);
                buffer.ResetWrittenCount();
            }
        }

        var done = new SearchResultDone
        {
            ResultCode = ResultCode.Success, Controls = [new SyncDoneControl(checkpoint.Cookie)],
        };
        LdapMessageWriter.Write(new LdapMessage(MessageId, done), buffer);
        await file.WriteAsync(buffer.WrittenMemory, cancellationToken).ConfigureAwait(false);
    }
}
