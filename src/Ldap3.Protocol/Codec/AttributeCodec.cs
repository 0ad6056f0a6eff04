using System.Formats.Asn1;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Codec;

/// <summary>Attributes with their values as octets, both ways (<c>PartialAttribute</c>, RFC 4511 section 4.1.7).</summary>
static class AttributeCodec
{
    public static void WriteAll(AsnWriter writer, IReadOnlyList<LdapAttribute> attributes)
    {
        writer.PushSequence();
        for (var i = 0; i < attributes.Count; i++)
        {
            Write(writer, attributes[i]);
        }

        writer.PopSequence();
    }

    public static void Write(AsnWriter writer, LdapAttribute attribute)
    {
        writer.PushSequence();
        writer.WriteText(attribute.Description.ToString());
        writer.PushSetOf();
        for (var i = 0; i < attribute.Values.Count; i++)
        {
            writer.WriteOctets(attribute.Values[i]);
        }

        writer.PopSetOf();
        writer.PopSequence();
    }

    public static LdapAttribute[] ReadAll(BerReader reader)
    {
        var attributes = new List<LdapAttribute>();
        while (reader.HasMore)
        {
            attributes.Add(Read(reader.ReadSequence()));
        }

        return [.. attributes];
    }

    public static LdapAttribute Read(BerReader reader)
    {
        var description = AttributeDescriptionCache.Get(reader.ReadOctets());
        var set = reader.ReadConstructed(BerTag.Set);
        var values = new List<OctetString>();
        while (set.HasMore)
        {
            values.Add(set.ReadOctetString());
        }

        return new LdapAttribute(description, values.ToArray());
    }
}
