using System.Globalization;
using Ldap3.InMemory.Results;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.ExtendedOperations;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Operations;

/// <summary>The transaction that a session has open (RFC 5805): its updates wait, and are then done in one change or not at all.</summary>
/// <remarks>As in OpenLDAP a session has one at a time.</remarks>
sealed class SessionTransactions(InMemoryDirectory directory, SessionWrites writes)
{
    const int MostUpdates = 10_000;

    readonly Lock _gate = new();
    OctetString? _open;
    List<OperationContext> _updates = [];
    long _last;

    /// <summary>Where notices for the client go, which it did not ask for.</summary>
    public Action<ExtendedResponse>? Notify { get; set; }

    public LdapResult Start(OperationContext context)
    {
        if (context.Request is ExtendedRequest { Value: not null })
        {
            throw new Refusal(ResultCode.ProtocolError, "no data expected");
        }

        lock (_gate)
        {
            if (_open is not null)
            {
                throw new Refusal(ResultCode.Busy, "cannot handle another transaction");
            }

            _open = (++_last).ToString(CultureInfo.InvariantCulture);
            return new ExtendedResponse { ResultCode = ResultCode.Success, Value = _open };
        }
    }

    /// <summary>Takes note of an update.</summary>
    public LdapResult Add(OperationContext context)
    {
        lock (_gate)
        {
            Require(context.Transaction!.Value);
            if (_updates.Count < MostUpdates)
            {
                _updates.Add(context);
                return ResponseFactory.Create(context.Request, ResultCode.Success);
            }
        }

        Abort(ResultCode.AdminLimitExceeded, $"a transaction has {MostUpdates} updates at most");
        throw new Refusal(ResultCode.AdminLimitExceeded, "the transaction was given up");
    }

    /// <summary>Does all updates, or forgets them.</summary>
    public LdapResult End(OperationContext context)
    {
        var end = TransactionEnd.Read((ExtendedRequest)context.Request);
        List<OperationContext> updates;
        lock (_gate)
        {
            Require(end.Identifier);
            (_open, updates, _updates) = (null, _updates, []);
        }

        return end.Commit ? Commit(context.Identity, updates) : new ExtendedResponse { ResultCode = ResultCode.Success };
    }

    /// <summary>Gives the transaction up, if there is one, and tells the client (RFC 5805 section 2.4).</summary>
    public void Abort(ResultCode resultCode, string reason)
    {
        OctetString? identifier;
        lock (_gate)
        {
            (identifier, _open, _updates) = (_open, null, []);
        }

        if (identifier is not null)
        {
            Notify?.Invoke(new ExtendedResponse
            {
                ResultCode = resultCode,
                DiagnosticMessage = reason,
                Oid = ExtendedOperationOid.AbortedTransactionNotice,
                Value = identifier,
            });
        }
    }

    void Require(OctetString identifier)
    {
        if (_open is not { } open || open != identifier)
        {
            throw new Refusal(ResultCode.ProtocolError, "invalid transaction identifier");
        }
    }

    ExtendedResponse Commit(DistinguishedName author, List<OperationContext> updates)
    {
        var current = 0;
        try
        {
            var controls = directory.Write(author, tree =>
            {
                var answers = new List<(int MessageId, IReadOnlyList<Control> Controls)>();
                foreach (var update in updates)
                {
                    current = update.MessageId;
                    (tree, var result) = writes.Change(tree, update);
                    if (result.Controls.Count > 0)
                    {
                        answers.Add((update.MessageId, result.Controls));
                    }
                }

                return (tree, answers);
            });
            return new ExtendedResponse { ResultCode = ResultCode.Success, Value = TransactionEndResult.Write(null, controls) };
        }
        catch (Refusal e)
        {
            return new ExtendedResponse
            {
                ResultCode = e.ResultCode,
                DiagnosticMessage = e.Message,
                MatchedDn = e.MatchedDn,
                Referrals = e.Referrals,
                Value = TransactionEndResult.Write(current, []),
            };
        }
    }
}
