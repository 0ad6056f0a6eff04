using System.Collections.Immutable;
using Ldap3.InMemory.Results;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;

namespace Ldap3.InMemory.Tree;

/// <summary>
/// All entries at one moment. Immutable: a change makes a new tree that shares what stayed the same, so whoever reads an
/// old one is not disturbed.
/// </summary>
sealed record DirectoryTree(
    ImmutableDictionary<string, TreeNode> Nodes,
    ImmutableSortedDictionary<long, string> Roots,
    GroupIndex Groups,
    long NextId,
    CommitStamp Stamp)
{
    /// <summary>What changed since the last commit; null in every tree that readers see.</summary>
    public PendingChanges? Changes { get; init; }

    public static DirectoryTree Empty(LdapSchema schema) => new(
        ImmutableDictionary.Create<string, TreeNode>(StringComparer.Ordinal),
        ImmutableSortedDictionary<long, string>.Empty,
        GroupIndex.Empty,
        1,
        new CommitStamp(0, "", schema.FindAttributeType(CommitStamp.EntryCsn)));

    public TreeNode? Find(DistinguishedName name) => Nodes.GetValueOrDefault(name.Normalized);

    /// <summary>How many entries there are.</summary>
    public int Count => Nodes.Count;

    /// <summary>The tops of the naming contexts.</summary>
    public IEnumerable<TreeNode> Tops => Roots.Values.Select(key => Nodes[key]);

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
        var stamped = Stamp.Put(null, entry);
        var node = new TreeNode(NextId, stamped, parent?.Key, ImmutableSortedDictionary<long, string>.Empty);
        var tree = Link(node, parent) with { NextId = NextId + 1, Groups = Groups.Update(null, stamped) };
        return tree.Note(EntryChangeKind.Add, node.Id, null, stamped);
    }

    public DirectoryTree Replace(TreeNode node, StoredEntry entry)
    {
        var stamped = Stamp.Put(node.Entry, entry);
        var tree = this with
        {
            Nodes = Nodes.SetItem(node.Key, node with { Entry = stamped }),
            Groups = Groups.Update(node.Entry, stamped),
        };
        return tree.Note(EntryChangeKind.Modify, node.Id, node.Entry, stamped);
    }

    public DirectoryTree Remove(TreeNode node)
    {
        var unlinked = Unlink(node);
        var tree = unlinked with { Nodes = unlinked.Nodes.Remove(node.Key), Groups = Groups.Update(node.Entry, null) };
        return tree.Note(EntryChangeKind.Delete, node.Id, node.Entry, null);
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
                ? Stamp.Put(node.Entry, renamed)
                : member.Entry.Renamed(member.Entry.Name.RelativeTo(node.Entry.Name).Below(renamed.Name));
            var parent = tree.Find(entry.Name.Parent);
            var moved = new TreeNode(member.Id, entry, parent?.Key, ImmutableSortedDictionary<long, string>.Empty);
            tree = tree.Link(moved, parent) with { Groups = tree.Groups.Update(null, entry) };
            tree = tree.Note(member == node ? EntryChangeKind.Rename : EntryChangeKind.Move, member.Id, member.Entry, entry);
        }

        return tree;
    }

    DirectoryTree Note(EntryChangeKind kind, long id, StoredEntry? before, StoredEntry? after) =>
        this with { Changes = new PendingChanges(new EntryChange(kind, id, before, after), Changes) };

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
