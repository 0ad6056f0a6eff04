using Ldap3.InMemory.Results;
using Ldap3.InMemory.Storage;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;

namespace Ldap3.InMemory.Tree;

/// <summary>
/// All entries at one moment. Immutable: a change makes a new tree that shares what stayed the same, so whoever reads an
/// old one is not disturbed.
/// </summary>
/// <param name="Nodes">The entries by number.</param>
/// <param name="Names">The numbers by the hash of the name.</param>
/// <param name="Roots">The numbers of the tops of naming contexts.</param>
/// <param name="Indexes">The numbers by what the entries hold.</param>
/// <param name="Groups">Which groups name whom.</param>
/// <param name="Stamp">The last commit, or while somebody writes, the one to be.</param>
sealed record DirectoryTree(
    IdMap<TreeNode> Nodes, HashMap Names, IdSet Roots, TreeIndexes Indexes, GroupIndex Groups, CommitStamp Stamp)
{
    /// <summary>How many entries there are.</summary>
    public int Count { get; private init; }

    /// <summary>What changed since the last commit; null in every tree that readers see.</summary>
    public PendingChanges? Changes { get; init; }

    /// <summary>
    /// Whoever makes many changes at once, and never looks at a tree that is not the last: what these changes made is then changed
    /// in place. Null in every tree that readers see.
    /// </summary>
    public object? Owner { get; init; }

    /// <summary>The tops of the naming contexts.</summary>
    public IEnumerable<TreeNode> Tops => Roots.Ids.Select(Node);

    /// <summary>The number of the next entry.</summary>
    public int NextId { get; init; } = 1;

    public static DirectoryTree Empty(LdapSchema schema, IReadOnlyList<DirectoryIndex> indexes) => new(
        IdMap<TreeNode>.Empty,
        HashMap.Empty,
        IdSet.Empty,
        TreeIndexes.Create(IndexLayout.Create(schema, indexes)),
        GroupIndex.Empty,
        new CommitStamp(0, "", schema.FindAttributeType(CommitStamp.EntryCsn)));

    public TreeNode Node(int id) => Nodes.Find(id)!;

    public TreeNode? Find(DistinguishedName name)
    {
        foreach (var id in Names.Find(StableHash.Of(name.Normalized)).Ids)
        {
            if (Node(id) is var node && node.Entry.Name == name)
            {
                return node;
            }
        }

        return null;
    }

    public IEnumerable<TreeNode> Children(TreeNode node) => node.Children.Ids.Select(Node);

    /// <summary>The node and all below it, each before its children.</summary>
    public IEnumerable<TreeNode> Subtree(TreeNode node)
    {
        yield return node;
        var open = new Stack<IEnumerator<int>>([node.Children.Ids.GetEnumerator()]);
        while (open.TryPeek(out var children))
        {
            if (!children.MoveNext())
            {
                open.Pop().Dispose();
                continue;
            }

            var child = Node(children.Current);
            yield return child;
            if (child.HasChildren)
            {
                open.Push(child.Children.Ids.GetEnumerator());
            }
        }
    }

    /// <summary>Whether a node is another or lies below it.</summary>
    public bool IsInSubtree(TreeNode node, TreeNode top)
    {
        while (node.Id != top.Id)
        {
            if (node.ParentId == 0)
            {
                return false;
            }

            node = Node(node.ParentId);
        }

        return true;
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
        var owner = Owner ?? new object();
        var parent = Find(entry.Name.Parent);
        var stamped = Stamp.Put(null, entry);
        var node = new TreeNode(NextId, stamped, parent?.Id ?? 0, IdSet.Empty);
        var linked = Link(node, parent, owner);
        return linked.Note(EntryChangeKind.Add, node.Id, null, stamped) with
        {
            Names = Names.Add(Hash(stamped), node.Id, owner),
            Indexes = Indexes.Update(node.Id, null, stamped, owner),
            Groups = Groups.Update(null, stamped),
            NextId = checked(NextId + 1),
            Count = Count + 1,
        };
    }

    public DirectoryTree Replace(TreeNode node, StoredEntry entry)
    {
        var owner = Owner ?? new object();
        var stamped = Stamp.Put(node.Entry, entry);
        return Note(EntryChangeKind.Modify, node.Id, node.Entry, stamped) with
        {
            Nodes = Nodes.Set(node.Id, node with { Entry = stamped }, owner),
            Indexes = Indexes.Update(node.Id, node.Entry, stamped, owner),
            Groups = Groups.Update(node.Entry, stamped),
        };
    }

    public DirectoryTree Remove(TreeNode node)
    {
        var owner = Owner ?? new object();
        var unlinked = Unlink(node, owner);
        return unlinked.Note(EntryChangeKind.Delete, node.Id, node.Entry, null) with
        {
            Names = Names.Remove(Hash(node.Entry), node.Id, owner),
            Indexes = Indexes.Update(node.Id, node.Entry, null, owner),
            Groups = Groups.Update(node.Entry, null),
            Count = Count - 1,
        };
    }

    /// <summary>Gives a node, with all that is below it, another name.</summary>
    public DirectoryTree Move(TreeNode node, StoredEntry renamed)
    {
        var owner = Owner ?? new object();
        var moving = Subtree(node).ToArray();
        var parent = Find(renamed.Name.Parent);
        var tree = this;
        if (node.ParentId != (parent?.Id ?? 0))
        {
            tree = Unlink(node, owner);
            node = node with { ParentId = parent?.Id ?? 0 };
            tree = tree.Link(node, parent is null ? null : tree.Node(parent.Id), owner);
        }

        tree = tree.Rename(node, Stamp.Put(node.Entry, renamed), EntryChangeKind.Rename, owner);
        foreach (var below in moving.Skip(1))
        {
            var name = below.Entry.Name.RelativeTo(node.Entry.Name).Below(renamed.Name);
            tree = tree.Rename(below, below.Entry.Renamed(name), EntryChangeKind.Move, owner);
        }

        return tree;
    }

    /// <summary>The same entries with what another schema knows of them, and its indexes.</summary>
    public DirectoryTree Under(LdapSchema schema, IReadOnlyList<DirectoryIndex> indexes)
    {
        var owner = new object();
        var nodes = IdMap<TreeNode>.Empty;
        var index = TreeIndexes.Create(IndexLayout.Create(schema, indexes));
        foreach (var (id, node) in Nodes.All)
        {
            var entry = node.Entry.Under(schema);
            nodes = nodes.Set(id, node with { Entry = entry }, owner);
            index = index.Update(id, null, entry, owner);
        }

        var stamp = new CommitStamp(Stamp.Number, Stamp.Csn, schema.FindAttributeType(CommitStamp.EntryCsn));
        return this with { Nodes = nodes, Indexes = index, Stamp = stamp };
    }

    static ulong Hash(StoredEntry entry) => StableHash.Of(entry.Name.Normalized);

    DirectoryTree Rename(TreeNode node, StoredEntry renamed, EntryChangeKind kind, object owner) =>
        Note(kind, node.Id, node.Entry, renamed) with
        {
            Nodes = Nodes.Set(node.Id, node with { Entry = renamed }, owner),
            Names = Names.Remove(Hash(node.Entry), node.Id, owner).Add(Hash(renamed), node.Id, owner),
            Indexes = Indexes.Update(node.Id, node.Entry, renamed, owner),
            Groups = Groups.Update(node.Entry, renamed),
        };

    DirectoryTree Note(EntryChangeKind kind, long id, StoredEntry? before, StoredEntry? after) =>
        this with { Changes = new PendingChanges(new EntryChange(kind, id, before, after), Changes) };

    DirectoryTree Link(TreeNode node, TreeNode? parent, object owner)
    {
        var nodes = Nodes.Set(node.Id, node, owner);
        return parent is null
            ? this with { Nodes = nodes, Roots = Roots.Add(node.Id, owner) }
            : this with { Nodes = nodes.Set(parent.Id, parent with { Children = parent.Children.Add(node.Id, owner) }, owner) };
    }

    DirectoryTree Unlink(TreeNode node, object owner)
    {
        var nodes = Nodes.Set(node.Id, null, owner);
        if (node.ParentId == 0)
        {
            return this with { Nodes = nodes, Roots = Roots.Remove(node.Id, owner) };
        }

        var parent = Node(node.ParentId);
        return this with
        {
            Nodes = nodes.Set(parent.Id, parent with { Children = parent.Children.Remove(node.Id, owner) }, owner),
        };
    }
}
