using Ldap3.InMemory.Access;
using Ldap3.InMemory.Results;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Searching;

/// <summary>Follows aliases in one tree (RFC 4511 section 4.5.1.3), with the results of OpenLDAP where that fails.</summary>
sealed class AliasResolver(DirectoryTree tree, AccessControl access)
{
    const int DeepestChain = 15;

    static readonly string[] TargetAttributes = ["aliasedObjectName", "aliasedEntryName", "2.5.4.1"];

    public static bool IsAlias(TreeNode node) => node.Entry.Special.HasFlag(SpecialEntry.Alias);

    /// <summary>The name with each alias on the way to it replaced by what that stands for.</summary>
    public DistinguishedName ResolveName(DistinguishedName name)
    {
        for (var round = 0; round < DeepestChain; round++)
        {
            if (tree.DeepestAbove(name) is not { } node || !IsAlias(node))
            {
                return name;
            }

            name = name.Move(node.Entry.Name, Resolve(node).Entry.Name);
        }

        throw new Refusal(ResultCode.AliasProblem, "circular alias", tree.DeepestAbove(name)?.Entry.Name.ToString() ?? "");
    }

    /// <summary>What an alias stands for, or null when there is no such entry or no end to it.</summary>
    public TreeNode? TryResolve(TreeNode alias)
    {
        try
        {
            return Resolve(alias);
        }
        catch (Refusal)
        {
            return null;
        }
    }

    TreeNode Resolve(TreeNode alias)
    {
        var seen = new HashSet<long>();
        var node = alias;
        while (IsAlias(node))
        {
            var name = node.Entry.Name.ToString();
            if (!seen.Add(node.Id))
            {
                throw new Refusal(ResultCode.AliasProblem, "circular alias", alias.Entry.Name.ToString());
            }

            if (seen.Count > DeepestChain)
            {
                throw new Refusal(ResultCode.AliasDereferencingProblem, "maximum deref depth exceeded", name);
            }

            // RFC 4511 appendix A.2: aliasDereferencingProblem is for want of access.
            if (!access.Allows(AccessKind.Read, node.Entry.Name))
            {
                throw new Refusal(ResultCode.AliasDereferencingProblem, "", name);
            }

            node = Target(node) is { } target && tree.Find(target) is { } found
                ? found
                : throw new Refusal(ResultCode.AliasProblem, "aliasedObject not found", name);
        }

        return node;
    }

    static DistinguishedName? Target(TreeNode alias)
    {
        var attribute = alias.Entry.Attributes.FirstOrDefault(
            attribute => TargetAttributes.Contains(attribute.Description.Type, StringComparer.OrdinalIgnoreCase));
        return attribute is not null && DistinguishedName.TryParse(attribute.Values[0].ToString(), DistinguishedNameSyntax.Lenient, out var name) ? name : null;
    }
}
