using System.Runtime.CompilerServices;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Synchronization;

/// <summary>Watches for changes in the way that the server knows.</summary>
static class ChangeWatch
{
    // [MS-ADTS] 3.1.1.3.4.1.9 LDAP_SERVER_NOTIFICATION_OID and 3.1.1.3.4.1.14 LDAP_SERVER_SHOW_DELETED_OID.
    const string NotificationOid = "1.2.840.113556.1.4.528";
    const string ShowDeletedOid = "1.2.840.113556.1.4.417";

    public static async IAsyncEnumerable<DirectoryChange> RunAsync(
        LdapConnection connection,
        SearchRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var supported = await SupportedControlsAsync(connection, cancellationToken).ConfigureAwait(false);
        var changes =
            supported.Contains(SyncRequestControl.ControlOid)
                ? SynchronizeAsync(connection, request, cancellationToken)
            : supported.Contains(PersistentSearchControl.ControlOid)
                ? SearchPersistentlyAsync(connection, request, cancellationToken)
            : supported.Contains(NotificationOid)
                ? TakeNotificationsAsync(connection, request, cancellationToken)
            : throw new LdapException(
                $"{connection.Options} tells nobody of changes: it supports neither content synchronization "
                + "(RFC 4533), nor persistent search, nor Active Directory's change notification. Search again from "
                + "time to time instead.");
        await foreach (var change in changes.ConfigureAwait(false))
        {
            yield return change;
        }
    }

    static async Task<IReadOnlyList<string>> SupportedControlsAsync(
        LdapConnection connection, CancellationToken cancellationToken)
    {
        // RFC 4512 section 5.1.
        var request = new SearchRequest
        {
            BaseObject = default, Scope = SearchScope.BaseObject, Attributes = ["supportedControl"],
        };
        var outcome = await connection.SearchAsync(request, cancellationToken).ConfigureAwait(false);
        return outcome.EnsureSuccess().Entries is [var rootDse, ..] ? rootDse.GetStrings("supportedControl") : [];
    }

    static async IAsyncEnumerable<DirectoryChange> SynchronizeAsync(
        LdapConnection connection,
        SearchRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var isRefreshed = false;
        var steps = connection.Synchronize(request, SyncMode.RefreshAndPersist);
        await foreach (var step in steps.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            // What there is already is no change.
            isRefreshed |= step.Kind == SyncChangeKind.RefreshEnded;
            if (isRefreshed && KindOf(step) is { } kind)
            {
                yield return new DirectoryChange
                {
                    Kind = kind, Name = step.Name, EntryUuid = step.EntryUuid, Entry = step.Entry,
                };
            }
        }
    }

    static async IAsyncEnumerable<DirectoryChange> SearchPersistentlyAsync(
        LdapConnection connection,
        SearchRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var persistent = request with { Controls = [.. request.Controls, new PersistentSearchControl()] };
        var entries = connection.StreamAsync(persistent);
        await foreach (var entry in entries.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var notification = entry.Controls.Find<EntryChangeNotificationControl>();
            var kind = notification?.Change switch
            {
                ChangeKinds.Add => DirectoryChangeKind.Added,
                ChangeKinds.Delete => DirectoryChangeKind.Deleted,
                ChangeKinds.ModifyDn => DirectoryChangeKind.Renamed,
                _ => DirectoryChangeKind.Modified,
            };
            yield return new DirectoryChange
            {
                Kind = kind,
                Name = entry.ObjectName,
                PreviousName = notification?.PreviousName,
                Entry = kind == DirectoryChangeKind.Deleted ? null : entry,
            };
        }
    }

    static async IAsyncEnumerable<DirectoryChange> TakeNotificationsAsync(
        LdapConnection connection,
        SearchRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var notified = request with
        {
            Controls = [.. request.Controls, new Control(NotificationOid, true), new Control(ShowDeletedOid, true)],
            Timeout = request.Timeout ?? Timeout.InfiniteTimeSpan,
        };
        var entries = connection.StreamAsync(notified);
        await foreach (var entry in entries.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var isDeleted = entry.GetString("isDeleted") == "TRUE";
            var isNew = entry.GetString("uSNCreated") is { } created && created == entry.GetString("uSNChanged");
            yield return new DirectoryChange
            {
                Kind = isDeleted ? DirectoryChangeKind.Deleted
                    : isNew ? DirectoryChangeKind.Added
                    : DirectoryChangeKind.Modified,
                Name = entry.ObjectName,
                Entry = isDeleted ? null : entry,
            };
        }
    }

    static DirectoryChangeKind? KindOf(SyncChange step) => step.Kind switch
    {
        SyncChangeKind.Add => DirectoryChangeKind.Added,
        SyncChangeKind.Modify => DirectoryChangeKind.Modified,
        SyncChangeKind.Delete => DirectoryChangeKind.Deleted,
        _ => null,
    };
}
