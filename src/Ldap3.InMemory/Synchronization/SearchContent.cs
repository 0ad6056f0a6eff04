using Ldap3.InMemory.Operations;
using Ldap3.InMemory.Searching;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Evaluation;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Synchronization;

/// <summary>What a search finds, asked of one entry at a time: also of entries as they were.</summary>
/// <remarks>Attributes that are computed, such as memberOf, are those of now.</remarks>
sealed class SearchContent(OperationContext context, SearchRequest request)
{
    readonly FilterEvaluator _evaluator = new(request.Filter, context.Directory.Schema);

    /// <summary>Every entry that a tree has of it.</summary>
    public IEnumerable<EntryView> In(DirectoryTree tree)
    {
        var watch = new SearchWatch(context.Directory.Options.TimeProvider);
        watch.Start(context.Access.Limits.Time, context.Access.Limits.Candidates, context.Stop);
        return new EntryFinder(context.Directory.Options, tree, context.Access, watch)
        {
            ManagesDsaIt = context.ManagesDsaIt, ShowsSubentries = context.ShowsSubentries,
        }.Find(request).Select(finding => finding.Entry).OfType<EntryView>();
    }

    /// <summary>The entry, which is or was in the tree, if it belongs to the content; null otherwise.</summary>
    public EntryView? ViewOf(StoredEntry? entry, DirectoryTree tree)
    {
        if (entry is null || !IsInScope(entry.Name) || IsLeftOut(entry) || !context.Access.Allows(AccessKind.Read, entry.Name))
        {
            return null;
        }

        var node = tree.Find(entry.Name) is { } present && ReferenceEquals(present.Entry, entry) ? present : TreeNode.OutsideTree(entry);
        var view = new EntryView(context.Directory.Options, tree, node, context.Access);
        return _evaluator.Matches(view) ? view : null;
    }

    bool IsInScope(DistinguishedName name) => request.Scope switch
    {
        SearchScope.BaseObject => name == request.BaseObject,
        SearchScope.SingleLevel => name.IsChildOf(request.BaseObject),
        SearchScope.WholeSubtree => name == request.BaseObject || request.BaseObject.IsEmpty || name.IsDescendantOf(request.BaseObject),
        _ => request.BaseObject.IsEmpty || name.IsDescendantOf(request.BaseObject),
    };

    // RFC 3296 section 5.6 and RFC 3672 section 3
    bool IsLeftOut(StoredEntry entry)
    {
        var isSubentry = entry.Special.HasFlag(SpecialEntry.Subentry);
        return (entry.Special.HasFlag(SpecialEntry.Referral) && !context.ManagesDsaIt && request.Scope != SearchScope.BaseObject)
            || isSubentry != (context.ShowsSubentries ?? (isSubentry && request.Scope == SearchScope.BaseObject));
    }
}
