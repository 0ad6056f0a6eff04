using System.Text;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Messages;

/// <summary>
/// An entry as its octets came from the server, with the places of its parts. The octets were walked through once, so
/// nothing that is read from here later can fail.
/// </summary>
/// <param name="message">The whole message.</param>
/// <param name="name">Where the entry's name lies.</param>
/// <param name="index">For each attribute, <see cref="IndexWidth"/> numbers: start and end of its description, start and end of its encoded values.</param>
sealed class EncodedEntry(ReadOnlyMemory<byte> message, Range name, int[] index)
{
    public const int IndexWidth = 4;

    public int AttributeCount => index.Length / IndexWidth;

    public DistinguishedName ReadObjectName() => DistinguishedName.FromServer(Encoding.UTF8.GetString(message.Span[name]));

    public ReadOnlySpan<byte> Description(int attribute) =>
        message.Span[index[attribute * IndexWidth]..index[attribute * IndexWidth + 1]];

    /// <summary>The contents of the SET OF values: elements of tag OCTET STRING, one after another.</summary>
    public ReadOnlyMemory<byte> EncodedValues(int attribute) =>
        message[index[attribute * IndexWidth + 2]..index[attribute * IndexWidth + 3]];

    /// <summary>The attribute so described, without regard to case, or -1.</summary>
    public int IndexOf(ReadOnlySpan<char> description)
    {
        for (var i = 0; i < AttributeCount; i++)
        {
            var candidate = Description(i);
            if (candidate.Length == description.Length && Ascii.EqualsIgnoreCase(candidate, description))
            {
                return i;
            }
        }

        return -1;
    }

    public LdapAttribute ReadAttribute(int attribute)
    {
        var values = new List<OctetString>();
        var encoded = EncodedValues(attribute);
        var reader = new BerReader(encoded.Span);
        while (!reader.AtEnd)
        {
            values.Add(new OctetString(encoded[reader.ReadRange(BerTag.OctetString)]));
        }

        return new LdapAttribute(AttributeNameCache.Get(Description(attribute)), values);
    }
}
