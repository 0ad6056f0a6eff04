using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Operations.PasswordPolicies;

/// <summary>Finds the policy that governs an entry: what the entry says itself, or else the directory's own.</summary>
sealed class PolicyFinder(InMemoryDirectoryOptions options, EntryFactory entries)
{
    static readonly AttributeDescription Subentry = "pwdPolicySubentry";

    /// <summary>What a policy has to go by, or null when the entry is under none.</summary>
    public PasswordState? Find(DirectoryTree tree, StoredEntry entry)
    {
        var name = entry.Find(Subentry, entries.TypeOf(Subentry)) is { } own
            && DistinguishedName.TryParse(own.Values[0].ToString(), DistinguishedNameSyntax.Lenient, out var parsed)
                ? parsed
                : options.PasswordPolicyDn;
        return name is { } policy && tree.Find(policy) is { } node && IsPolicy(node.Entry)
            ? new PasswordState(entries, entry, new PasswordPolicy(node.Entry), options.TimeProvider.GetUtcNow())
            : null;
    }

    bool IsPolicy(StoredEntry entry) => entries.Classes(entry).Any(
        objectClass => objectClass.Name.Equals("pwdPolicy", StringComparison.OrdinalIgnoreCase));
}
