using System.Numerics;

namespace Ldap3.InMemory.Storage;

/// <summary>
/// Numbers by hash: a trie in which only what is there takes room. Keys themselves are not kept: two that share a hash share
/// a posting, and whoever looks something up looks again. Immutable, but for the owner of its nodes.
/// </summary>
sealed class HashMap
{
    const int Bits = 5;
    const int Mask = (1 << Bits) - 1;

    readonly Node _root;

    HashMap(Node root) => _root = root;

    public static HashMap Empty { get; } = new(new Node(null, 0, 0, [], []));

    public Posting Find(ulong hash)
    {
        var node = _root;
        for (var shift = 0; ; shift += Bits)
        {
            var bit = BitOf(hash, shift);
            if ((node.Below & bit) != 0)
            {
                node = node.Nodes[Place(node.Below, bit)];
                continue;
            }

            return (node.Here & bit) != 0 && node.Entries[Place(node.Here, bit)] is var entry && entry.Hash == hash
                ? entry.Posting
                : default;
        }
    }

    public HashMap Add(ulong hash, int id, object owner) => Of(Update(_root, 0, hash, id, adds: true, owner));

    public HashMap Remove(ulong hash, int id, object owner) => Of(Update(_root, 0, hash, id, adds: false, owner));

    static uint BitOf(ulong hash, int shift) => 1U << (int)((hash >> shift) & Mask);

    static int Place(uint map, uint bit) => BitOperations.PopCount(map & (bit - 1));

    static Node Update(Node node, int shift, ulong hash, int id, bool adds, object owner)
    {
        var bit = BitOf(hash, shift);
        if ((node.Below & bit) != 0)
        {
            var place = Place(node.Below, bit);
            var below = Update(node.Nodes[place], shift + Bits, hash, id, adds, owner);
            return ReferenceEquals(below, node.Nodes[place]) ? node : node.OwnedBy(owner).SetNode(place, below);
        }

        if ((node.Here & bit) == 0)
        {
            return adds
                ? node.OwnedBy(owner).Insert(bit, Place(node.Here, bit), new Entry(hash, default(Posting).Add(id, owner)))
                : node;
        }

        var at = Place(node.Here, bit);
        var entry = node.Entries[at];
        if (entry.Hash != hash)
        {
            return adds ? Split(node, bit, at, shift, new Entry(hash, default(Posting).Add(id, owner)), owner) : node;
        }

        var posting = adds ? entry.Posting.Add(id, owner) : entry.Posting.Remove(id, owner);
        return posting.Count == 0
            ? node.OwnedBy(owner).Take(bit, at)
            : node.OwnedBy(owner).SetEntry(at, new Entry(hash, posting));
    }

    static Node Split(Node node, uint bit, int at, int shift, Entry added, object owner)
    {
        var below = Pair(node.Entries[at], added, shift + Bits, owner);
        var target = node.OwnedBy(owner);
        target.Take(bit, at);
        target.Nodes = Inserted(target.Nodes, Place(target.Below, bit), below);
        target.Below |= bit;
        return target;
    }

    static Node Pair(Entry first, Entry second, int shift, object owner)
    {
        var (one, other) = (BitOf(first.Hash, shift), BitOf(second.Hash, shift));
        if (one == other)
        {
            return new Node(owner, 0, one, [], [Pair(first, second, shift + Bits, owner)]);
        }

        return new Node(owner, one | other, 0, one < other ? [first, second] : [second, first], []);
    }

    static T[] Inserted<T>(T[] items, int place, T item) => [.. items.AsSpan(0, place), item, .. items.AsSpan(place)];

    static T[] Without<T>(T[] items, int place) => [.. items.AsSpan(0, place), .. items.AsSpan(place + 1)];

    HashMap Of(Node root) => ReferenceEquals(root, _root) ? this : new HashMap(root);

    readonly record struct Entry(ulong Hash, Posting Posting);

    sealed class Node(object? owner, uint here, uint below, Entry[] entries, Node[] nodes)
    {
        /// <summary>Which of the 32 ways end here.</summary>
        public uint Here { get; private set; } = here;

        /// <summary>Which of them go on.</summary>
        public uint Below { get; set; } = below;

        public Entry[] Entries { get; private set; } = entries;

        public Node[] Nodes { get; set; } = nodes;

        public Node OwnedBy(object by) =>
            ReferenceEquals(owner, by) ? this : new Node(by, Here, Below, [.. Entries], [.. Nodes]);

        public Node SetNode(int place, Node node)
        {
            Nodes[place] = node;
            return this;
        }

        public Node SetEntry(int place, Entry entry)
        {
            Entries[place] = entry;
            return this;
        }

        public Node Insert(uint bit, int place, Entry entry)
        {
            Entries = Inserted(Entries, place, entry);
            Here |= bit;
            return this;
        }

        public Node Take(uint bit, int place)
        {
            Entries = Without(Entries, place);
            Here &= ~bit;
            return this;
        }
    }
}
