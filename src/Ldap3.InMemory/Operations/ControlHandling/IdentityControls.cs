using Ldap3.InMemory.Authentication;
using Ldap3.InMemory.Results;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Operations.ControlHandling;

/// <summary>The controls that say who acts, or ask about accounts.</summary>
static class IdentityControls
{
    public static ControlHandler[] All { get; } =
    [
        new(ProxiedAuthorizationControl.ControlOid, OperationKinds.All, Proxy),
        new(ProxiedAuthorizationV1Control.ControlOid, OperationKinds.All, (context, control) =>
            ActFor(context, control, ProxiedAuthorizationV1Control.FromControl(control).Name)),
        ControlHandler.Flag(
            AuthorizationIdentityControl.ControlOid, OperationKinds.Bind, context => context.WantsAuthorizationId = true),
        ControlHandler.Flag(
            PasswordPolicyControl.ControlOid,
            OperationKinds.Bind | OperationKinds.All,
            context => context.WantsPasswordPolicy = true),
        new(GetEffectiveRightsControl.ControlOid, OperationKinds.Search, EffectiveRightsReport.Apply),
        ControlHandler.Flag(AccountUsableControl.ControlOid, OperationKinds.Search, context => context.WantsAccountState = true),
    ];

    static void Proxy(OperationContext context, Control control)
    {
        var wanted = ProxiedAuthorizationControl.FromControl(control).AuthorizationId;
        var name = AuthorizationIdentity.Find(context.Directory, wanted)
            ?? throw new Refusal(ResultCode.AuthorizationDenied, "authzId mapping failed");
        ActFor(context, control, name);
    }

    // RFC 4370 section 4
    static void ActFor(OperationContext context, Control control, DistinguishedName name)
    {
        if (!control.IsCritical)
        {
            throw new Refusal(ResultCode.ProtocolError, "proxied authorization control must be marked critical");
        }

        var own = context.Session.Identity;
        if (own.IsEmpty)
        {
            throw new Refusal(ResultCode.AuthorizationDenied, "anonymous proxied authorization not allowed");
        }

        if (name != own && !context.Access.Allows(AccessKind.ActAs, name))
        {
            throw new Refusal(ResultCode.AuthorizationDenied, "not authorized to assume identity");
        }

        context.ActFor(name);
    }
}
