using System.Text;

namespace Ldap3.Protocol.Ber;

/// <summary>
/// Reads the subset of BER that LDAP allows (RFC 4511 section 5.1): definite lengths and primitive strings. A reader
/// covers the contents of one element; every length inside is bounded by it. What does not fit throws
/// <see cref="LdapProtocolException"/> with the offset in the whole message, and nothing else is thrown.
/// </summary>
ref struct BerReader
{
    const byte HighTag = 0x1F;

    readonly ReadOnlyMemory<byte> _memory;
    readonly ReadOnlySpan<byte> _octets;
    int _position;
    int _end;

    /// <summary>Reads octets that the results may refer to for as long as they live.</summary>
    public BerReader(ReadOnlyMemory<byte> octets)
        : this(octets, 0, octets.Length)
    {
    }

    /// <summary>Reads what lies between two offsets of octets that the results may refer to.</summary>
    public BerReader(ReadOnlyMemory<byte> octets, int start, int end)
        : this(octets, octets.Span, start, end)
    {
    }

    /// <summary>Reads octets that are gone afterwards: the results hold copies.</summary>
    public BerReader(ReadOnlySpan<byte> octets)
        : this(default, octets, 0, octets.Length)
    {
    }

    BerReader(ReadOnlyMemory<byte> memory, ReadOnlySpan<byte> octets, int start, int end)
    {
        _memory = memory;
        _octets = octets;
        _position = start;
        _end = end;
    }

    /// <summary>The whole message, unless it was given as octets that are gone afterwards.</summary>
    public readonly ReadOnlyMemory<byte> Memory => _memory;

    /// <summary>The offset of the next element, counted from the start of the whole message.</summary>
    public readonly int Position => _position;

    /// <summary>The offset behind the last octet of this reader's element.</summary>
    public readonly int End => _end;

    /// <summary>Whether another element follows.</summary>
    public readonly bool HasMore => _position < _end;

    /// <summary>The tag of the next element, or 0, which LDAP never uses, at the end.</summary>
    public readonly byte NextTag => _position < _end ? _octets[_position] : (byte)0;

    /// <summary>What of this reader's element was not read yet.</summary>
    public readonly ReadOnlySpan<byte> Rest => _octets[_position.._end];

    /// <summary>Whether the next element has this tag.</summary>
    public readonly bool IsNext(byte tag) => _position < _end && _octets[_position] == tag;

    /// <summary>A reader of the contents of the next element, which is to have this tag.</summary>
    public BerReader ReadConstructed(byte tag)
    {
        var length = MoveToContents(tag);
        var start = _position;
        _position += length;
        return new BerReader(_memory, _octets, start, _position);
    }

    /// <summary>
    /// Goes into the next element, which is to have this tag, with this reader itself; cheaper than a reader of its own.
    /// </summary>
    /// <returns>What <see cref="Leave"/> needs to come out again.</returns>
    public int Enter(byte tag)
    {
        var length = MoveToContents(tag);
        var outerEnd = _end;
        _end = _position + length;
        return outerEnd;
    }

    /// <summary>Comes out of an element that was entered, passing over what was not read of it.</summary>
    public void Leave(int outerEnd)
    {
        _position = _end;
        _end = outerEnd;
    }

    /// <summary>A reader of the contents of the next element, which is to be a SEQUENCE.</summary>
    public BerReader ReadSequence() => ReadConstructed(BerTag.Sequence);

    /// <summary>The contents of the next element, which is to have this tag, as they lie in the message.</summary>
    public ReadOnlySpan<byte> ReadOctets(byte tag = BerTag.OctetString)
    {
        var length = MoveToContents(tag);
        var octets = _octets.Slice(_position, length);
        _position += length;
        return octets;
    }

    /// <summary>The contents of the next element as a value that outlives the reader.</summary>
    public OctetString ReadOctetString(byte tag = BerTag.OctetString)
    {
        var octets = ReadOctets(tag);
        return _memory.IsEmpty ? octets.ToArray() : new OctetString(_memory[(_position - octets.Length).._position]);
    }

    /// <summary>The contents of the next element read as UTF-8; what is not UTF-8 becomes U+FFFD.</summary>
    public string ReadText(byte tag = BerTag.OctetString) => Encoding.UTF8.GetString(ReadOctets(tag));

    /// <summary>The contents of the next element if it has this tag, or null.</summary>
    public OctetString? ReadOptionalOctetString(byte tag = BerTag.OctetString) =>
        IsNext(tag) ? ReadOctetString(tag) : (OctetString?)null;

    /// <summary>The text in the next element if it has this tag, or null.</summary>
    public string? ReadOptionalText(byte tag) => IsNext(tag) ? ReadText(tag) : null;

    /// <summary>A BOOLEAN if the next element has this tag, or false, which is every DEFAULT in LDAP.</summary>
    public bool ReadOptionalBoolean(byte tag = BerTag.Boolean) => IsNext(tag) && ReadBoolean(tag);

    /// <summary>A BOOLEAN.</summary>
    public bool ReadBoolean(byte tag = BerTag.Boolean)
    {
        var octets = ReadOctets(tag);
        if (octets.Length != 1)
        {
            BerError.WrongLength(tag, octets.Length, "1 octet", _position - octets.Length);
        }

        // X.690 section 8.2.2: BER takes any non-zero octet for TRUE. RFC 4511 section 5.1 has us send only 0xFF.
        return octets[0] != 0;
    }

    /// <summary>An INTEGER or ENUMERATED within bounds; without any, from 0 to maxInt (RFC 4511 section 4.1.1).</summary>
    public int ReadInteger(byte tag = BerTag.Integer, int minimum = 0, int maximum = int.MaxValue)
    {
        var contents = ReadConstructed(tag);
        return contents.ReadContentsAsInteger(minimum, maximum);
    }

    /// <summary>An INTEGER of up to 64 bits, negative ones too.</summary>
    public long ReadLong(byte tag = BerTag.Integer) => ReadConstructed(tag).ReadContentsAsLong();

    /// <summary>All that this reader's element holds, as an INTEGER: the element has a tag of its own.</summary>
    public readonly int ReadContentsAsInteger(int minimum = 0, int maximum = int.MaxValue)
    {
        var value = ReadContentsAsLong();
        if (value < minimum || value > maximum)
        {
            BerError.OutOfRange(value, minimum, maximum, _position);
        }

        return (int)value;
    }

    /// <summary>An ENUMERATED, of which unknown values are passed on (RFC 4511 section 4 makes most extensible).</summary>
    public int ReadEnumerated(int maximum = int.MaxValue) => ReadInteger(BerTag.Enumerated, 0, maximum);

    /// <summary>A reader of the contents of the next element, whatever its tag is.</summary>
    public BerReader ReadAny(out byte tag)
    {
        tag = PeekTag();
        if ((tag & HighTag) == HighTag)
        {
            BerError.HighTag(_position);
        }

        return ReadConstructed(tag);
    }

    /// <summary>Passes over the next element, whatever it is (RFC 4511 section 4: unknown trailing elements are ignored).</summary>
    public void Skip()
    {
        _ = ReadAny(out _);
    }

    /// <summary>Passes over the next element, which is to have this tag, and tells where its contents lie.</summary>
    public int Skip(byte tag, out int length)
    {
        length = MoveToContents(tag);
        var start = _position;
        _position += length;
        return start;
    }

    /// <summary>Throws when something follows.</summary>
    public readonly void ThrowIfMore()
    {
        if (HasMore)
        {
            BerError.Trailing(_end - _position, _position);
        }
    }

    /// <summary>Throws because the next element is none of those expected here.</summary>
    public readonly void ThrowUnexpected(string expected)
    {
        if (!HasMore)
        {
            BerError.MissingElement(_position);
        }

        BerError.UnexpectedElement(expected, _octets[_position], _position);
    }

    readonly long ReadContentsAsLong()
    {
        var octets = Rest;
        if (octets.Length is 0 or > sizeof(long))
        {
            BerError.WrongLength(BerTag.Integer, octets.Length, "1 to 8 octets", _position);
        }

        // X.690 section 8.3.3: two's complement, the first octet carries the sign.
        long value = (sbyte)octets[0];
        foreach (var octet in octets[1..])
        {
            value = value << 8 | octet;
        }

        return value;
    }

    readonly byte PeekTag()
    {
        if (_position >= _end)
        {
            BerError.MissingElement(_position);
        }

        return _octets[_position];
    }

    /// <summary>Moves to the contents of the next element and returns their length.</summary>
    int MoveToContents(byte tag)
    {
        var contents = _position + 2;
        if (contents <= _end && _octets[contents - 2] == tag)
        {
            int length = _octets[contents - 1];
            if (length < 0x80 && length <= _end - contents)
            {
                _position = contents;
                return length;
            }
        }

        return MoveSlowlyToContents(tag);
    }

    int MoveSlowlyToContents(byte tag)
    {
        if (_position >= _end)
        {
            BerError.Missing(tag, _position);
        }

        if (_octets[_position] != tag)
        {
            BerError.WrongTag(tag, _octets[_position], _position);
        }

        var lengthAt = _position + 1;
        if (!BerLength.TryRead(_octets[lengthAt.._end], lengthAt, out var length, out var octets))
        {
            BerError.MissingElement(_end);
        }

        var contents = lengthAt + octets;
        if (length > _end - contents)
        {
            BerError.Overrun(length, _end - contents, lengthAt);
        }

        _position = contents;
        return (int)length;
    }
}
