using Ldap3.InMemory.Results;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Operations;

/// <summary>The operations that change the tree (RFC 4511 sections 4.6 to 4.9). Each gives the new tree or a refusal.</summary>
sealed class WriteOperations(InMemoryDirectoryOptions options, EntryFactory entries)
{
    readonly SchemaCheck _schema = new(options, entries);
    readonly ModifyOperations _modify = new(entries);

    public (DirectoryTree Tree, StoredEntry Entry) Add(DirectoryTree tree, AddRequest request, DistinguishedName author)
    {
        if (request.Entry.IsEmpty)
        {
            throw new Refusal(ResultCode.UnwillingToPerform, "the root DSE cannot be added");
        }

        if (tree.Find(request.Entry) is not null)
        {
            throw new Refusal(ResultCode.EntryAlreadyExists, "");
        }

        CheckParent(tree, request.Entry);
        var entry = entries.Create(request, author);
        _schema.Check(entry);
        return (tree.Add(entry), entry);
    }

    public (DirectoryTree Tree, StoredEntry Entry) Modify(DirectoryTree tree, ModifyRequest request, DistinguishedName author)
    {
        var node = tree.Require(request.Entry);
        var changed = _modify.Apply(node.Entry, request.Changes);
        _schema.Check(changed);
        RefuseNewStructure(node.Entry, changed);
        changed = entries.Touch(changed, author);
        return (tree.Replace(node, changed), changed);
    }

    public static (DirectoryTree Tree, StoredEntry Entry) Delete(DirectoryTree tree, DeleteRequest request)
    {
        var node = tree.Require(request.Entry);
        if (!node.Children.IsEmpty)
        {
            throw new Refusal(ResultCode.NotAllowedOnNonLeaf, "subordinate objects must be deleted first");
        }

        return (tree.Remove(node), node.Entry);
    }

    public (DirectoryTree Tree, StoredEntry Entry) ModifyDn(DirectoryTree tree, ModifyDnRequest request, DistinguishedName author)
    {
        var node = tree.Require(request.Entry);
        var superior = request.NewSuperior ?? node.Entry.Name.Parent;
        var name = superior.Child(request.NewRdn);
        if (request.NewSuperior is { } target)
        {
            if (tree.Find(target) is null)
            {
                throw tree.NoSuchObject(target, "new superior not found");
            }

            if (target == node.Entry.Name || target.IsDescendantOf(node.Entry.Name))
            {
                throw new Refusal(ResultCode.UnwillingToPerform, "an entry cannot be moved below itself");
            }
        }

        if (name != node.Entry.Name && tree.Find(name) is not null)
        {
            throw new Refusal(ResultCode.EntryAlreadyExists, "");
        }

        var renamed = node.Entry.Renamed(name);
        if (request.DeleteOldRdn)
        {
            renamed = WithoutNameValues(renamed, node.Entry.Name.Rdn!);
        }

        renamed = entries.Touch(entries.WithNameValues(renamed), author);
        _schema.Check(renamed);
        return (tree.Move(node, renamed), renamed);
    }

    void CheckParent(DirectoryTree tree, DistinguishedName name)
    {
        if (tree.Find(name.Parent) is not null)
        {
            return;
        }

        if (options.Suffixes.Count == 0 ? tree.DeepestAbove(name) is not null : !options.Suffixes.Contains(name))
        {
            throw tree.NoSuchObject(name, "the parent does not exist");
        }
    }

    StoredEntry WithoutNameValues(StoredEntry entry, RelativeDistinguishedName oldRdn)
    {
        foreach (var part in oldRdn.Parts)
        {
            var type = entries.TypeOf(part.Type);
            if (entry.Find(part.Type, type) is { } attribute)
            {
                var kept = attribute.Values
                    .Where(value => entries.Key(type, value) != entries.Key(type, part.Value))
                    .ToArray();
                entry = entry.With(part.Type, type, kept.Length == 0 ? null : attribute with { Values = kept });
            }
        }

        return entry;
    }

    // RFC 4512 section 2.4.2: the structural class of an entry does not change.
    void RefuseNewStructure(StoredEntry before, StoredEntry after)
    {
        if (options.EnforceSchema && entries.StructuralClass(before) != entries.StructuralClass(after))
        {
            throw new Refusal(
                ResultCode.ObjectClassModsProhibited,
                $"structural object class modification from '{entries.StructuralClass(before)}' to "
                + $"'{entries.StructuralClass(after)}' not allowed");
        }
    }
}
