using System.Buffers;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Names;

/// <summary>Reads one <c>attributeValue</c> of RFC 4514 section 3 and the spaces after it, up to a separator.</summary>
ref struct AttributeValueReader(ReadOnlySpan<char> text, ReadOnlySpan<TextHole> holes, int position)
{
    readonly ReadOnlySpan<char> _text = text;
    readonly ReadOnlySpan<TextHole> _holes = holes;

    public int Position { get; private set; } = position;

    public int HolesRead { get; private set; }

    public string? Problem { get; private set; }

    readonly bool AtEnd => Position == _text.Length || _text[Position] is ',' or ';' or '+';

    public bool TryRead(out OctetString value, out bool isBerEncoded)
    {
        isBerEncoded = false;
        value = default;
        if (AtEnd)
        {
            return true;
        }

        if (_text[Position] == '#')
        {
            return TryReadHex(out value, out isBerEncoded) && AtSeparator();
        }

        return TryReadUnescaped(out value) || TryReadEscaped(out value);
    }

    // Nearly every value: one run up to a separator.
    bool TryReadUnescaped(out OctetString value)
    {
        var rest = _text[Position..];
        var length = rest.IndexOfAny(AttributeValueSyntax.EndsOfPlainRun);
        length = length < 0 ? rest.Length : length;
        if (length < rest.Length && rest[length] is not (',' or ';' or '+'))
        {
            value = default;
            return false;
        }

        var isRead = OctetBuilder.TryEncode(rest[..length].TrimEnd(' '), out value);
        Position += isRead ? length : 0;
        return isRead;
    }

    bool TryReadEscaped(out OctetString value)
    {
        var octets = new OctetBuilder();
        try
        {
            var isRead = _text[Position] == '"' ? TryReadQuoted(ref octets) && AtSeparator() : TryReadPlain(ref octets);
            value = octets.ToOctetString();
            return isRead;
        }
        finally
        {
            octets.Dispose();
        }
    }

    // RFC 4514 section 2.4: "#" and the BER encoding of the value in hexadecimal.
    bool TryReadHex(out OctetString value, out bool isBerEncoded)
    {
        value = default;
        isBerEncoded = false;
        var digits = _text[(Position + 1)..];
        var length = digits.IndexOfAnyExcept(AttributeValueSyntax.HexDigits);
        digits = length < 0 ? digits : digits[..length];
        if (digits.IsEmpty || digits.Length % 2 != 0)
        {
            Position += digits.Length + 1;
            return Fail("A number sign is followed by pairs of hexadecimal digits");
        }

        if (!BerEncodedValue.TryUnwrap(Convert.FromHexString(digits), out value, out var isString))
        {
            return Fail("The hexadecimal digits after a number sign are the BER encoding of one value");
        }

        isBerEncoded = !isString;
        Position += digits.Length + 1;
        return true;
    }

    // RFC 2253 section 4: values in quotation marks come from LDAPv2; within them only quotes and backslashes are special.
    bool TryReadQuoted(ref OctetBuilder octets)
    {
        Position++;
        while (Position < _text.Length && _text[Position] != '"')
        {
            if (!TryReadRun(ref octets, AttributeValueSyntax.EndsOfQuotedRun))
            {
                return false;
            }
        }

        if (Position == _text.Length)
        {
            return Fail("The closing quotation mark is missing");
        }

        Position++;
        return true;
    }

    bool TryReadPlain(ref OctetBuilder octets)
    {
        // Spaces before a separator are not part of the value unless they are escaped.
        var significant = 0;
        while (!AtEnd)
        {
            var start = Position;
            if (_text[start] is '"' or '<' or '>')
            {
                return Fail("This character must be escaped with a backslash");
            }

            if (!TryReadRun(ref octets, AttributeValueSyntax.EndsOfPlainRun))
            {
                return false;
            }

            significant = _text[start] is '\\' or '\0'
                ? octets.Count
                : Math.Max(significant, octets.Count - TrailingSpaces(_text[start..Position]));
        }

        octets.Truncate(significant);
        return true;
    }

    static int TrailingSpaces(ReadOnlySpan<char> run) => run.Length - run.TrimEnd(' ').Length;

    bool TryReadRun(ref OctetBuilder octets, SearchValues<char> ends)
    {
        var rest = _text[Position..];
        switch (rest[0])
        {
            case '\\':
                return TryReadPair(ref octets, rest);
            case '\0':
                return TryTakeValue(ref octets);
        }

        var length = rest.IndexOfAny(ends);
        length = length < 0 ? rest.Length : length;
        if (!octets.TryAppend(rest[..length], out var loneSurrogate))
        {
            Position += loneSurrogate;
            return Fail("Half of a surrogate pair stands alone: the text is no Unicode");
        }

        Position += length;
        return true;
    }

    // RFC 4514 section 3: pair = ESC ( ESC / special / hexpair )
    bool TryReadPair(ref OctetBuilder octets, ReadOnlySpan<char> rest)
    {
        if (rest.Length >= 3 && char.IsAsciiHexDigit(rest[1]) && char.IsAsciiHexDigit(rest[2]))
        {
            octets.Append(Convert.FromHexString(rest[1..3])[0]);
            Position += 3;
            return true;
        }

        if (rest.Length >= 2 && AttributeValueSyntax.Special.Contains(rest[1]))
        {
            octets.Append((byte)rest[1]);
            Position += 2;
            return true;
        }

        return Fail("A backslash is followed by two hexadecimal digits or by one of space \" # + , ; < = > \\");
    }

    bool TryTakeValue(ref OctetBuilder octets)
    {
        if (HolesRead == _holes.Length || _holes[HolesRead].Position != Position)
        {
            return Fail("A NUL character is written \\00");
        }

        if (_holes[HolesRead].Content is not OctetString value)
        {
            return Fail("A distinguished name cannot be inserted into a value: it stands where a part of a name begins");
        }

        octets.Append(value.Span);
        HolesRead++;
        Position++;
        return true;
    }

    bool AtSeparator()
    {
        while (Position < _text.Length && _text[Position] == ' ')
        {
            Position++;
        }

        return AtEnd || Fail("The end of the name, a comma or a plus sign is expected");
    }

    bool Fail(string problem)
    {
        Problem = problem;
        return false;
    }
}
