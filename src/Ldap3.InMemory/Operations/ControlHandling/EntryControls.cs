using Ldap3.Protocol.Controls;

namespace Ldap3.InMemory.Operations.ControlHandling;

/// <summary>The controls of everything that is done to or with entries.</summary>
static class EntryControls
{
    public static ControlHandler[] All { get; } =
    [
        ControlHandler.Flag(ManageDsaItControl.ControlOid, OperationKinds.OnEntries, context => context.ManagesDsaIt = true),
        new(AssertionControl.ControlOid, OperationKinds.OnEntries, (context, control) =>
            context.Assertion = AssertionControl.FromControl(control).Filter),
    ];
}
