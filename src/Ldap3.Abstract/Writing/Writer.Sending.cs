using Ldap3.Abstract.Entries;
using Ldap3.Abstract.Reading;
using Ldap3.Protocol;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Abstract.Writing;

/// <content>Sending changes, and reading entries back.</content>
public sealed partial class Writer
{
    static readonly TimeSpan RefreshDelay = TimeSpan.FromSeconds(2);

    /// <summary>Reads an entry again, more than once where a server takes its time to show what was written.</summary>
    /// <param name="entry">An entry of this writer without pending changes.</param>
    /// <param name="tries">How often to ask before giving up. 4 by default.</param>
    /// <param name="delay">How long to wait in between. 2 seconds by default.</param>
    /// <returns>False when the entry was not found.</returns>
    /// <exception cref="LdapOperationException">The server refused.</exception>
    /// <exception cref="InvalidOperationException">The entry has pending changes, or is not of this writer.</exception>
    public bool Refresh(WritableEntry entry, int tries = 4, TimeSpan? delay = null)
    {
        var found = false;
        RunAlone(() =>
        {
            RequireOwn(entry);
            for (var attempt = 1; !found && attempt <= tries; attempt++)
            {
                if (attempt > 1)
                {
                    // The blocking form of a wait, which the asynchronous one makes of the same clock.
                    Task.Delay(delay ?? RefreshDelay, connection.Options.TimeProvider).GetAwaiter().GetResult();
                }

                found = TakeRefreshed(entry, connection.Search(ReadBack(entry, entry.Dn)));
            }
        });
        return found;
    }

    /// <inheritdoc cref="Refresh"/>
    public async Task<bool> RefreshAsync(
        WritableEntry entry, int tries = 4, TimeSpan? delay = null, CancellationToken cancellationToken = default)
    {
        Begin();
        try
        {
            RequireOwn(entry);
            for (var attempt = 1; attempt <= tries; attempt++)
            {
                if (attempt > 1)
                {
                    await Task.Delay(delay ?? RefreshDelay, connection.Options.TimeProvider, cancellationToken).ConfigureAwait(false);
                }

                var outcome = await connection.SearchAsync(ReadBack(entry, entry.Dn), cancellationToken).ConfigureAwait(false);
                if (TakeRefreshed(entry, outcome))
                {
                    return true;
                }
            }

            return false;
        }
        finally
        {
            End();
        }
    }

    WritableEntry Track(WritableEntry entry)
    {
        RunAlone(() =>
        {
            if (_entries.Exists(other => other.Dn == entry.Dn && other.Status != EntryStatus.Deleted))
            {
                throw new InvalidOperationException($"The writer has an entry \"{entry.Dn}\" already.");
            }

            _entries.Add(entry);
        });
        return entry;
    }

    WritableEntry[] Pending() => [.. _entries.Where(entry => entry.IsPending)];

    void CommitOne(WritableEntry entry, bool refresh)
    {
        var target = entry.Target ?? entry.Dn;
        var request = Prepared(entry, refresh);
        OperationOutcome outcome;
        try
        {
            outcome = Send(request).EnsureSuccess();
        }
        catch
        {
            entry.Fail();
            throw;
        }

        Entry? stored = null;
        try
        {
            stored = NeedsSearch(request, outcome, refresh)
                ? Found(connection.Search(ReadBack(entry, target)))
                : PostRead(outcome);
        }
        finally
        {
            entry.Finish(stored);
        }
    }

    async Task CommitOneAsync(WritableEntry entry, bool refresh, CancellationToken cancellationToken)
    {
        var target = entry.Target ?? entry.Dn;
        var request = Prepared(entry, refresh);
        OperationOutcome outcome;
        try
        {
            outcome = (await SendAsync(request, cancellationToken).ConfigureAwait(false)).EnsureSuccess();
        }
        catch
        {
            entry.Fail();
            throw;
        }

        Entry? stored = null;
        try
        {
            stored = NeedsSearch(request, outcome, refresh)
                ? Found(await connection.SearchAsync(ReadBack(entry, target), cancellationToken).ConfigureAwait(false))
                : PostRead(outcome);
        }
        finally
        {
            entry.Finish(stored);
        }
    }

    LdapRequest Prepared(WritableEntry entry, bool refresh)
    {
        var request = entry.BeginCommit();

        // RFC 4527 section 3.2: the entry comes back in the same step; a server that does not know the control ignores it.
        return request with
        {
            Controls = refresh && request is not DeleteRequest
                ? [.. Controls, new PostReadControl(ReadAttributes(entry), isCritical: false)]
                : Controls,
        };
    }

    static bool NeedsSearch(LdapRequest request, OperationOutcome outcome, bool refresh) =>
        refresh && request is not DeleteRequest && outcome.Result.Controls.Find<PostReadResponseControl>() is null;

    Entry? PostRead(OperationOutcome outcome) =>
        outcome.Result.Controls.Find<PostReadResponseControl>() is { } read ? Made(read.Entry) : null;

    // An entry that may be written but not read holds nothing as far as is known here.
    Entry? Found(SearchOutcome readBack) => readBack.Entries is [var found, ..] ? Made(found) : null;

    Entry Made(SearchResultEntry found) => new(definition, found, connection.Options.TimeProvider.GetUtcNow());

    bool TakeRefreshed(WritableEntry entry, SearchOutcome outcome)
    {
        if (outcome.Result.ResultCode != ResultCode.NoSuchObject && outcome.EnsureSuccess().Entries is [var found, ..])
        {
            entry.Refresh(Made(found));
            return true;
        }

        return false;
    }

    SearchRequest ReadBack(WritableEntry entry, DistinguishedName dn) => new()
    {
        BaseObject = dn, Scope = SearchScope.BaseObject, Attributes = ReadAttributes(entry),
    };

    // What was read beyond the definition, such as operational attributes, is read back too.
    string[] ReadAttributes(WritableEntry entry) =>
    [
        .. Reader.NamesOf(definition),
        .. (entry.Stored?.OperationalAttributes ?? []).Select(attribute => attribute.Definition.Name),
    ];

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

    static CommitReport Try(CommitReport report, WritableEntry entry, Action commit)
    {
        try
        {
            commit();
            return report with { Committed = [.. report.Committed, entry] };
        }
        catch (Exception e) when (e is LdapException or InvalidOperationException)
        {
            return report with { Failures = [.. report.Failures, new CommitFailure(entry, e)] };
        }
    }

    void RequireOwn(WritableEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (!_entries.Contains(entry))
        {
            throw new InvalidOperationException($"\"{entry.Dn}\" is not of this writer: begin with Edit or New.");
        }
    }

    void RunAlone(Action action)
    {
        Begin();
        try
        {
            action();
        }
        finally
        {
            End();
        }
    }

    void Begin()
    {
        if (Interlocked.Exchange(ref _busy, 1) != 0)
        {
            throw new InvalidOperationException("A writer is for one flow at a time: another thread is using this one.");
        }
    }

    void End() => Volatile.Write(ref _busy, 0);
}
