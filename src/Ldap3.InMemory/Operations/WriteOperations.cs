using Ldap3.InMemory.Access;
using Ldap3.InMemory.ActiveDirectory;
using Ldap3.InMemory.Authentication.Passwords;
using Ldap3.InMemory.Operations.Dynamic;
using Ldap3.InMemory.Operations.PasswordPolicies;
using Ldap3.InMemory.Results;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Operations;

/// <summary>The operations that change the tree (RFC 4511 sections 4.6 to 4.9). Each gives the new tree or a refusal.</summary>
sealed class WriteOperations(InMemoryDirectoryOptions options, EntryFactory entries, DynamicEntryQueue dynamicQueue)
{
    readonly SchemaCheck _schema = new(options, entries);
    readonly DomainEntries? _domain =
        options.ActiveDirectory is { } domain ? new DomainEntries(domain, options.Schema, options.TimeProvider) : null;

    readonly ModifyOperations _modify = new(entries);
    readonly NewParent _parent = new(options);
    readonly PasswordEnforcement _passwords = new(options, entries);
    readonly DynamicEntries _dynamic = new(options, entries, dynamicQueue);

    public (DirectoryTree Tree, DistinguishedName Name) Add(DirectoryTree tree, AddRequest request, OperationContext context)
    {
        var entry = _passwords.OnAdd(tree, entries.Create(request, context.Identity, context.RelaxesRules), context);
        entry = PasswordHasher.Store(entry, options);
        entry = _domain?.OnAdd(tree, entry) ?? entry;
        _schema.Check(entry, isNew: true);
        if (tree.Find(request.Entry) is not null)
        {
            throw new Refusal(ResultCode.EntryAlreadyExists, "");
        }

        _parent.CheckForAdd(tree, request.Entry);
        entry = _dynamic.OnAdd(tree, entry);
        return (tree.Add(entry), entry.Name);
    }

    public (DirectoryTree Tree, DistinguishedName Name) Modify(
        DirectoryTree tree, ModifyRequest request, OperationContext context)
    {
        var node = tree.Require(request.Entry);
        _passwords.BeforeModify(tree, node.Entry, request.Changes, context);
        var changed = _modify.Apply(node.Entry, PasswordUpdate.NameStored(request.Changes, node.Entry), context);
        changed = PasswordHasher.Store(_passwords.AfterModify(tree, node.Entry, changed, request.Changes, context), options);
        if (!context.RelaxesRules)
        {
            RefuseNewStructure(node.Entry, changed);
        }

        _schema.Check(changed);
        DynamicEntries.OnModify(node.Entry, changed);
        changed = _domain?.OnChange(tree, changed) ?? changed;
        changed = context.RelaxesRules && SetsStamps(request) ? changed : entries.Touch(changed, context.Identity);
        return (tree.Replace(node, changed), changed.Name);
    }

    /// <summary>Lets a dynamic entry live on.</summary>
    public (DirectoryTree Tree, LdapResult Result) Refresh(DirectoryTree tree, OperationContext context) =>
        _dynamic.Refresh(tree, context);

    /// <summary>Stores a password hashed, once its policy has looked at it in clear.</summary>
    public DirectoryTree ChangePassword(
        DirectoryTree tree, DistinguishedName name, OctetString? old, OctetString password, OperationContext context)
    {
        var node = tree.Require(name);
        AttributeDescription description = AccessControl.UserPassword;
        var type = entries.TypeOf(description);
        var added = new Modification(ModifyOperation.Add, new LdapAttribute(description, password));
        Modification[] changes = old is { } named
            ? [new(ModifyOperation.Delete, new LdapAttribute(description, named)), added]
            : [added with { Operation = ModifyOperation.Replace }];
        _passwords.BeforeModify(tree, node.Entry, changes, context);
        var stored = PasswordHasher.Store(password, options.PasswordScheme ?? PasswordScheme.SaltedSha512);
        var changed = node.Entry.With(description, type, new StoredAttribute(description, type, [stored]));
        changed = _passwords.AfterModify(tree, node.Entry, changed, changes, context);
        return tree.Replace(node, entries.Touch(changed, context.Identity));
    }

    public static (DirectoryTree Tree, DistinguishedName Name) Delete(
        DirectoryTree tree, DeleteRequest request, OperationContext context)
    {
        var node = tree.Require(request.Entry);
        if (node.HasChildren && !context.DeletesSubtree)
        {
            throw new Refusal(ResultCode.NotAllowedOnNonLeaf, "subordinate objects must be deleted first");
        }

        // draft-armijo-ldap-treedelete-02: all of it or nothing, and only where all of it may be deleted.
        foreach (var below in tree.Subtree(node).Reverse().ToArray())
        {
            if (!context.Access.Allows(AccessKind.Write, below.Entry.Name))
            {
                throw WriteAccess.Refuse(context);
            }

            tree = tree.Remove(tree.Require(below.Entry.Name));
        }

        return (tree, node.Entry.Name);
    }

    public (DirectoryTree Tree, DistinguishedName Name) ModifyDn(
        DirectoryTree tree, ModifyDnRequest request, OperationContext context)
    {
        var node = tree.Require(request.Entry);
        RefuseUnknownName(request.NewRdn);
        var name = node.Entry.Name.Rename(request.NewRdn, request.NewSuperior);
        _parent.CheckForRename(tree, node, request.NewSuperior);
        if (name != node.Entry.Name && tree.Find(name) is not null)
        {
            throw new Refusal(ResultCode.EntryAlreadyExists, "");
        }

        var renamed = node.Entry.Renamed(name);
        if (request.DeleteOldRdn)
        {
            renamed = WithoutNameValues(renamed, node.Entry.Name.Rdn!);
        }

        renamed = entries.Touch(entries.WithNameValues(renamed), context.Identity);
        _schema.Check(renamed);
        _dynamic.OnRename(renamed);
        return (tree.Move(node, renamed), renamed.Name);
    }

    static bool SetsStamps(ModifyRequest request) => request.Changes.Any(
        change => change.Attribute.Description.Type.StartsWith("modif", StringComparison.OrdinalIgnoreCase));

    void RefuseUnknownName(RelativeDistinguishedName rdn)
    {
        if (options.EnforceSchema && rdn.Parts.Any(part => entries.TypeOf(part.Type) is null))
        {
            throw new Refusal(ResultCode.InvalidDnSyntax, "invalid new RDN");
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
        if (options.EnforceSchema && entries.StructuralClass(after) is { } changed && changed != entries.StructuralClass(before)
            && entries.RulesOf(after).HasOneStructure)
        {
            throw new Refusal(
                ResultCode.ObjectClassModsProhibited,
                $"structural object class modification from '{entries.StructuralClass(before)}' to '{changed}' not allowed");
        }
    }
}
