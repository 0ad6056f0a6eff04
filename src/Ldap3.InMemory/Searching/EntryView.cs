using System.Globalization;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Evaluation;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;

namespace Ldap3.InMemory.Searching;

/// <summary>An entry as one client sees it: with the computed attributes, and without what it may not read.</summary>
sealed class EntryView(InMemoryDirectoryOptions options, DirectoryTree tree, TreeNode node, bool mayReadPasswords)
    : IMatchableEntry
{
    const string UserPassword = "userPassword";

    static readonly string[] ComputedNames =
        ["entryDN", "subschemaSubentry", "hasSubordinates", "numSubordinates", "memberOf"];

    public TreeNode Node => node;

    /// <summary>All attributes.</summary>
    public IEnumerable<StoredAttribute> Attributes => Stored.Concat(Computed());

    /// <summary>The attributes that the tree keeps: all but the computed ones, which cost more to come by.</summary>
    public IEnumerable<StoredAttribute> Stored
    {
        get
        {
            foreach (var attribute in node.Entry.Attributes)
            {
                if (mayReadPasswords || !attribute.Description.Type.Equals(UserPassword, StringComparison.OrdinalIgnoreCase))
                {
                    yield return attribute;
                }
            }
        }
    }

    DistinguishedName IMatchableEntry.Name => node.Entry.Name;

    IEnumerable<MatchableAttribute> IMatchableEntry.Attributes => Attributes.Select(ToMatchable);

    IEnumerable<MatchableAttribute> IMatchableEntry.AttributesOf(IReadOnlySet<AttributeType> types)
    {
        foreach (var attribute in Stored)
        {
            if (attribute.Type is { } type && types.Contains(type))
            {
                yield return ToMatchable(attribute);
            }
        }

        if (ComputedNames.Any(name => Type(name) is { } type && types.Contains(type)))
        {
            foreach (var attribute in Computed())
            {
                yield return ToMatchable(attribute);
            }
        }
    }

    static MatchableAttribute ToMatchable(StoredAttribute attribute) =>
        new(attribute.Description, attribute.Type, attribute.Values);

    IEnumerable<StoredAttribute> Computed()
    {
        yield return Compute("entryDN", node.Entry.Name.ToString());
        yield return Compute("subschemaSubentry", SubschemaEntry.Name);
        yield return Compute("hasSubordinates", node.Children.IsEmpty ? "FALSE" : "TRUE");
        yield return Compute("numSubordinates", node.Children.Count.ToString(CultureInfo.InvariantCulture));
        if (options.ComputeMemberOf && tree.Groups.GroupsOf(node.Entry.Name) is { Count: > 0 } groups)
        {
            yield return Compute("memberOf", [.. groups.Select(group => (OctetString)group.ToString())]);
        }
    }

    StoredAttribute Compute(string name, params OctetString[] values) => new(name, Type(name), values);

    AttributeType? Type(string name) => options.Schema.FindAttributeType(name);
}
