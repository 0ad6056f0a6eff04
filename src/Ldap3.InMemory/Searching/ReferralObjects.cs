using Ldap3.InMemory.Results;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Urls;

namespace Ldap3.InMemory.Searching;

/// <summary>What referral objects say (RFC 3296): where the rest of the tree is.</summary>
static class ReferralObjects
{
    /// <summary>
    /// The entry of an operation, or a refusal that says how far the way to it goes, or where it is instead.
    /// </summary>
    /// <param name="tree">The tree.</param>
    /// <param name="name">The entry.</param>
    /// <param name="managed">Whether a referral object is wanted itself.</param>
    /// <param name="scope">The scope of a search; null for other operations.</param>
    public static TreeNode Require(DirectoryTree tree, DistinguishedName name, bool managed, SearchScope? scope = null)
    {
        if (tree.Find(name) is not { } node)
        {
            throw RefuseMissing(tree, name, scope);
        }

        return managed || !IsReferral(node) ? node : throw Refer(node, name, scope);
    }

    /// <summary>Why there is no entry of that name: it is elsewhere, or nowhere.</summary>
    public static Refusal RefuseMissing(DirectoryTree tree, DistinguishedName name, SearchScope? scope = null) =>
        tree.DeepestAbove(name) is { } above && IsReferral(above) ? Refer(above, name, scope) : tree.NoSuchObject(name, "");

    public static bool IsReferral(TreeNode node) => node.Entry.Special.HasFlag(SpecialEntry.Referral);

    /// <summary>RFC 3296 section 5.6.1: where a search goes on when it comes across a referral object.</summary>
    public static SearchResultReference Continue(TreeNode node, SearchScope scope) =>
        new(Urls(node, node.Entry.Name, scope == SearchScope.SingleLevel ? SearchScope.BaseObject : SearchScope.WholeSubtree));

    public static Refusal Refer(TreeNode node, DistinguishedName name, SearchScope? scope) =>
        new(ResultCode.Referral, "", node.Entry.Name.ToString()) { Referrals = Urls(node, name, scope) };

    static string[] Urls(TreeNode node, DistinguishedName wanted, SearchScope? scope) =>
    [
        .. node.Entry.Attributes
            .Where(attribute => attribute.Description.Type.Equals("ref", StringComparison.OrdinalIgnoreCase))
            .SelectMany(attribute => attribute.Values)
            .Select(value => Rewrite(value.ToString(), node.Entry.Name, wanted, scope)),
    ];

    // RFC 3296 section 5.1: the URL names what is wanted, not the top of what is elsewhere.
    static string Rewrite(string text, DistinguishedName referral, DistinguishedName wanted, SearchScope? scope)
    {
        // A reference may be a URI with a label behind it, and of any kind.
        var uri = text.Split(' ', 2)[0];
        if (!LdapUrl.TryParse(uri, out var url))
        {
            return uri;
        }

        var name = url.Dn.IsEmpty ? wanted
            : wanted == referral ? url.Dn
            : wanted.RelativeTo(referral).Below(url.Dn);
        return (url with { Dn = name, Scope = url.Scope ?? scope }).ToString();
    }
}
