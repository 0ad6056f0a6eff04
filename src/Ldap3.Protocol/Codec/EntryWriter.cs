using System.Formats.Asn1;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Codec;

/// <summary>Writes entries found as octets (RFC 4511 section 4.5.2).</summary>
static class EntryWriter
{
    public static void Write(AsnWriter writer, SearchResultEntry entry)
    {
        var tag = AsnTag.Of(OperationTag.SearchResultEntry);
        writer.PushSequence(tag);
        writer.WriteText(entry.ObjectName.ToString());
        writer.PushSequence();
        for (var i = 0; i < entry.AttributeCount; i++)
        {
            writer.PushSequence();
            writer.WriteText(entry.GetDescription(i));
            writer.PushSetOf();
            foreach (var value in entry.GetValues(i))
            {
                writer.WriteOctetString(value);
            }

            writer.PopSetOf();
            writer.PopSequence();
        }

        writer.PopSequence();
        writer.PopSequence(tag);
    }
}
