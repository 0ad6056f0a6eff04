using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Codec;

/// <summary>Reads messages from octets, requests and responses alike (RFC 4511 section 4.1.1). Thread-safe.</summary>
static class LdapMessageReader
{
    /// <summary>Reads one whole message.</summary>
    /// <param name="message">
    /// The octets. The result refers to them for as long as it lives, so they must be its own and never change.
    /// </param>
    /// <exception cref="LdapProtocolException">The octets are no LDAP message.</exception>
    /// <exception cref="LdapFormatException">A name in a request is not one by RFC 4514.</exception>
    public static LdapMessage Read(ReadOnlyMemory<byte> message)
    {
        var reader = new BerReader(message);
        var envelope = reader.ReadSequence();
        reader.ThrowIfMore();
        var messageId = envelope.ReadInteger();
        var position = envelope.Position;
        var contents = envelope.ReadAny(out var tag);
        var controls = envelope.HasMore ? ControlCodec.Read(ref envelope) : [];
        LdapOperation? operation = ResponseReader.Read(tag, contents, controls);
        operation ??= RequestReader.Read(tag, contents, controls);
        if (operation is null)
        {
            BerError.UnexpectedElement("An operation of RFC 4511", tag, position);
        }

        return new LdapMessage(messageId, operation);
    }

    /// <summary>Finds out how long the message is that begins here.</summary>
    /// <param name="octets">What has come so far, from the message's first octet on.</param>
    /// <param name="maxMessageSize">The longest message to accept, in octets, its header included.</param>
    /// <param name="totalLength">The number of octets of the whole message, its header included.</param>
    /// <returns>False when more octets are needed to tell.</returns>
    /// <exception cref="LdapProtocolException">No LDAP message begins here, or it is too long.</exception>
    public static bool TryReadHeader(ReadOnlySpan<byte> octets, int maxMessageSize, out int totalLength)
    {
        totalLength = 0;
        if (octets.IsEmpty)
        {
            return false;
        }

        if (octets[0] != BerTag.Sequence)
        {
            BerError.WrongTag(BerTag.Sequence, octets[0], 0);
        }

        if (!BerLength.TryRead(octets[1..], 1, out var length, out var count))
        {
            return false;
        }

        var total = 1L + count + length;
        if (total > maxMessageSize)
        {
            throw new LdapProtocolException(
                $"A message of at most {maxMessageSize} octets was expected, one of {total} announced. "
                + "Raise the largest message size if the directory holds values this big.");
        }

        totalLength = (int)total;
        return true;
    }

    /// <summary>The message id alone, so that what follows may be answered even when it is malformed.</summary>
    /// <exception cref="LdapProtocolException">The octets do not begin as an LDAP message does.</exception>
    public static int PeekMessageId(ReadOnlySpan<byte> message)
    {
        var reader = new BerReader(message);
        return reader.ReadSequence().ReadInteger();
    }
}
