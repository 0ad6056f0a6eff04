using Ldap3.InMemory.Results;
using Ldap3.InMemory.Searching;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Evaluation;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Operations;

/// <summary>Runs the writes of a session: access, assertion, the change itself, and the entries read around it.</summary>
sealed class SessionWrites(InMemoryDirectory directory)
{
    readonly WriteOperations _operations = new(directory.Options, directory.Entries);

    public LdapResult Run(LdapRequest request, InMemorySession session)
    {
        var target = Target(request);
        if (!session.MayWrite(target))
        {
            throw new Refusal(
                session.Identity.IsEmpty ? ResultCode.StrongerAuthRequired : ResultCode.InsufficientAccessRights,
                session.Identity.IsEmpty ? "modifications require authentication" : "no write access to entry");
        }

        var answers = directory.Write(tree => Change(tree, request, target, session));
        return ResponseFactory.Create(request, ResultCode.Success, controls: answers);
    }

    static DistinguishedName Target(LdapRequest request) => request switch
    {
        AddRequest add => add.Entry,
        ModifyRequest modify => modify.Entry,
        DeleteRequest delete => delete.Entry,
        _ => ((ModifyDnRequest)request).Entry,
    };

    (DirectoryTree Tree, List<Control> Answers) Change(
        DirectoryTree tree, LdapRequest request, DistinguishedName target, InMemorySession session)
    {
        var answers = new List<Control>();
        if (tree.Find(target) is { } before)
        {
            var view = View(tree, before, session);
            CheckAssertion(request, view);
            ReadEntryControls.Before(request, directory.Options, view, answers);
        }

        var (changed, entry) = request switch
        {
            AddRequest add => _operations.Add(tree, add, session.Identity),
            ModifyRequest modify => _operations.Modify(tree, modify, session.Identity),
            DeleteRequest delete => WriteOperations.Delete(tree, delete),
            _ => _operations.ModifyDn(tree, (ModifyDnRequest)request, session.Identity),
        };
        if (changed.Find(entry.Name) is { } after)
        {
            ReadEntryControls.After(request, directory.Options, View(changed, after, session), answers);
        }

        return (changed, answers);
    }

    // RFC 4528 section 3
    void CheckAssertion(LdapRequest request, EntryView view)
    {
        if (request.Controls.Find<AssertionControl>() is { } assertion
            && !assertion.Filter.Matches(view, directory.Schema))
        {
            throw new Refusal(ResultCode.AssertionFailed, "assertion failed");
        }
    }

    EntryView View(DirectoryTree tree, TreeNode node, InMemorySession session) =>
        new(directory.Options, tree, node, session.MayReadPasswords(node.Entry.Name));
}
