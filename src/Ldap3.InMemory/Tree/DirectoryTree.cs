using System.Collections.Immutable;
using Ldap3.InMemory.Results;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Tree;

/// <summary>
/// All entries at one moment. Immutable: a change makes a new tree that shares what stayed the same, so whoever reads an
/// old one is not disturbed.
/// </summary>
sealed record DirectoryTree(
    ImmutableDictionary<string, TreeNode> Nodes,
    ImmutableSortedDictionary<long, string> Roots,
    GroupIndex Groups,
    long NextId)
{
    public static DirectoryTree Empty { get; } = new(
        ImmutableDictionary.Create<string, TreeNode>(StringComparer.Ordinal),
        ImmutableSortedDictionary<long, string>.Empty,
        GroupIndex.Empty,
        1);

    public TreeNode? Find(DistinguishedName name) => Nodes.GetValueOrDefault(name.Normalized);

    public IEnumerable<TreeNode> Children(TreeNode node) => node.Children.Values.Select(key => Nodes[key]);

    /// <summary>The node and all below it, each before its children.</summary>
    public IEnumerable<TreeNode> Subtree(TreeNode node)
    {
        var open = new Stack<TreeNode>([node]);
        while (open.TryPop(out var next))
        {
            yield return next;
            foreach (var key in next.Children.Values.Reverse())
            {
                open.Push(Nodes[key]);
            }
        }
    }

    /// <summary>The deepest entry at or above a name, or null.</summary>
    public TreeNode? DeepestAbove(DistinguishedName name)
    {
        while (!name.IsEmpty)
        {
            if (Find(name) is { } node)
            {
                return node;
            }

            name = name.Parent;
        }

        return null;
    }

    /// <summary>The entry of that name, or a refusal that says how far the way to it goes.</summary>
    public TreeNode Require(DistinguishedName name) => Find(name) ?? throw NoSuchObject(name, "");

    // RFC 4511 section 4.1.9: matchedDN is the deepest entry on the way that exists.
    public Refusal NoSuchObject(DistinguishedName name, string message) =>
        new(ResultCode.NoSuchObject, message, DeepestAbove(name)?.Entry.Name.ToString() ?? "");

    public DirectoryTree Add(StoredEntry entry)
    {
        var parent = Find(entry.Name.Parent);
        var node = new TreeNode(NextId, entry, parent?.Key, ImmutableSortedDictionary<long, string>.Empty);
        return Link(node, parent) with { NextId = NextId + 1, Groups = Groups.Update(null, entry) };
    }

    public DirectoryTree Replace(TreeNode node, StoredEntry entry) => this with
    {
        Nodes = Nodes.SetItem(node.Key, node with { Entry = entry }),
        Groups = Groups.Update(node.Entry, entry),
    };

    public DirectoryTree Remove(TreeNode node)
    {
        var unlinked = Unlink(node);
        return unlinked with { Nodes = unlinked.Nodes.Remove(node.Key), Groups = Groups.Update(node.Entry, null) };
    }

    /// <summary>Gives a node, with all that is below it, another name.</summary>
    public DirectoryTree Move(TreeNode node, StoredEntry renamed)
    {
        var moving = Subtree(node).ToArray();
        var tree = Unlink(node);
        foreach (var member in moving)
        {
            tree = tree with { Nodes = tree.Nodes.Remove(member.Key), Groups = tree.Groups.Update(member.Entry, null) };
        }

        foreach (var member in moving)
        {
            var entry = member == node
                ? renamed
                : member.Entry.Renamed(member.Entry.Name.RelativeTo(node.Entry.Name).Below(renamed.Name));
            var parent = tree.Find(entry.Name.Parent);
            var moved = new TreeNode(member.Id, entry, parent?.Key, ImmutableSortedDictionary<long, string>.Empty);
            tree = tree.Link(moved, parent) with { Groups = tree.Groups.Update(null, entry) };
        }

        return tree;
    }

    DirectoryTree Link(TreeNode node, TreeNode? parent)
    {
        var nodes = Nodes.Add(node.Key, node);
        return parent is null
            ? this with { Nodes = nodes, Roots = Roots.Add(node.Id, node.Key) }
            : this with
            {
                Nodes = nodes.SetItem(parent.Key, parent with { Children = parent.Children.Add(node.Id, node.Key) }),
            };
    }

    DirectoryTree Unlink(TreeNode node)
    {
        if (node.ParentKey is null)
        {
            return this with { Roots = Roots.Remove(node.Id) };
        }

        var parent = Nodes[node.ParentKey];
        return this with
        {
            Nodes = Nodes.SetItem(parent.Key, parent with { Children = parent.Children.Remove(node.Id) }),
        };
    }
}
