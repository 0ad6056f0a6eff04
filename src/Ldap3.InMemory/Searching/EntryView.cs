using System.Globalization;
using Ldap3.InMemory.Access;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Evaluation;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;

namespace Ldap3.InMemory.Searching;

/// <summary>An entry as one client sees it: with the computed attributes, and without what that may not read or search.</summary>
sealed class EntryView(InMemoryDirectoryOptions options, DirectoryTree tree, TreeNode node, AccessControl access)
    : IMatchableEntry
{
    static readonly string[] ComputedNames =
        ["entryDN", "subschemaSubentry", "hasSubordinates", "numSubordinates", "memberOf", "entryTtl", "contextCSN"];

    static readonly string[] ComputedNamesInDomains = [.. ComputedNames, "distinguishedName", "name"];

    public TreeNode Node => node;

    /// <summary>The attributes that may be read.</summary>
    public IEnumerable<StoredAttribute> Attributes => All.Where(attribute => May(AccessKind.Read, attribute.Description));

    DistinguishedName IMatchableEntry.Name => node.Entry.Name;

    IEnumerable<MatchableAttribute> IMatchableEntry.Attributes =>
        All.Where(attribute => May(AccessKind.Search, attribute.Description)).Select(ToMatchable);

    IEnumerable<StoredAttribute> All => node.Entry.Attributes.Concat(Computed());

    bool IMatchableEntry.Hides(AttributeDescription attribute) => !May(AccessKind.Search, attribute);

    IEnumerable<MatchableAttribute> IMatchableEntry.AttributesOf(IReadOnlySet<AttributeType> types)
    {
        foreach (var attribute in node.Entry.Attributes)
        {
            if (attribute.Type is { } type && types.Contains(type) && May(AccessKind.Search, attribute.Description))
            {
                yield return ToMatchable(attribute);
            }
        }

        if ((options.ActiveDirectory is null ? ComputedNames : ComputedNamesInDomains).Any(name => Type(name) is { } type && types.Contains(type)))
        {
            foreach (var attribute in Computed())
            {
                yield return ToMatchable(attribute);
            }
        }
    }

    static MatchableAttribute ToMatchable(StoredAttribute attribute) =>
        new(attribute.Description, attribute.Type, attribute.Values);

    bool May(AccessKind kind, AttributeDescription attribute) => access.Allows(kind, node.Entry.Name, attribute);

    IEnumerable<StoredAttribute> Computed()
    {
        if (options.ActiveDirectory is not null)
        {
            // Those of Active Directory are for everybody who reads the entry; it has none of those below but the groups.
            yield return Compute("distinguishedName", node.Entry.Name.ToString());
            if (node.Entry.Name.Rdn is { } rdn)
            {
                yield return Compute("name", rdn.Parts[0].Value);
            }
        }
        else
        {
            foreach (var attribute in ComputedAsStandard())
            {
                yield return attribute;
            }
        }

        if (options.ComputeMemberOf && tree.Groups.GroupsOf(node.Entry.Name) is { Count: > 0 } groups)
        {
            yield return Compute("memberOf", [.. groups.Select(group => (OctetString)group.ToString())]);
        }
    }

    IEnumerable<StoredAttribute> ComputedAsStandard()
    {
        yield return Compute("entryDN", node.Entry.Name.ToString());
        yield return Compute("subschemaSubentry", SubschemaEntry.Name);
        yield return Compute("hasSubordinates", !node.HasChildren ? "FALSE" : "TRUE");
        yield return Compute("numSubordinates", node.ChildCount.ToString(CultureInfo.InvariantCulture));
        if (node.IsTop && tree.Stamp is { Csn.Length: > 0, Type: not null })
        {
            yield return Compute("contextCSN", tree.Stamp.Csn);
        }

        if (node.Entry.Special.HasFlag(SpecialEntry.Dynamic) && DynamicTime.Left(node.Entry, options.TimeProvider.GetUtcNow()) is { } left)
        {
            yield return Compute("entryTtl", left.ToString(CultureInfo.InvariantCulture));
        }
    }

    StoredAttribute Compute(string name, params OctetString[] values) => new(name, Type(name), values);

    AttributeType? Type(string name) => options.Schema.FindAttributeType(name);
}
