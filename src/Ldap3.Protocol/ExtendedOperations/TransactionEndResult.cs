using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Codec;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.ExtendedOperations;

/// <summary>What a server says of the updates of a transaction that has ended (RFC 5805 section 2.3). Immutable.</summary>
public sealed class TransactionEndResult
{
    /// <summary>The message id of the update that failed, or null when none did or the failure was not that of one update.</summary>
    public int? FailedMessageId { get; init; }

    /// <summary>The controls that would have come with the answer to each update, by its message id.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<Control>> UpdateControls { get; init; } =
        new Dictionary<int, IReadOnlyList<Control>>();

    /// <summary>Reads the value of an answer to <see cref="TransactionEnd"/>.</summary>
    /// <exception cref="LdapProtocolException">It has a value that is not such a one.</exception>
    public static TransactionEndResult Read(ExtendedResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        if (response.Value is not { IsEmpty: false } value)
        {
            return new TransactionEndResult();
        }

        var fields = new BerReader(value.Memory).ReadSequence();
        return new TransactionEndResult
        {
            FailedMessageId = fields.IsNext(BerTag.Integer) ? fields.ReadInteger() : null,
            UpdateControls = ReadControls(ref fields),
        };
    }

    static Dictionary<int, IReadOnlyList<Control>> ReadControls(ref BerReader fields)
    {
        var controls = new Dictionary<int, IReadOnlyList<Control>>();
        if (fields.HasMore)
        {
            var updates = fields.ReadSequence();
            while (updates.HasMore)
            {
                var update = updates.ReadSequence();
                var messageId = update.ReadInteger();

                // RFC 5805 has plain Controls here, OpenLDAP sends the tag that they have in a message.
                controls[messageId] = ControlCodec.ReadAll(update.ReadAny(out _));
            }
        }

        return controls;
    }
}
