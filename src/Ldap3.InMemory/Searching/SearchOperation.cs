using Ldap3.InMemory.Results;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Evaluation;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Searching;

/// <summary>Finds entries in one tree (RFC 4511 section 4.5). What it yields is worked out while it is taken.</summary>
sealed class SearchOperation(InMemoryDirectoryOptions options, DirectoryTree tree, Func<DistinguishedName, bool> mayReadPasswords)
{
    public IEnumerable<EntryView> Find(SearchRequest request)
    {
        var evaluator = new FilterEvaluator(request.Filter, options.Schema);
        return InScope(request).Select(View).Where(evaluator.Matches);
    }

    public EntryView View(TreeNode node) => new(options, tree, node, mayReadPasswords(node.Entry.Name));

    /// <summary>A search of the root DSE or of the schema, which lie outside the tree; null for any other.</summary>
    public IReadOnlyList<SearchResultEntry>? FindSpecial(SearchRequest request, bool withTls)
    {
        if (request.Scope != SearchScope.BaseObject)
        {
            return null;
        }

        var attributes = request.BaseObject.IsEmpty ? RootDse.Attributes(options, tree, withTls)
            : request.BaseObject == SubschemaEntry.DistinguishedName ? SubschemaEntry.Attributes(options.Schema)
            : null;
        if (attributes is null)
        {
            return null;
        }

        var entry = new StoredEntry(request.BaseObject, [.. attributes.Select(Store)]);
        var view = View(new TreeNode(0, entry, null, System.Collections.Immutable.ImmutableSortedDictionary<long, string>.Empty));
        return request.Filter.Matches(view, options.Schema)
            ? [new AttributeSelection(options.Schema, request.Attributes, request.TypesOnly).Apply(view)]
            : [];
    }

    StoredAttribute Store(LdapAttribute attribute) =>
        new(attribute.Description, options.Schema.FindAttributeType(attribute.Description.Type), attribute.Values);

    IEnumerable<TreeNode> InScope(SearchRequest request)
    {
        if (request.BaseObject.IsEmpty)
        {
            return request.Scope == SearchScope.SingleLevel
                ? tree.Roots.Values.Select(key => tree.Nodes[key])
                : tree.Roots.Values.SelectMany(key => tree.Subtree(tree.Nodes[key]));
        }

        var node = tree.Require(request.BaseObject);
        return request.Scope switch
        {
            SearchScope.BaseObject => [node],
            SearchScope.SingleLevel => tree.Children(node),
            SearchScope.WholeSubtree => tree.Subtree(node),
            SearchScope.Subordinates => tree.Subtree(node).Skip(1),
            _ => throw new Refusal(ResultCode.ProtocolError, "invalid scope"),
        };
    }
}
