namespace Ldap3.InMemory.Storage;

/// <summary>
/// Things by their small numbers: a trie of 32 ways. Immutable, but for whoever made its nodes: an owner changes those in
/// place, and nobody sees them before it is done.
/// </summary>
sealed class IdMap<T>
    where T : class
{
    const int Bits = 5;
    const int Width = 1 << Bits;
    const int Mask = Width - 1;

    readonly Node _root;
    readonly int _shift;

    IdMap(Node root, int shift)
    {
        _root = root;
        _shift = shift;
    }

    public static IdMap<T> Empty { get; } = new(new Node(null), 0);

    /// <summary>All, in the order of their numbers.</summary>
    public IEnumerable<KeyValuePair<int, T>> All => Walk(_root, _shift, 0);

    public T? Find(int id)
    {
        if (id >>> _shift >= Width)
        {
            return null;
        }

        var node = _root;
        for (var shift = _shift; shift > 0; shift -= Bits)
        {
            if (node.Slots[(id >>> shift) & Mask] is not Node below)
            {
                return null;
            }

            node = below;
        }

        return (T?)node.Slots[id & Mask];
    }

    /// <summary>The map with something at that number, or with nothing there.</summary>
    public IdMap<T> Set(int id, T? value, object owner)
    {
        var (root, shift) = (_root, _shift);
        while (id >>> shift >= Width)
        {
            var above = new Node(owner);
            above.Slots[0] = root;
            (root, shift) = (above, shift + Bits);
        }

        var changed = Put(root, shift, id, value, owner);
        return ReferenceEquals(changed, _root) ? this : new IdMap<T>(changed, shift);
    }

    static Node Put(Node node, int shift, int id, T? value, object owner)
    {
        var place = (id >>> shift) & Mask;
        object? content = shift == 0
            ? value
            : Put((Node?)node.Slots[place] ?? new Node(owner), shift - Bits, id, value, owner);
        if (ReferenceEquals(node.Slots[place], content))
        {
            return node;
        }

        var target = ReferenceEquals(node.Owner, owner) ? node : new Node(owner, node);
        target.Slots[place] = content;
        return target;
    }

    static IEnumerable<KeyValuePair<int, T>> Walk(Node node, int shift, int id)
    {
        for (var place = 0; place < Width; place++)
        {
            var found = id | (place << shift);
            if (node.Slots[place] is Node below)
            {
                foreach (var pair in Walk(below, shift - Bits, found))
                {
                    yield return pair;
                }
            }
            else if (node.Slots[place] is T value)
            {
                yield return new(found, value);
            }
        }
    }

    sealed class Node
    {
        public Node(object? owner)
        {
            Owner = owner;
            Slots = new object?[Width];
        }

        public Node(object? owner, Node other)
        {
            Owner = owner;
            Slots = [.. other.Slots];
        }

        public object? Owner { get; }

        public object?[] Slots { get; }
    }
}
