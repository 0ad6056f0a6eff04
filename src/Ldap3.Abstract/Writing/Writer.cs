using Ldap3.Abstract.Definitions;
using Ldap3.Abstract.Entries;
using Ldap3.Protocol;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Abstract.Writing;

/// <summary>
/// Collects changes to entries and writes them when told to. A unit of work for one flow: two threads that commit at once
/// get an <see cref="InvalidOperationException"/>, never a mixture.
/// </summary>
/// <param name="connection">The connection to write on.</param>
/// <param name="definition">What the entries are.</param>
public sealed class Writer(LdapConnection connection, ObjectDefinition definition)
{
    readonly List<WritableEntry> _entries = [];
    int _busy;

    /// <summary>The entries that are being changed, in the order they were taken.</summary>
    public IReadOnlyList<WritableEntry> Entries => _entries;

    /// <summary>Begins to change an entry that was read.</summary>
    public WritableEntry Edit(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Track(new WritableEntry(definition, entry.Dn, EntryStatus.Writable, entry.RawValues));
    }

    /// <summary>Begins a new entry. The values of its relative name are set already.</summary>
    /// <exception cref="InvalidOperationException">This writer has an entry of that name.</exception>
    public WritableEntry New(DistinguishedName dn)
    {
        if (_entries.Exists(entry => entry.Dn == dn))
        {
            throw new InvalidOperationException($"The writer has an entry \"{dn}\" already.");
        }

        return Track(new WritableEntry(definition, dn, EntryStatus.Virtual, _ => []));
    }

    /// <summary>
    /// Writes all that is pending, entry by entry in the order they were taken, and reads each entry back. What was written
    /// before a refusal stays written; what was not stays pending.
    /// </summary>
    /// <exception cref="LdapOperationException">The server refused a change.</exception>
    /// <exception cref="InvalidOperationException">A new entry lacks a mandatory attribute, or another thread is committing.</exception>
    public void Commit() => RunAlone(() =>
    {
        foreach (var entry in Pending())
        {
            var target = entry.Target ?? entry.Dn;
            Send(RequestFor(entry)).EnsureSuccess();
            Finish(entry, connection.Search(ReadBack(target)));
        }
    });

    /// <inheritdoc cref="Commit"/>
    public async Task CommitAsync(CancellationToken cancellationToken = default)
    {
        Begin();
        try
        {
            foreach (var entry in Pending())
            {
                var target = entry.Target ?? entry.Dn;
                (await SendAsync(RequestFor(entry), cancellationToken).ConfigureAwait(false)).EnsureSuccess();
                Finish(entry, await connection.SearchAsync(ReadBack(target), cancellationToken).ConfigureAwait(false));
            }
        }
        finally
        {
            Volatile.Write(ref _busy, 0);
        }
    }

    /// <summary>Forgets all pending changes and the new entries.</summary>
    public void Discard() => RunAlone(() =>
    {
        _entries.RemoveAll(entry => entry.IsNew);
        _entries.ForEach(entry => entry.Discard());
    });

    WritableEntry Track(WritableEntry entry)
    {
        RunAlone(() => _entries.Add(entry));
        return entry;
    }

    WritableEntry[] Pending() =>
    [
        .. _entries.Where(entry => entry.Status is not (EntryStatus.Writable or EntryStatus.Committed or EntryStatus.Deleted)),
    ];

    static LdapRequest RequestFor(WritableEntry entry)
    {
        switch (entry.Status)
        {
            case EntryStatus.ReadyForDeletion:
                return new DeleteRequest(entry.Dn);
            case EntryStatus.ReadyForMoving:
                return new ModifyDnRequest(entry.Dn, entry.Dn.Rdn!, DeleteOldRdn: true, entry.Target!.Value.Parent);
            case EntryStatus.ReadyForRenaming:
                return new ModifyDnRequest(entry.Dn, entry.Target!.Value.Rdn!);
            case EntryStatus.PendingChanges when !entry.IsNew:
                return new ModifyRequest(entry.Dn, entry.Changes);
            default:
                if (entry.MissingAttributes is { Count: > 0 } missing)
                {
                    throw new InvalidOperationException(
                        $"The new entry \"{entry.Dn}\" lacks {string.Join(", ", missing.Select(attribute => attribute.Key))}.");
                }

                return entry.ToAddRequest();
        }
    }

    SearchRequest ReadBack(DistinguishedName dn) => new()
    {
        BaseObject = dn,
        Scope = SearchScope.BaseObject,
        Attributes = [.. definition.Attributes.Select(attribute => attribute.Name).DefaultIfEmpty(SearchRequest.AllUserAttributes)],
    };

    // An entry that is gone, or that may be written but not read, holds nothing as far as is known here.
    static void Finish(WritableEntry entry, SearchOutcome readBack)
    {
        var stored = readBack.Entries is [var found, ..] ? found : null;
        entry.Finish(
            entry.Status == EntryStatus.ReadyForDeletion ? EntryStatus.Deleted : EntryStatus.Committed,
            name => stored?.Find(name)?.Values ?? []);
    }

    OperationOutcome Send(LdapRequest request) => request switch
    {
        AddRequest add => connection.Add(add),
        ModifyRequest modify => connection.Modify(modify),
        DeleteRequest delete => connection.Delete(delete),
        _ => connection.ModifyDn((ModifyDnRequest)request),
    };

    Task<OperationOutcome> SendAsync(LdapRequest request, CancellationToken cancellationToken) => request switch
    {
        AddRequest add => connection.AddAsync(add, cancellationToken),
        ModifyRequest modify => connection.ModifyAsync(modify, cancellationToken),
        DeleteRequest delete => connection.DeleteAsync(delete, cancellationToken),
        _ => connection.ModifyDnAsync((ModifyDnRequest)request, cancellationToken),
    };

    void RunAlone(Action action)
    {
        Begin();
        try
        {
            action();
        }
        finally
        {
            Volatile.Write(ref _busy, 0);
        }
    }

    void Begin()
    {
        if (Interlocked.Exchange(ref _busy, 1) != 0)
        {
            throw new InvalidOperationException("A writer is for one flow at a time: another thread is using this one.");
        }
    }
}
