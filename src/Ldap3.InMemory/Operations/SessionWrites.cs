using Ldap3.InMemory.Operations.PasswordPolicies;
using Ldap3.InMemory.Results;
using Ldap3.InMemory.Searching;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.ExtendedOperations;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Operations;

/// <summary>Runs the writes of a session: access, assertion, the change itself, and the entries read around it. A password modify is one.</summary>
sealed class SessionWrites
{
    readonly InMemoryDirectory _directory;
    readonly RequestCheck _check;
    readonly WriteOperations _operations;
    readonly PasswordModify _passwords;

    public SessionWrites(InMemoryDirectory directory, PasswordVerification verification)
    {
        _directory = directory;
        _check = new RequestCheck(directory.Options, directory.Entries);
        _operations = new WriteOperations(directory.Options, directory.Entries, directory.DynamicQueue);
        _passwords = new PasswordModify(directory, verification, _operations);
    }

    public LdapResult Run(OperationContext context)
    {
        if (context.IsTrial)
        {
            // draft-zeilenga-ldap-noop: all checks, and no change.
            Change(_directory.Tree, context);
            throw new Refusal(ResultCode.NoOperation, "");
        }

        return _directory.Write(context.Identity, tree => Change(tree, context));
    }

    /// <summary>Does one write, alone or as a part of several.</summary>
    public (DirectoryTree Tree, LdapResult Result) Change(DirectoryTree tree, OperationContext context)
    {
        if (context.Request is ExtendedRequest extended)
        {
            return extended.Oid == ExtendedOperationOid.RefreshDynamicEntry
                ? _operations.Refresh(tree, context)
                : _passwords.Change(tree, context);
        }

        _check.Check(context.Request, context.RelaxesRules);
        WriteAccess.Check(context);
        var answers = new List<Control>();
        Before(tree, context, answers);
        var (changed, name) = Apply(tree, context);
        if (context.PostRead is { } wanted && changed.Find(name) is { } after)
        {
            answers.Add(ReadEntryControls.After(wanted, context, changed, after));
        }

        return (changed, ResponseFactory.Create(context.Request, ResultCode.Success, controls: answers));
    }

    void Before(DirectoryTree tree, OperationContext context, List<Control> answers)
    {
        if (context.Request is AddRequest)
        {
            return;
        }

        // OpenLDAP, too, says first that there is no such entry, and then whether the assertion holds.
        var node = ReferralObjects.Require(tree, WriteAccess.Target(context.Request), context.ManagesDsaIt);
        SessionReads.CheckAssertion(context, new EntryView(_directory.Options, tree, node, context.Access));
        if (context.PreRead is { } wanted)
        {
            answers.Add(ReadEntryControls.Before(wanted, context, tree, node));
        }
    }

    (DirectoryTree Tree, DistinguishedName Name) Apply(DirectoryTree tree, OperationContext context) => context.Request switch
    {
        AddRequest add => _operations.Add(tree, add, context),
        ModifyRequest modify => _operations.Modify(tree, modify, context),
        DeleteRequest delete => WriteOperations.Delete(tree, delete, context),
        _ => _operations.ModifyDn(tree, (ModifyDnRequest)context.Request, context),
    };
}
