using Ldap3.Protocol.Controls;

namespace Ldap3.InMemory.Operations.ControlHandling;

/// <summary>The controls of searches that follow changes.</summary>
static class WatchingControls
{
    public static ControlHandler[] All { get; } =
    [
        new(SyncRequestControl.ControlOid, OperationKinds.Search, (context, control) =>
            context.Synchronization = SyncRequestControl.FromControl(control)),
        new(PersistentSearchControl.ControlOid, OperationKinds.Search, (context, control) =>
            context.PersistentSearch = PersistentSearchControl.FromControl(control)),
    ];
}
