using System.Formats.Asn1;
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

    /// <summary>What the answer to <see cref="TransactionEnd"/> has, or null when there is nothing to say.</summary>
    internal static OctetString? Write(
        int? failedMessageId, IReadOnlyList<(int MessageId, IReadOnlyList<Control> Controls)> updates)
    {
        if (failedMessageId is null && updates.Count == 0)
        {
            return null;
        }

        var writer = WriterCache.Rent();
        using (writer.PushSequence())
        {
            if (failedMessageId is { } failed)
            {
                writer.WriteInteger(failed);
            }

            if (updates.Count > 0)
            {
                WriteControls(writer, updates);
            }
        }

        return WriterCache.TakeEncoded(writer);
    }

    static void WriteControls(AsnWriter writer, IReadOnlyList<(int MessageId, IReadOnlyList<Control> Controls)> updates)
    {
        using (writer.PushSequence())
        {
            foreach (var (messageId, controls) in updates)
            {
                using (writer.PushSequence())
                {
                    writer.WriteInteger(messageId);

                    // With the tag that they have in a message, as OpenLDAP sends them.
                    ControlCodec.Write(writer, controls);
                }
            }
        }
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
