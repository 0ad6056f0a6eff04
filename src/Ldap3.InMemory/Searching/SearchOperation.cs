using Ldap3.InMemory.Access;
using Ldap3.InMemory.Results;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;

namespace Ldap3.InMemory.Searching;

/// <summary>Finds candidates in one tree (RFC 4511 section 4.5). What it yields is worked out while it is taken.</summary>
sealed class SearchOperation(InMemoryDirectoryOptions options, DirectoryTree tree, AccessControl access)
{
    // So few are looked at as quickly as an index.
    const int FewEntries = 4;

    /// <summary>Entries in scope, among them all that match the filter; whoever takes them looks at each.</summary>
    /// <param name="target">Where to begin; null is above all naming contexts.</param>
    /// <param name="scope">How far to look.</param>
    /// <param name="filter">What is looked for.</param>
    public IEnumerable<TreeNode> Candidates(TreeNode? target, SearchScope scope, Filter filter)
    {
        if (scope is not (SearchScope.BaseObject or SearchScope.SingleLevel or SearchScope.WholeSubtree or SearchScope.Subordinates))
        {
            throw new Refusal(ResultCode.ProtocolError, "invalid scope");
        }

        return Extent(target, scope) > FewEntries
            && new CandidateFinder(tree, options.Schema).Of(filter) is { } found
            && found.Count < Extent(target, scope)
            ? found.Ids.Select(tree.Nodes.Find).OfType<TreeNode>().Where(node => IsInScope(node, target, scope))
            : InScope(target, scope);
    }

    public EntryView View(TreeNode node) => new(options, tree, node, access);

    /// <summary>How many entries are in scope, at most.</summary>
    int Extent(TreeNode? target, SearchScope scope) => scope switch
    {
        SearchScope.BaseObject => 1,
        SearchScope.SingleLevel => target?.ChildCount ?? tree.Roots.Count,
        _ => target is { HasChildren: false } ? 1 : tree.Count,
    };

    IEnumerable<TreeNode> InScope(TreeNode? target, SearchScope scope)
    {
        if (target is null)
        {
            return scope == SearchScope.SingleLevel ? tree.Tops : tree.Tops.SelectMany(tree.Subtree);
        }

        return scope switch
        {
            SearchScope.BaseObject => [target],
            SearchScope.SingleLevel => tree.Children(target),
            SearchScope.WholeSubtree => tree.Subtree(target),
            _ => tree.Subtree(target).Skip(1),
        };
    }

    bool IsInScope(TreeNode node, TreeNode? target, SearchScope scope)
    {
        if (target is null)
        {
            return scope != SearchScope.SingleLevel || node.IsTop;
        }

        return scope == SearchScope.SingleLevel
            ? node.ParentId == target.Id
            : tree.IsInSubtree(node, target) && (scope == SearchScope.WholeSubtree || node.Id != target.Id);
    }
}
