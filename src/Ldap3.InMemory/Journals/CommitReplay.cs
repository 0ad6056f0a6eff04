using Ldap3.InMemory.Tree;
using Ldap3.Protocol;
using Ldap3.Protocol.Ldif;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;

namespace Ldap3.InMemory.Journals;

/// <summary>Does again what <see cref="CommitRecords"/> wrote. Rules were obeyed then: none is asked again.</summary>
sealed class CommitReplay(LdapSchema schema)
{
    readonly SharedAttributes _shared = new();

    public DirectoryTree Apply(DirectoryTree tree, JournalHeader header, byte[] content)
    {
        tree = tree with
        {
            Stamp = new CommitStamp(header.Number, header.Csn, tree.Stamp.Type),
            Owner = new object(),
        };
        using var stream = new MemoryStream(content);
        foreach (var record in LdifReader.Read(stream))
        {
            tree = Apply(tree, record);
        }

        return tree with { Changes = null, Owner = null };
    }

    DirectoryTree Apply(DirectoryTree tree, LdifRecord record) => record is LdifChangeRecord change
        ? change.Request switch
        {
            AddRequest add => tree.Add(new StoredEntry(add.Entry, [.. add.Attributes.Select(Store)])),
            DeleteRequest delete => tree.Remove(Require(tree, delete.Entry)),
            ModifyRequest modify => Modify(tree, modify),
            ModifyDnRequest rename => Rename(tree, rename),
            _ => throw Unexpected(record),
        }
        : throw Unexpected(record);

    DirectoryTree Modify(DirectoryTree tree, ModifyRequest modify)
    {
        var node = Require(tree, modify.Entry);
        var entry = node.Entry;
        foreach (var attribute in modify.Changes.Select(change => change.Attribute))
        {
            var stored = Store(attribute);
            entry = entry.With(stored.Description, stored.Type, stored.Values.Count == 0 ? null : stored);
        }

        return tree.Replace(node, entry);
    }

    static DirectoryTree Rename(DirectoryTree tree, ModifyDnRequest rename)
    {
        var node = Require(tree, rename.Entry);
        return tree.Move(node, node.Entry.Renamed(node.Entry.Name.Rename(rename.NewRdn, rename.NewSuperior)));
    }

    static TreeNode Require(DirectoryTree tree, DistinguishedName name) =>
        tree.Find(name) ?? throw new LdapFormatException("The journal changes an entry that is not there", $"dn: {name}", 0);

    static LdapFormatException Unexpected(LdifRecord record) =>
        new("The journal holds a record that is no change", $"dn: {record.Dn}", 0);

    StoredAttribute Store(LdapAttribute attribute) => _shared.Of(
        new StoredAttribute(attribute.Description, schema.FindAttributeType(attribute.Description.Type), [.. attribute.Values]));
}
