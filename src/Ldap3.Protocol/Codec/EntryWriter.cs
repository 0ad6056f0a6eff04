using System.Formats.Asn1;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Codec;

/// <summary>Writes entries found as octets (RFC 4511 section 4.5.2); those that came as octets are not taken apart.</summary>
static class EntryWriter
{
    /// <summary>Writes an entry; the read entry controls of RFC 4527 hold one too, under the tag of a SEQUENCE.</summary>
    public static void Write(AsnWriter writer, SearchResultEntry entry, Asn1Tag? tag = null)
    {
        writer.PushSequence(tag);
        writer.WriteText(entry.ObjectName.ToString());
        writer.PushSequence();
        for (var i = 0; i < entry.AttributeCount; i++)
        {
            writer.PushSequence();
            writer.WriteOctetString(entry.EncodedDescription(i));
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
