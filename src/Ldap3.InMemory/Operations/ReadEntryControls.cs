using Ldap3.InMemory.Searching;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;

namespace Ldap3.InMemory.Operations;

/// <summary>Answers the pre-read and post-read controls of a write (RFC 4527).</summary>
static class ReadEntryControls
{
    public static Control Before(PreReadControl control, OperationContext context, DirectoryTree tree, TreeNode node) =>
        new PreReadResponseControl(Select(control.Attributes, context, tree, node));

    public static Control After(PostReadControl control, OperationContext context, DirectoryTree tree, TreeNode node) =>
        new PostReadResponseControl(Select(control.Attributes, context, tree, node));

    static SearchResultEntry Select(
        IReadOnlyList<string> attributes, OperationContext context, DirectoryTree tree, TreeNode node)
    {
        var options = context.Directory.Options;
        return new AttributeSelection(options.Schema, attributes, typesOnly: false)
            .Apply(new EntryView(options, tree, node, context.Access));
    }
}
