using System.Formats.Asn1;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Codec;

/// <summary>A SEQUENCE OF <c>LDAPString</c>: attribute selections, referrals, references.</summary>
static class TextListCodec
{
    public static void Write(AsnWriter writer, IReadOnlyList<string> texts, Asn1Tag? tag = null)
    {
        writer.PushSequence(tag);
        for (var i = 0; i < texts.Count; i++)
        {
            writer.WriteText(texts[i]);
        }

        writer.PopSequence(tag);
    }

    public static string[] Read(BerReader reader)
    {
        if (!reader.HasMore)
        {
            return [];
        }

        var texts = new List<string>();
        while (reader.HasMore)
        {
            texts.Add(reader.ReadText());
        }

        return [.. texts];
    }
}
