using Ldap3.InMemory.Results;
using Ldap3.InMemory.Searching;
using Ldap3.Protocol.Evaluation;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;

namespace Ldap3.InMemory.Operations;

/// <summary>Runs comparisons (RFC 4511 section 4.10), and what all operations on entries ask first.</summary>
static class SessionReads
{
    /// <summary>Refuses whoever has not bound, where that is so configured.</summary>
    public static void RefuseUnbound(OperationContext context)
    {
        var options = context.Directory.Options;
        if (context.Identity.IsEmpty && !context.Access.IsAdministrator && !options.AllowAnonymousRead && options.AccessRule is null)
        {
            throw new Refusal(ResultCode.InsufficientAccessRights, "bind before reading");
        }
    }

    // RFC 4528 section 3
    public static void CheckAssertion(OperationContext context, EntryView view)
    {
        if (context.Assertion is { } assertion && !assertion.Matches(view, context.Directory.Schema))
        {
            throw new Refusal(ResultCode.AssertionFailed, "assertion failed");
        }
    }

    public static CompareResponse Compare(OperationContext context)
    {
        RefuseUnbound(context);
        var request = (CompareRequest)context.Request;
        var directory = context.Directory;
        new RequestCheck(directory.Options, directory.Entries).Check(request, context.RelaxesRules);
        var tree = directory.Tree;
        var node = ReferralObjects.Require(tree, request.Entry, context.ManagesDsaIt);
        CheckAssertion(context, new EntryView(directory.Options, tree, node, context.Access));
        if (!context.Access.Allows(AccessKind.Compare, node.Entry.Name, request.Attribute))
        {
            throw new Refusal(ResultCode.InsufficientAccessRights, "");
        }

        var unrestricted = new Access.AccessControl(directory.Options, default, isUnrestricted: true);
        return new CompareResponse
        {
            ResultCode = Compare(directory, request, new EntryView(directory.Options, tree, node, unrestricted)),
        };
    }

    static ResultCode Compare(InMemoryDirectory directory, CompareRequest request, EntryView view)
    {
        var schema = directory.Schema;
        return Filter.Equal(request.Attribute, request.AssertionValue).Evaluate(view, schema) switch
        {
            true => ResultCode.CompareTrue,
            _ when Filter.Present(request.Attribute).Evaluate(view, schema) == false => ResultCode.NoSuchAttribute,
            false => ResultCode.CompareFalse,
            null => ResultCode.InvalidAttributeSyntax,
        };
    }
}
