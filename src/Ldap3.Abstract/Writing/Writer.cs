using Ldap3.Abstract.Definitions;
using Ldap3.Abstract.Entries;
using Ldap3.Abstract.Reading;
using Ldap3.Protocol;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Abstract.Writing;

/// <summary>
/// Collects changes to entries and writes them when told to. A unit of work: two threads that use it at once get an
/// <see cref="InvalidOperationException"/>, never a mixture; its entries may be changed by several threads.
/// </summary>
/// <param name="connection">The connection to write on.</param>
/// <param name="definition">What the entries are.</param>
public sealed partial class Writer(LdapConnection connection, ObjectDefinition definition)
{
    readonly List<WritableEntry> _entries = [];
    int _busy;

    /// <summary>The connection to write on.</summary>
    public LdapConnection Connection => connection;

    /// <summary>What the entries are.</summary>
    public ObjectDefinition Definition => definition;

    /// <summary>The entries that are being changed, in the order they were taken.</summary>
    public IReadOnlyList<WritableEntry> Entries => _entries;

    /// <summary>Controls that go with each change. None by default.</summary>
    public IReadOnlyList<Control> Controls { get; init; } = [];

    /// <summary>Begins to change all entries that a reader found.</summary>
    /// <param name="connection">The connection to write on; another server's for a copy.</param>
    /// <param name="result">What the reader found.</param>
    /// <param name="definition">What the entries are; null takes the definition that they were read with.</param>
    public static Writer FromResult(LdapConnection connection, ReaderResult result, ObjectDefinition? definition = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        var writer = new Writer(
            connection,
            definition ?? (result.Entries is [var first, ..] ? first.Definition : new ObjectDefinition([])));
        foreach (var entry in result.Entries)
        {
            writer.Edit(entry);
        }

        return writer;
    }

    /// <summary>Begins to change all entries that a search found.</summary>
    /// <param name="connection">The connection to write on.</param>
    /// <param name="outcome">What the search found.</param>
    /// <param name="definition">What the entries are.</param>
    public static Writer FromOutcome(LdapConnection connection, SearchOutcome outcome, ObjectDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(outcome);
        var writer = new Writer(connection, definition);
        var now = connection.Options.TimeProvider.GetUtcNow();
        foreach (var entry in outcome.Entries)
        {
            writer.Edit(new Entry(definition, entry, now));
        }

        return writer;
    }

    /// <summary>Begins to change an entry that was read.</summary>
    /// <exception cref="InvalidOperationException">This writer has an entry of that name.</exception>
    public WritableEntry Edit(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Track(new WritableEntry(definition, entry.Dn, entry));
    }

    /// <summary>Begins a new entry. The values of its relative name are set already.</summary>
    /// <exception cref="InvalidOperationException">This writer has an entry of that name.</exception>
    /// <exception cref="ArgumentException">The definition has no attribute of the relative name.</exception>
    public WritableEntry New(DistinguishedName dn) => Track(new WritableEntry(definition, dn, stored: null));

    /// <summary>
    /// Writes all that is pending, entry by entry in the order they were taken, and stops at the first that is refused. What
    /// was written before stays written; what was not stays pending.
    /// </summary>
    /// <param name="refresh">
    /// Whether to read each entry back: in the same step where the server can (RFC 4527), else by a search. True by default.
    /// </param>
    /// <exception cref="LdapOperationException">The server refused a change.</exception>
    /// <exception cref="InvalidOperationException">A new entry lacks a mandatory attribute, or another thread is committing.</exception>
    public void Commit(bool refresh = true) => RunAlone(() =>
    {
        foreach (var entry in Pending())
        {
            CommitOne(entry, refresh);
        }
    });

    /// <inheritdoc cref="Commit(bool)"/>
    public async Task CommitAsync(bool refresh = true, CancellationToken cancellationToken = default)
    {
        Begin();
        try
        {
            foreach (var entry in Pending())
            {
                await CommitOneAsync(entry, refresh, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            End();
        }
    }

    /// <summary>Writes what is pending for one of the entries; does nothing when nothing is.</summary>
    /// <inheritdoc cref="Commit(bool)"/>
    public void Commit(WritableEntry entry, bool refresh = true) => RunAlone(() =>
    {
        RequireOwn(entry);
        if (entry.IsPending)
        {
            CommitOne(entry, refresh);
        }
    });

    /// <inheritdoc cref="Commit(WritableEntry, bool)"/>
    public async Task CommitAsync(WritableEntry entry, bool refresh = true, CancellationToken cancellationToken = default)
    {
        Begin();
        try
        {
            RequireOwn(entry);
            if (entry.IsPending)
            {
                await CommitOneAsync(entry, refresh, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            End();
        }
    }

    /// <summary>Writes all that is pending, and goes on after a refusal, as ldap3 does. What was not written stays pending.</summary>
    /// <returns>Which entries were written, and which were not and why.</returns>
    /// <inheritdoc cref="Commit(bool)" path="/param"/>
    public CommitReport CommitAll(bool refresh = true)
    {
        var report = new CommitReport([], []);
        RunAlone(() =>
        {
            foreach (var entry in Pending())
            {
                report = Try(report, entry, () => CommitOne(entry, refresh));
            }
        });
        return report;
    }

    /// <inheritdoc cref="CommitAll"/>
    public async Task<CommitReport> CommitAllAsync(bool refresh = true, CancellationToken cancellationToken = default)
    {
        var report = new CommitReport([], []);
        Begin();
        try
        {
            foreach (var entry in Pending())
            {
                try
                {
                    await CommitOneAsync(entry, refresh, cancellationToken).ConfigureAwait(false);
                    report = report with { Committed = [.. report.Committed, entry] };
                }
                catch (Exception e) when (e is LdapException or InvalidOperationException)
                {
                    report = report with { Failures = [.. report.Failures, new CommitFailure(entry, e)] };
                }
            }
        }
        finally
        {
            End();
        }

        return report;
    }

    /// <summary>Forgets all pending changes and the new entries.</summary>
    public void Discard() => RunAlone(() =>
    {
        _entries.RemoveAll(entry => entry.IsNew);
        _entries.ForEach(entry => entry.Discard());
    });
}
