using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Extend;

/// <summary>An entry that a persistent search gives, and what was done to it. Immutable.</summary>
/// <param name="Entry">The entry as it is after the change; before it, when it was deleted.</param>
/// <param name="Change">
/// What was done; <see cref="ChangeKinds.None"/> for an entry that was there when the search began, or when the server was not
/// asked to say.
/// </param>
/// <param name="PreviousName">The name before, of a renamed entry; null otherwise.</param>
/// <param name="ChangeNumber">The number of the change in the server's change log, or null if it did not say.</param>
public sealed record PersistentSearchChange(
    SearchResultEntry Entry, ChangeKinds Change, DistinguishedName? PreviousName = null, long? ChangeNumber = null)
{
    internal static PersistentSearchChange Of(SearchResultEntry entry) =>
        entry.Controls.Find<EntryChangeNotificationControl>() is { } notification
            ? new(entry, notification.Change, notification.PreviousName, notification.ChangeNumber)
            : new(entry, ChangeKinds.None);
}
