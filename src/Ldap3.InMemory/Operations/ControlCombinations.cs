using Ldap3.InMemory.Results;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.ExtendedOperations;
using Ldap3.Protocol.Messages;

namespace Ldap3.InMemory.Operations;

/// <summary>What controls ask of each other.</summary>
static class ControlCombinations
{
    public static void Check(OperationContext context)
    {
        // draft-ietf-ldapext-ldapv3-vlv-09 section 6.2: the control says why, the result that it failed, as OpenLDAP's does.
        if (context.Window is not null && context.Sort is null)
        {
            throw new Refusal(ResultCode.VirtualListViewError, "a virtual list view needs a sort control")
            {
                Controls = [new VirtualListViewResponseControl(0, 0, ResultCode.SortControlMissing)],
            };
        }

        // RFC 2696 section 3 leaves it open; OpenLDAP does not put a window on pages.
        if (context.Window is not null && context.Paging is not null)
        {
            throw new Refusal(ResultCode.UnwillingToPerform, "a virtual list view and pages do not go together");
        }

        // RFC 5805 section 3.4: an operation that cannot be part of a transaction.
        if (context.Transaction is not null && context.Request is ExtendedRequest { Oid: not ExtendedOperationOid.ModifyPassword })
        {
            throw new Refusal(ResultCode.UnwillingToPerform, "the operation cannot be part of a transaction");
        }

        if (context is { IsTrial: true, Transaction: not null })
        {
            throw new Refusal(ResultCode.UnwillingToPerform, "an update of a transaction cannot be a trial");
        }
    }
}
