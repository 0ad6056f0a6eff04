using Ldap3.InMemory.Access;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Evaluation;
using Ldap3.Protocol.Messages;

namespace Ldap3.InMemory.Searching;

/// <summary>Searches of the root DSE and of the schema, which lie outside the tree.</summary>
sealed class SpecialSearch(InMemoryDirectoryOptions options, DirectoryTree tree, AccessControl access, RootDse rootDse)
{
    /// <summary>The one entry, or nothing when it does not match; null when the search is another.</summary>
    public IReadOnlyList<EntryView>? Find(SearchRequest request)
    {
        if (request.Scope != SearchScope.BaseObject)
        {
            return null;
        }

        var attributes = request.BaseObject.IsEmpty ? rootDse.Attributes(options, tree)
            : request.BaseObject == SubschemaEntry.DistinguishedName ? SubschemaEntry.Attributes(options.Schema)
            : null;
        if (attributes is null)
        {
            return null;
        }

        var entry = new StoredEntry(request.BaseObject, [.. attributes.Select(Store)]);
        var node = TreeNode.OutsideTree(entry);
        var view = new EntryView(options, tree, node, access);
        return request.Filter.Matches(view, options.Schema) ? [view] : [];
    }

    StoredAttribute Store(LdapAttribute attribute) =>
        new(attribute.Description, options.Schema.FindAttributeType(attribute.Description.Type), attribute.Values);
}
