using Ldap3.InMemory.Commits;
using Ldap3.InMemory.Operations;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;

namespace Ldap3.InMemory.Synchronization;

/// <summary>Tells a persistent search of commits (draft-ietf-ldapext-psearch-03).</summary>
sealed class PersistentChanges(OperationContext context, PersistentSearchControl control)
{
    readonly SearchContent _content = new(context, (SearchRequest)context.Request);
    readonly EntryWriter _writer = new(context, (SearchRequest)context.Request, []);

    /// <summary>The entries that are there already, unless changes alone are wanted.</summary>
    public IEnumerable<LdapResponse> Present(DirectoryTree tree)
    {
        // That there is such a base is found out in any case.
        var found = _content.In(tree);
        return control.ChangesOnly ? [] : found.Select(_writer.Write);
    }

    public IEnumerable<LdapResponse> Changes(DirectoryCommit commit)
    {
        var tree = context.Directory.Tree;
        foreach (var change in commit.Changes)
        {
            var kind = KindOf(change);

            // Section 4.b: what is deleted is told as it was, everything else as it is.
            if (control.Changes.HasFlag(kind) && _content.ViewOf(change.After ?? change.Before, tree) is { } view)
            {
                var entry = _writer.Write(view);
                yield return control.ReturnEntryChangeControls ? entry with { Controls = [Notification(kind, change)] } : entry;
            }
        }
    }

    static EntryChangeNotificationControl Notification(ChangeKinds kind, EntryChange change) =>
        new(kind, kind == ChangeKinds.ModifyDn ? change.Before!.Name : null);

    static ChangeKinds KindOf(EntryChange change) => change.Kind switch
    {
        EntryChangeKind.Add => ChangeKinds.Add,
        EntryChangeKind.Delete => ChangeKinds.Delete,
        EntryChangeKind.Modify => ChangeKinds.Modify,
        _ => ChangeKinds.ModifyDn,
    };
}
