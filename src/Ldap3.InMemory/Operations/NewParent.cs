using Ldap3.InMemory.Results;
using Ldap3.InMemory.Searching;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Operations;

/// <summary>Refuses places where no entry can be, as OpenLDAP does.</summary>
sealed class NewParent(InMemoryDirectoryOptions options)
{
    public void CheckForAdd(DirectoryTree tree, DistinguishedName name)
    {
        if (tree.Find(name.Parent) is { } parent)
        {
            RefuseSpecial(parent, name);
            return;
        }

        if (options.Suffixes.Count == 0 ? tree.DeepestAbove(name) is not null : !options.Suffixes.Contains(name))
        {
            // Below none of the naming contexts this directory knows of nothing at all.
            throw tree.DeepestAbove(name) is null && !options.Suffixes.Any(name.IsDescendantOf)
                ? new Refusal(ResultCode.UnwillingToPerform, "no global superior knowledge")
                : ReferralObjects.RefuseMissing(tree, name);
        }
    }

    public void CheckForRename(DirectoryTree tree, TreeNode node, DistinguishedName? newSuperior)
    {
        if (newSuperior is not { } superior)
        {
            return;
        }

        if (superior == node.Entry.Name || superior.IsDescendantOf(node.Entry.Name))
        {
            throw new Refusal(ResultCode.UnwillingToPerform, "cannot place an entry below itself");
        }

        if (superior.IsEmpty ? options.Suffixes.Count > 0 : tree.DeepestAbove(superior) is null)
        {
            throw new Refusal(ResultCode.AffectsMultipleDsas, "cannot rename between DSAs");
        }

        if (superior.IsEmpty)
        {
            return;
        }

        var parent = tree.Find(superior) ?? throw new Refusal(ResultCode.NoSuchObject, "new superior not found");
        if (AliasResolver.IsAlias(parent))
        {
            throw new Refusal(ResultCode.AliasProblem, "new superior is an alias");
        }

        if (ReferralObjects.IsReferral(parent))
        {
            throw new Refusal(ResultCode.Other, "new superior is a referral");
        }
    }

    static void RefuseSpecial(TreeNode parent, DistinguishedName name)
    {
        if (AliasResolver.IsAlias(parent))
        {
            throw new Refusal(ResultCode.AliasProblem, "parent is an alias");
        }

        if (ReferralObjects.IsReferral(parent))
        {
            throw ReferralObjects.Refer(parent, name, null);
        }

        if (parent.Entry.Special.HasFlag(SpecialEntry.Subentry))
        {
            throw new Refusal(ResultCode.ObjectClassViolation, "parent is a subentry");
        }
    }
}
