using System.Diagnostics.CodeAnalysis;

namespace Ldap3.Protocol.Names;

/// <summary>
/// Reads names in the form of RFC 4514 section 3, and the older forms that RFC 2253 section 4 tells to accept: spaces
/// around separators, semicolons, values in quotation marks, <c>OID.</c> before a number.
/// </summary>
ref struct DistinguishedNameParser
{
    readonly ReadOnlySpan<char> _text;
    readonly ReadOnlySpan<TextHole> _holes;
    int _nextHole;
    int _position;
    string? _problem;

    DistinguishedNameParser(ReadOnlySpan<char> text, ReadOnlySpan<TextHole> holes)
    {
        _text = text;
        _holes = holes;
    }

    readonly char Current => _position < _text.Length ? _text[_position] : '\uFFFF';

    public static IReadOnlyList<RelativeDistinguishedName> Parse(string text)
    {
        var parser = new DistinguishedNameParser(text, []);
        return parser.ReadName() ?? throw new LdapFormatException(parser._problem!, text, parser._position);
    }

    public static IReadOnlyList<RelativeDistinguishedName> Parse(TextTemplate template)
    {
        var parser = new DistinguishedNameParser(template.ToString(), template.Holes);
        return parser.ReadName() ?? throw template.Fail(parser._problem!, parser._position);
    }

    public static bool TryParse(string text, [NotNullWhen(true)] out IReadOnlyList<RelativeDistinguishedName>? rdns)
    {
        rdns = new DistinguishedNameParser(text, []).ReadName();
        return rdns is not null;
    }

    RelativeDistinguishedName[]? ReadName()
    {
        SkipSpaces();
        if (_position == _text.Length)
        {
            return [];
        }

        var rdns = new List<RelativeDistinguishedName>(8);
        do
        {
            SkipSpaces();
            if (!(TryTakeName(out var name) ? AtNameEnd() && AddAll(rdns, name) : TryReadRdn(rdns)))
            {
                return null;
            }
        }
        while (Skip(',') || Skip(';'));
        return [.. rdns];
    }

    static bool AddAll(List<RelativeDistinguishedName> rdns, DistinguishedName name)
    {
        rdns.AddRange(name.Rdns);
        return true;
    }

    bool TryTakeName(out DistinguishedName name)
    {
        name = default;
        if (_nextHole == _holes.Length || _holes[_nextHole] is not { Content: DistinguishedName content } hole
            || hole.Position != _position)
        {
            return false;
        }

        name = content;
        _nextHole++;
        _position++;
        return true;
    }

    bool AtNameEnd()
    {
        SkipSpaces();
        return _position == _text.Length || Current is ',' or ';' || Fail("A comma is expected after a name that is inserted");
    }

    bool TryReadRdn(List<RelativeDistinguishedName> rdns)
    {
        if (!TryReadPart(out var first))
        {
            return false;
        }

        if (Current != '+')
        {
            rdns.Add(RelativeDistinguishedName.Own([first]));
            return true;
        }

        var parts = new List<AttributeTypeAndValue> { first };
        while (Skip('+'))
        {
            if (!TryReadPart(out var next))
            {
                return false;
            }

            parts.Add(next);
        }

        rdns.Add(RelativeDistinguishedName.Own([.. parts]));
        return true;
    }

    bool TryReadPart([NotNullWhen(true)] out AttributeTypeAndValue? part)
    {
        part = null;
        SkipSpaces();
        if (!TryReadType(out var type))
        {
            return false;
        }

        SkipSpaces();
        var reader = new AttributeValueReader(_text, _holes[_nextHole..], _position);
        var isRead = reader.TryRead(out var value, out var isBerEncoded);
        _position = reader.Position;
        _nextHole += reader.HolesRead;
        if (!isRead)
        {
            return Fail(reader.Problem!);
        }

        part = new(type, value, isBerEncoded);
        return true;
    }

    bool TryReadType(out string type)
    {
        type = "";
        var rest = _text[_position..];
        var length = rest.IndexOfAny("=,;+\0");
        if (length < 0 || rest[length] != '=')
        {
            return Fail("An attribute type and an equals sign are expected, such as cn=Ada");
        }

        // RFC 2253 section 4: LDAPv2 wrote OID. before a dotted number.
        var name = rest[..length].TrimEnd(' ');
        if (name.Length > 4 && char.IsAsciiDigit(name[4]) && name.StartsWith("OID.", StringComparison.OrdinalIgnoreCase))
        {
            name = name[4..];
            _position += 4;
        }

        if (!ObjectIdentifierSyntax.TryScan(name, out var wrongAt))
        {
            _position += wrongAt;
            return Fail(ObjectIdentifierSyntax.Expected);
        }

        type = KnownAttributes.TextOf(name);
        _position = _text.Length - rest.Length + length + 1;
        return true;
    }

    bool Skip(char c)
    {
        if (Current != c)
        {
            return false;
        }

        _position++;
        return true;
    }

    void SkipSpaces()
    {
        while (Current == ' ')
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
