using Ldap3.InMemory.Authentication;
using Ldap3.InMemory.Results;
using Ldap3.Protocol;
using Ldap3.Protocol.ExtendedOperations;
using Ldap3.Protocol.Messages;

namespace Ldap3.InMemory.Operations;

/// <summary>Runs the extended operations of a session (RFC 4511 section 4.12).</summary>
sealed class SessionExtensions
{
    readonly Dictionary<string, Func<OperationContext, LdapResult>> _operations;

    public SessionExtensions(SessionWrites writes, SessionTransactions transactions) => _operations = new(StringComparer.Ordinal)
    {
        [ExtendedOperationOid.WhoAmI] = WhoAmI,
        [ExtendedOperationOid.ModifyPassword] = context => Write(context, writes, transactions),
        [ExtendedOperationOid.RefreshDynamicEntry] = writes.Run,
        [ExtendedOperationOid.StartTransaction] = transactions.Start,
        [ExtendedOperationOid.EndTransaction] = transactions.End,
        [ExtendedOperationOid.Cancel] = Cancel,
    };

    /// <summary>What the root DSE publishes.</summary>
    public static IReadOnlyList<string> Oids(bool withTls) =>
    [
        ExtendedOperationOid.WhoAmI, ExtendedOperationOid.ModifyPassword, ExtendedOperationOid.Cancel,
        ExtendedOperationOid.StartTransaction, ExtendedOperationOid.EndTransaction, ExtendedOperationOid.RefreshDynamicEntry,
        .. withTls ? (string[])[ExtendedOperationOid.StartTls] : [],
    ];

    public LdapResult Run(OperationContext context)
    {
        var request = (ExtendedRequest)context.Request;
        if (!_operations.TryGetValue(request.Oid, out var operation))
        {
            throw new Refusal(ResultCode.ProtocolError, "unsupported extended operation");
        }

        try
        {
            return operation(context);
        }
        catch (LdapProtocolException e)
        {
            throw new Refusal(ResultCode.ProtocolError, e.Message);
        }
    }

    // What is under way is known where the messages are; whoever comes here has nothing under way.
    static ExtendedResponse Cancel(OperationContext context)
    {
        CancelRequest.Read((ExtendedRequest)context.Request);
        throw new Refusal(ResultCode.NoSuchOperation, "message ID not found");
    }

    static LdapResult Write(OperationContext context, SessionWrites writes, SessionTransactions transactions) =>
        context.Transaction is null ? writes.Run(context) : transactions.Add(context);

    // RFC 4532 section 2.2
    static ExtendedResponse WhoAmI(OperationContext context) => new()
    {
        ResultCode = ResultCode.Success,
        Value = AuthorizationIdentity.Write(context.Identity),
    };
}
