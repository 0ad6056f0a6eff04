using System.Buffers;
using System.Formats.Asn1;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Codec;

/// <summary>Writes messages as octets, requests and responses alike (RFC 4511 section 4.1.1). Thread-safe.</summary>
static class LdapMessageWriter
{
    /// <summary>Writes a whole message.</summary>
    public static void Write(LdapMessage message, IBufferWriter<byte> output)
    {
        var writer = WriterCache.Rent();
        Write(message, writer);
        var length = writer.GetEncodedLength();
        writer.Encode(output.GetSpan(length));
        output.Advance(length);
        WriterCache.Return(writer);
    }

    static void Write(LdapMessage message, AsnWriter writer)
    {
        writer.PushSequence();
        writer.WriteInteger(message.MessageId);
        if (message.Operation is LdapRequest request)
        {
            RequestWriter.Write(writer, request);
        }
        else
        {
            ResponseWriter.Write(writer, (LdapResponse)message.Operation);
        }

        ControlCodec.Write(writer, message.Operation.Controls);
        writer.PopSequence();
    }
}
