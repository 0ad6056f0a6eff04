using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Messages;

namespace Ldap3.InMemory.Searching;

/// <summary>A part of the tree that a search covers: what it asks for, or what an alias in that stands for.</summary>
/// <param name="Base">Where it begins; null is above all naming contexts.</param>
/// <param name="Scope">How far it reaches.</param>
readonly record struct SearchRegion(TreeNode? Base, SearchScope Scope)
{
    /// <summary>Whether it reaches over everything at and below a node.</summary>
    public bool Covers(TreeNode node) =>
        Base is null
            ? Scope != SearchScope.SingleLevel
            : Scope == SearchScope.WholeSubtree
                && (node.Id == Base.Id || node.Entry.Name.IsDescendantOf(Base.Entry.Name));
}
