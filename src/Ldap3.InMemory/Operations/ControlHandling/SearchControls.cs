using Ldap3.Protocol.Controls;

namespace Ldap3.InMemory.Operations.ControlHandling;

/// <summary>The controls of searches: which entries, in which order, how many at a time, with what.</summary>
static class SearchControls
{
    public static ControlHandler[] All { get; } =
    [
        new(PagedResultsControl.ControlOid, OperationKinds.Search, (context, control) =>
            context.Paging = PagedResultsControl.FromControl(control)),
        new(ServerSideSortControl.ControlOid, OperationKinds.Search, (context, control) =>
            context.Sort = ServerSideSortControl.FromControl(control)),
        new(VirtualListViewControl.ControlOid, OperationKinds.Search, (context, control) =>
            context.Window = VirtualListViewControl.FromControl(control)),
        new(MatchedValuesControl.ControlOid, OperationKinds.Search, (context, control) =>
            context.MatchedValues = MatchedValuesControl.FromControl(control)),
        new(SubentriesControl.ControlOid, OperationKinds.Search, (context, control) =>
            context.ShowsSubentries = SubentriesControl.FromControl(control).Visibility),
        ControlHandler.Flag(LdupSubentriesControl.ControlOid, OperationKinds.Search, context => context.ShowsSubentries = true),
        new(DereferenceControl.ControlOid, OperationKinds.Search, (context, control) =>
            context.Dereference = DereferenceControl.FromControl(control)),

        // There are no copies here: every answer is the original (RFC 6171).
        ControlHandler.Flag(DontUseCopyControl.ControlOid, OperationKinds.Search | OperationKinds.Compare, _ => { }),
    ];
}
