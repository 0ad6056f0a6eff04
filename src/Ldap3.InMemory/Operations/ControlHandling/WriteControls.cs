using Ldap3.Protocol.Controls;

namespace Ldap3.InMemory.Operations.ControlHandling;

/// <summary>The controls of changes.</summary>
static class WriteControls
{
    public static ControlHandler[] All { get; } =
    [
        new(
            PreReadControl.ControlOid,
            OperationKinds.Modify | OperationKinds.Delete | OperationKinds.ModifyDn,
            (context, control) => context.PreRead = PreReadControl.FromControl(control)),
        new(
            PostReadControl.ControlOid,
            OperationKinds.Add | OperationKinds.Modify | OperationKinds.ModifyDn,
            (context, control) => context.PostRead = PostReadControl.FromControl(control)),
        ControlHandler.Flag(SubtreeDeleteControl.ControlOid, OperationKinds.Delete, context => context.DeletesSubtree = true),
        ControlHandler.Flag(RelaxRulesControl.ControlOid, OperationKinds.Writes, context => context.RelaxesRules = true),
        ControlHandler.Flag(NoOpControl.ControlOid, OperationKinds.Writes, context => context.IsTrial = true),
        ControlHandler.Flag(PermissiveModifyControl.ControlOid, OperationKinds.Modify, context => context.IsPermissive = true),
        new(
            TransactionSpecificationControl.ControlOid,
            OperationKinds.Writes | OperationKinds.Extended,
            (context, control) => context.Transaction = TransactionSpecificationControl.FromControl(control).Identifier),
    ];
}
