using System.Text;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Messages;

/// <summary>
/// An entry as its octets came from the server, with the places of its parts. The octets were walked through once, so
/// nothing that is read from here later can fail. Immutable.
/// </summary>
/// <param name="message">The whole message.</param>
/// <param name="nameStart">Where the entry's name begins.</param>
/// <param name="nameLength">How long it is.</param>
/// <param name="places">Where the attributes lie.</param>
sealed class EncodedEntry(ReadOnlyMemory<byte> message, int nameStart, int nameLength, AttributePlace[] places)
{
    const int PlacesOnStack = 32;

    public int AttributeCount => places.Length;

    /// <summary>Whether the description of any attribute has options.</summary>
    public bool HasOptions
    {
        get
        {
            var octets = message.Span;
            foreach (var place in places)
            {
                if (octets.Slice(place.NameStart, place.NameLength).Contains((byte)';'))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Walks through the contents of an entry.</summary>
    /// <exception cref="LdapProtocolException">They are none.</exception>
    public static EncodedEntry Read(BerReader contents)
    {
        var nameStart = contents.Skip(BerTag.OctetString, out var nameLength);
        contents.Enter(BerTag.Sequence);
        var places = new PlaceList(stackalloc AttributePlace[PlacesOnStack]);
        while (contents.HasMore)
        {
            places.Add(ReadPlace(ref contents));
        }

        return new EncodedEntry(contents.Memory, nameStart, nameLength, places.ToArray());
    }

    public DistinguishedName ReadObjectName() =>
        DistinguishedName.FromServer(Encoding.UTF8.GetString(message.Span.Slice(nameStart, nameLength)));

    public ReadOnlySpan<byte> Description(int attribute) =>
        message.Span.Slice(places[attribute].NameStart, places[attribute].NameLength);

    /// <summary>A reader of the values: elements of tag OCTET STRING, one after another.</summary>
    public BerReader Values(int attribute) => new(message, places[attribute].ValuesStart, places[attribute].ValuesEnd);

    /// <summary>The attribute so described, without regard to case, or -1.</summary>
    public int IndexOf(ReadOnlySpan<char> description)
    {
        var octets = message.Span;
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i].NameLength == description.Length
                && Ascii.EqualsIgnoreCase(octets.Slice(places[i].NameStart, description.Length), description))
            {
                return i;
            }
        }

        return -1;
    }

    public LdapAttribute ReadAttribute(int attribute)
    {
        var reader = Values(attribute);
        var values = new OctetString[new AttributeValues(reader).Count()];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = reader.ReadOctetString();
        }

        return new LdapAttribute(AttributeDescriptionCache.Get(Description(attribute)), values);
    }

    static AttributePlace ReadPlace(ref BerReader reader)
    {
        var behindAttribute = reader.Enter(BerTag.Sequence);
        var nameStart = reader.Skip(BerTag.OctetString, out var nameLength);
        var behindValues = reader.Enter(BerTag.Set);
        var valuesStart = reader.Position;
        while (reader.HasMore)
        {
            reader.Skip(BerTag.OctetString, out _);
        }

        var valuesEnd = reader.End;
        reader.Leave(behindValues);
        reader.Leave(behindAttribute);
        return new AttributePlace(nameStart, nameLength, valuesStart, valuesEnd);
    }

    ref struct PlaceList(Span<AttributePlace> space)
    {
        Span<AttributePlace> _space = space;
        int _count;

        public void Add(AttributePlace place)
        {
            if (_count == _space.Length)
            {
                var larger = new AttributePlace[_count * 2];
                _space.CopyTo(larger);
                _space = larger;
            }

            _space[_count++] = place;
        }

        public readonly AttributePlace[] ToArray() => _space[.._count].ToArray();
    }
}
