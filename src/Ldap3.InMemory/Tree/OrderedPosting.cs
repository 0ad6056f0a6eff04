using Ldap3.InMemory.Storage;

namespace Ldap3.InMemory.Tree;

/// <summary>The entries that have values of one place in the order.</summary>
readonly record struct OrderedPosting(UInt128 Key, Posting Posting) : IComparable<OrderedPosting>
{
    public int CompareTo(OrderedPosting other) => Key.CompareTo(other.Key);
}
