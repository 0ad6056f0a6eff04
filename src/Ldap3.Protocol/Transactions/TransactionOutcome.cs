using Ldap3.Protocol.ExtendedOperations;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Transactions;

/// <summary>How a transaction ended: all of its updates were carried out, or none. Immutable.</summary>
public sealed class TransactionOutcome : OperationOutcome
{
    readonly IReadOnlyList<(int MessageId, LdapRequest Request)> _updates;
    readonly TransactionEndResult _end;

    internal TransactionOutcome(
        LdapRequest request, LdapResult result, IReadOnlyList<(int MessageId, LdapRequest Request)> updates)
        : base(request, result)
    {
        _updates = updates;
        _end = TransactionEndResult.Read((ExtendedResponse)result);
        FailedRequest = updates.FirstOrDefault(update => update.MessageId == _end.FailedMessageId).Request;
    }

    /// <summary>The update that failed, and all others with it; null when none did, or the server does not say which.</summary>
    public LdapRequest? FailedRequest { get; }

    /// <summary>
    /// The controls of the answer to an update, such as those of a post-read (RFC 5805 section 4.5). Empty when there are none.
    /// </summary>
    /// <param name="update">The request that the transaction was given; the object itself, not one that is equal.</param>
    public IReadOnlyList<Control> ControlsOf(LdapRequest update) =>
        [.. _updates.Where(known => ReferenceEquals(known.Request, update))
            .SelectMany(known => _end.UpdateControls.GetValueOrDefault(known.MessageId, []))];

    private protected override LdapRequest Culprit => FailedRequest ?? Request;
}
