using Ldap3.InMemory.Results;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Operations;

/// <summary>Refuses the writes that an identity may not do.</summary>
static class WriteAccess
{
    public static void Check(OperationContext context)
    {
        var target = Target(context.Request);
        var allowed = context.Request switch
        {
            ModifyRequest modify => modify.Changes.All(
                change => context.Access.Allows(AccessKind.Write, target, change.Attribute.Description)),
            ModifyDnRequest rename => context.Access.Allows(AccessKind.Write, target)
                && context.Access.Allows(AccessKind.Write, target.Rename(rename.NewRdn, rename.NewSuperior)),
            _ => context.Access.Allows(AccessKind.Write, target),
        };
        if (!allowed || (context.RelaxesRules && !context.Access.Allows(AccessKind.Manage, target)))
        {
            throw Refuse(context);
        }
    }

    public static Refusal Refuse(OperationContext context) => context.Identity.IsEmpty
        ? new Refusal(ResultCode.StrongerAuthRequired, "modifications require authentication")
        : new Refusal(ResultCode.InsufficientAccessRights, "no write access to entry");

    public static DistinguishedName Target(LdapRequest request) => request switch
    {
        AddRequest add => add.Entry,
        ModifyRequest modify => modify.Entry,
        DeleteRequest delete => delete.Entry,
        _ => ((ModifyDnRequest)request).Entry,
    };
}
