using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Names;

/// <summary>Reads names in the form of RFC 4514 section 3, and the spaces around separators that RFC 2253 section 4 tells to accept.</summary>
ref struct DistinguishedNameParser
{
    readonly ReadOnlySpan<char> _text;
    int _position;
    string? _problem;

    DistinguishedNameParser(ReadOnlySpan<char> text) => _text = text;

    public static IReadOnlyList<RelativeDistinguishedName> Parse(string text) =>
        TryParse(text, out var rdns, out var error) ? rdns : throw error;

    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out IReadOnlyList<RelativeDistinguishedName>? rdns,
        [NotNullWhen(false)] out LdapFormatException? error)
    {
        var parser = new DistinguishedNameParser(text);
        rdns = parser.ReadName();
        error = rdns is null ? new LdapFormatException(parser._problem!, text, parser._position) : null;
        return error is null;
    }

    List<RelativeDistinguishedName>? ReadName()
    {
        var rdns = new List<RelativeDistinguishedName>();
        SkipSpaces();
        if (_position == _text.Length)
        {
            return rdns;
        }

        var parts = new List<AttributeTypeAndValue>();
        while (true)
        {
            if (!TryReadPart(out var part))
            {
                return null;
            }

            parts.Add(part);
            var separator = _position < _text.Length ? _text[_position] : '\0';
            if (separator != '+')
            {
                rdns.Add(new RelativeDistinguishedName(parts.ToArray()));
                parts.Clear();
            }

            if (_position == _text.Length)
            {
                return rdns;
            }

            _position++;
        }
    }

    bool TryReadPart([NotNullWhen(true)] out AttributeTypeAndValue? part)
    {
        part = null;
        SkipSpaces();
        var rest = _text[_position..];
        var equals = rest.IndexOfAny("=,;+");
        if (equals < 0 || rest[equals] != '=')
        {
            return Fail("An attribute type and an equals sign are expected, such as cn=Ada");
        }

        var type = rest[..equals].TrimEnd(' ');
        if (!ObjectIdentifierSyntax.TryScan(type, out var at))
        {
            _position += at;
            return Fail("An attribute type is a letter followed by letters, digits and hyphens, or a dotted number");
        }

        _position += equals + 1;
        SkipSpaces();
        if (!TryReadValue(out var value))
        {
            return false;
        }

        part = new AttributeTypeAndValue(type.ToString(), value);
        return true;
    }

    bool TryReadValue(out OctetString value)
    {
        value = default;
        return _position < _text.Length && _text[_position] switch
        {
            '#' => TryReadHexValue(out value),
            '"' => TryReadQuotedValue(out value),
            _ => TryReadPlainValue(out value),
        } || (_position == _text.Length && _problem is null);
    }

    // RFC 4514 section 2.4: "#" and the BER encoding of the value in hexadecimal.
    bool TryReadHexValue(out OctetString value)
    {
        value = default;
        var start = _position + 1;
        var end = start;
        while (end < _text.Length && char.IsAsciiHexDigit(_text[end]))
        {
            end++;
        }

        if (end == start || (end - start) % 2 != 0)
        {
            _position = end;
            return Fail("A number sign is followed by pairs of hexadecimal digits");
        }

        if (!BerEncodedValue.TryUnwrap(Convert.FromHexString(_text[start..end]), out value))
        {
            return Fail("The hexadecimal digits after a number sign are the BER encoding of a value");
        }

        _position = end;
        return AtSeparator();
    }

    // RFC 2253 section 4: values in quotation marks come from LDAPv2; RFC 4514 readers may accept them.
    bool TryReadQuotedValue(out OctetString value)
    {
        value = default;
        var octets = new ArrayBufferWriter<byte>();
        for (_position++; _position < _text.Length && _text[_position] != '"';)
        {
            if (!TryReadCharacter(octets))
            {
                return false;
            }
        }

        if (_position == _text.Length)
        {
            return Fail("The closing quotation mark is missing");
        }

        _position++;
        value = octets.WrittenSpan.ToArray();
        return AtSeparator();
    }

    bool TryReadPlainValue(out OctetString value)
    {
        value = default;
        var octets = new ArrayBufferWriter<byte>();
        var significant = 0;
        while (_position < _text.Length && _text[_position] is not (',' or ';' or '+'))
        {
            var c = _text[_position];
            if (c is '"' or '<' or '>' or '\0')
            {
                return Fail("This character must be escaped with a backslash");
            }

            if (!TryReadCharacter(octets))
            {
                return false;
            }

            // Spaces before a separator are not part of the value unless they are escaped.
            significant = c == ' ' ? significant : octets.WrittenCount;
        }

        value = octets.WrittenSpan[..significant].ToArray();
        return true;
    }

    bool TryReadCharacter(ArrayBufferWriter<byte> octets)
    {
        if (_text[_position] != '\\')
        {
            var length = char.IsHighSurrogate(_text[_position]) && _position + 1 < _text.Length ? 2 : 1;
            Encoding.UTF8.GetBytes(_text.Slice(_position, length), octets);
            _position += length;
            return true;
        }

        // RFC 4514 section 3: pair = ESC ( ESC / special / hexpair )
        var rest = _text[(_position + 1)..];
        if (rest.Length >= 2 && char.IsAsciiHexDigit(rest[0]) && char.IsAsciiHexDigit(rest[1]))
        {
            octets.Write(Convert.FromHexString(rest[..2]));
            _position += 3;
            return true;
        }

        if (rest.Length >= 1 && rest[0] is ' ' or '"' or '#' or '+' or ',' or ';' or '<' or '=' or '>' or '\\')
        {
            octets.Write([(byte)rest[0]]);
            _position += 2;
            return true;
        }

        return Fail("A backslash is followed by two hexadecimal digits or by one of space \" # + , ; < = > \\");
    }

    bool AtSeparator()
    {
        SkipSpaces();
        return _position == _text.Length || _text[_position] is ',' or ';' or '+'
            || Fail("The end of the name, a comma or a plus sign is expected");
    }

    void SkipSpaces()
    {
        while (_position < _text.Length && _text[_position] == ' ')
        {
            _position++;
        }
    }

    bool Fail(string problem)
    {
        _problem = problem;
        return false;
    }
}
