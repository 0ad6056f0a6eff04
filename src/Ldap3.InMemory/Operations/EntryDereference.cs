using Ldap3.InMemory.Searching;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Operations;

/// <summary>Fetches of the entries that an entry names what a dereference control asks for (draft-masarati-ldap-deref-00).</summary>
sealed class EntryDereference(OperationContext context, DereferenceControl control)
{
    readonly Tree.DirectoryTree _tree = context.Directory.Tree;

    public Control? Of(EntryView view)
    {
        var entries = control.Dereferences.SelectMany(wanted => Of(view, wanted)).ToArray();
        return entries.Length == 0 ? null : new DereferenceResponseControl(entries);
    }

    IEnumerable<DereferencedEntry> Of(EntryView view, Dereference wanted)
    {
        var type = context.Directory.Schema.FindAttributeType(wanted.AttributeType);
        return view.Attributes
            .Where(attribute => attribute.Type is not null && attribute.Type == type)
            .SelectMany(attribute => attribute.Values)
            .Where(value => DistinguishedName.TryParse(value.ToString(), DistinguishedNameSyntax.Lenient, out _))
            .Select(value => Fetch(wanted, DistinguishedName.Parse(value.ToString(), DistinguishedNameSyntax.Lenient)));
    }

    DereferencedEntry Fetch(Dereference wanted, DistinguishedName name)
    {
        var options = context.Directory.Options;
        if (_tree.Find(name) is not { } node || !context.Access.Allows(AccessKind.Read, name))
        {
            return new DereferencedEntry(wanted.AttributeType, name);
        }

        var entry = new AttributeSelection(options.Schema, wanted.Attributes, typesOnly: false)
            .Apply(new EntryView(options, _tree, node, context.Access));
        return new DereferencedEntry(wanted.AttributeType, name, [.. entry.Attributes]);
    }
}
