using Ldap3.InMemory.Access;
using Ldap3.InMemory.Results;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;

namespace Ldap3.InMemory.Searching;

/// <summary>Finds candidates in one tree (RFC 4511 section 4.5). What it yields is worked out while it is taken.</summary>
sealed class SearchOperation(InMemoryDirectoryOptions options, DirectoryTree tree, AccessControl access)
{
    /// <summary>Entries in scope, among them all that match the filter; whoever takes them looks at each.</summary>
    /// <param name="target">Where to begin; null is above all naming contexts.</param>
    /// <param name="scope">How far to look.</param>
    /// <param name="filter">What is looked for.</param>
    public IEnumerable<TreeNode> Candidates(TreeNode? target, SearchScope scope, Filter filter)
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
            SearchScope.Subordinates => tree.Subtree(target).Skip(1),
            _ => throw new Refusal(ResultCode.ProtocolError, "invalid scope"),
        };
    }

    public EntryView View(TreeNode node) => new(options, tree, node, access);
}
