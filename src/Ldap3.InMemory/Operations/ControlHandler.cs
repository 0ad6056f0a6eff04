using Ldap3.InMemory.Results;
using Ldap3.Protocol.Messages;

namespace Ldap3.InMemory.Operations;

/// <summary>Takes one control in: reads its value, and notes in the operation what it wants.</summary>
/// <param name="Oid">The control.</param>
/// <param name="Kinds">The operations it goes with; in others it is unknown.</param>
/// <param name="Apply">Reads it. May refuse the operation.</param>
sealed record ControlHandler(string Oid, OperationKinds Kinds, Action<OperationContext, Control> Apply)
{
    /// <summary>A control that says all by being there.</summary>
    public static ControlHandler Flag(string oid, OperationKinds kinds, Action<OperationContext> apply) => new(
        oid,
        kinds,
        (context, control) =>
        {
            if (control.Value is not null)
            {
                throw new Refusal(ResultCode.ProtocolError, $"control {oid}: value not absent");
            }

            apply(context);
        });
}
