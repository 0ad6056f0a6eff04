using System.Buffers.Binary;
using System.Text;

namespace Ldap3.Protocol.Ber;

/// <summary>
/// Reads the part of BER that LDAP allows (RFC 4511 section 5.1): definite lengths, single-octet tags, primitive strings.
/// Every length is checked against the element that encloses it, so no input leads outside the span.
/// </summary>
/// <param name="octets">The elements to read, one after another.</param>
/// <param name="offset">Where <paramref name="octets"/> begins in the whole message; only for error messages.</param>
ref struct BerReader(ReadOnlySpan<byte> octets, int offset = 0)
{
    readonly ReadOnlySpan<byte> _octets = octets;
    readonly int _offset = offset;
    int _position;

    /// <summary>Whether all elements have been read.</summary>
    public readonly bool AtEnd => _position == _octets.Length;

    /// <summary>Where the next element begins, counted from the start of the message.</summary>
    public readonly int Offset => _offset + _position;

    /// <summary>The tag of the next element without reading it; 0, which is no tag of LDAP's, at the end.</summary>
    public readonly byte PeekTag() => AtEnd ? (byte)0 : _octets[_position];

    /// <summary>Reads an element of that tag and gives its contents.</summary>
    public ReadOnlySpan<byte> ReadContents(byte tag)
    {
        ReadHeader(tag, out var start, out var length);
        _position = start + length;
        return _octets.Slice(start, length);
    }

    /// <summary>Reads an element of that tag and gives the position and length of its contents in the message.</summary>
    public Range ReadRange(byte tag)
    {
        ReadHeader(tag, out var start, out var length);
        _position = start + length;
        return new Range(_offset + start, _offset + start + length);
    }

    /// <summary>Enters a constructed element of that tag; this reader goes on behind it.</summary>
    public BerReader ReadConstructed(byte tag)
    {
        ReadHeader(tag, out var start, out var length);
        _position = start + length;
        return new BerReader(_octets.Slice(start, length), _offset + start);
    }

    /// <summary>Reads a BOOLEAN.</summary>
    public bool ReadBoolean(byte tag = BerTag.Boolean)
    {
        var at = Offset;
        var contents = ReadContents(tag);

        // X.690 section 8.2.2: BER takes any non-zero octet for TRUE; RFC 4511 section 5.1 has us send only 0xFF.
        return contents.Length == 1 ? contents[0] != 0 : throw BerError.BadBoolean(contents.Length, at);
    }

    /// <summary>Reads an INTEGER or ENUMERATED of at most 32 bits.</summary>
    public int ReadInteger(byte tag = BerTag.Integer)
    {
        var at = Offset;
        var contents = ReadContents(tag);
        if (contents.Length is 0 or > sizeof(int))
        {
            throw BerError.BadInteger(contents.Length, at);
        }

        int value = (sbyte)contents[0];
        foreach (var octet in contents[1..])
        {
            value = (value << 8) | octet;
        }

        return value;
    }

    /// <summary>Reads an OCTET STRING as UTF-8 text, as RFC 4511 section 4.1.2 has strings.</summary>
    public string ReadString(byte tag = BerTag.OctetString) => Encoding.UTF8.GetString(ReadContents(tag));

    /// <summary>Steps over the next element, whatever it is.</summary>
    public void Skip() => ReadContents(PeekTag());

    /// <summary>Checks the tag and length of the next element, and gives where its contents lie.</summary>
    readonly void ReadHeader(byte tag, out int start, out int length)
    {
        var rest = _octets[_position..];
        if (rest.Length < 2)
        {
            throw BerError.Truncated(tag, Offset);
        }

        if (rest[0] != tag)
        {
            throw BerError.WrongTag(tag, rest[0], Offset);
        }

        int first = rest[1];
        start = _position + 2;
        if (first < 0x80)
        {
            length = first;
        }
        else
        {
            length = ReadLongLength(rest[2..], first & 0x7F);
            start += first & 0x7F;
        }

        if (length > _octets.Length - start)
        {
            throw BerError.TooLong(length, _octets.Length - start, Offset);
        }
    }

    // X.690 section 8.1.3.5, without the indefinite form (RFC 4511 section 5.1).
    readonly int ReadLongLength(ReadOnlySpan<byte> rest, int count)
    {
        if (count is 0 or > sizeof(uint) || count > rest.Length)
        {
            throw BerError.BadLength(count, Offset);
        }

        Span<byte> padded = stackalloc byte[sizeof(uint)];
        padded.Clear();
        rest[..count].CopyTo(padded[(sizeof(uint) - count)..]);
        var length = BinaryPrimitives.ReadUInt32BigEndian(padded);
        return length <= int.MaxValue ? (int)length : throw BerError.BadLength(count, Offset);
    }
}
