using Ldap3.InMemory.Searching;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;

namespace Ldap3.InMemory.Operations.PasswordPolicies;

/// <summary>Says of entries with a password whether one could bind with that (Sun's Account Usable control).</summary>
sealed class AccountStates(InMemoryDirectory directory)
{
    readonly PolicyFinder _policies = new(directory.Options, directory.Entries);
    readonly DirectoryTree _tree = directory.Tree;

    public Control? Of(EntryView view)
    {
        var entry = view.Node.Entry;
        if (_policies.Find(_tree, entry) is not { } state)
        {
            return HasPassword(entry) ? AccountUsableResponseControl.Usable() : null;
        }

        return state.Passwords.Count == 0 ? null
            : state.IsLocked || state.IsExpired || state.MustChange
                ? AccountUsableResponseControl.NotUsable(
                    state.IsLocked,
                    state.MustChange,
                    state.IsExpired,
                    state.IsExpired ? state.GraceLeft : null,
                    state.IsLocked ? Whole(state.TimeBeforeUnlock) : null)
                : AccountUsableResponseControl.Usable(Whole(state.TimeBeforeExpiration));
    }

    static TimeSpan? Whole(TimeSpan? time) => time is { } exact ? TimeSpan.FromSeconds(Math.Floor(exact.TotalSeconds)) : null;

    bool HasPassword(StoredEntry entry) =>
        entry.Find(Access.AccessControl.UserPassword, directory.Entries.TypeOf(Access.AccessControl.UserPassword)) is not null;
}
