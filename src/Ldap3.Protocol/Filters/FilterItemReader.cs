using System.Buffers;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Filters;

/// <summary>Reads one <c>item</c> of RFC 4515 section 3: what stands between parentheses and has no operands.</summary>
ref struct FilterItemReader(ReadOnlySpan<char> text, ReadOnlySpan<TextHole> holes, int position, FilterSyntax syntax)
{
    static readonly SearchValues<char> EndsOfAttribute = SearchValues.Create("=~<>:()*\\\0");
    static readonly SearchValues<char> EndsOfRun = SearchValues.Create("()*\\\0");

    readonly ReadOnlySpan<char> _text = text;
    readonly ReadOnlySpan<TextHole> _holes = holes;
    readonly FilterSyntax _syntax = syntax;

    public int Position { get; private set; } = position;

    public int HolesRead { get; private set; }

    public string? Problem { get; private set; }

    readonly char Current => Position < _text.Length ? _text[Position] : '\uFFFF';

    public Filter? Read()
    {
        if (!TryReadAttribute(out var attribute))
        {
            return null;
        }

        switch (Current)
        {
            case '=' when attribute is not null:
                Position++;
                return ReadEqualOrSubstrings(attribute);
            case ':':
                return ReadExtensible(attribute);
        }

        if (attribute is null)
        {
            return Refuse("An attribute description is expected, such as cn");
        }

        var filterType = Current;
        if (filterType is not ('~' or '<' or '>') || Position + 1 == _text.Length || _text[Position + 1] != '=')
        {
            return Refuse("One of = ~= >= <= := is expected after the attribute description");
        }

        Position += 2;
        return TryReadValue(out var value)
            ? filterType switch
            {
                '~' => new ApproximateFilter(attribute, value),
                '<' => new LessOrEqualFilter(attribute, value),
                _ => new GreaterOrEqualFilter(attribute, value),
            }
            : null;
    }

    bool TryReadAttribute(out AttributeDescription? attribute)
    {
        attribute = null;
        var rest = _text[Position..];
        var length = rest.IndexOfAny(EndsOfAttribute);
        length = length < 0 ? rest.Length : length;
        if (length == 0)
        {
            return true;
        }

        if (!AttributeDescription.TryParse(rest[..length], out attribute, out var wrongAt))
        {
            Position += wrongAt;
            Problem = AttributeDescriptionSyntax.Expected;
            return false;
        }

        Position += length;
        return true;
    }

    Filter? ReadEqualOrSubstrings(AttributeDescription attribute)
    {
        if (!TryReadOctets(out var initial))
        {
            return null;
        }

        if (Current != '*')
        {
            return AtItemEnd() ? new EqualityFilter(attribute, initial) : null;
        }

        var any = new List<OctetString>();
        var last = default(OctetString);
        while (Current == '*')
        {
            any.Add(last);
            Position++;
            if (!TryReadOctets(out last))
            {
                return null;
            }
        }

        return AtItemEnd() ? Filter.Substrings(attribute, initial, any, last) : null;
    }

    // RFC 4515 section 3: extensible = ( attr [dnattrs] [matchingrule] COLON EQUALS assertionvalue )
    //                                / ( [dnattrs] matchingrule COLON EQUALS assertionvalue )
    Filter? ReadExtensible(AttributeDescription? attribute)
    {
        var dnAttributes = false;
        string? rule = null;
        while (true)
        {
            Position++;
            if (Current == '=')
            {
                break;
            }

            var rest = _text[Position..];
            var length = rest.IndexOfAny(EndsOfAttribute);
            var name = length < 0 ? rest : rest[..length];
            if (rule is null && !dnAttributes && name.Equals("dn", StringComparison.OrdinalIgnoreCase))
            {
                dnAttributes = true;
            }
            else if (rule is not null || !ObjectIdentifierSyntax.TryScan(name, out _))
            {
                return Refuse("The name or number of one matching rule and then := is expected");
            }
            else
            {
                rule = name.ToString();
            }

            Position += name.Length;
            if (Current != ':')
            {
                return Refuse("A colon is expected after a matching rule or :dn");
            }
        }

        if (attribute is null && rule is null)
        {
            return Refuse("A match without an attribute needs a matching rule, such as (:caseExactMatch:=Ada)");
        }

        Position++;
        return TryReadValue(out var value) ? new ExtensibleFilter(rule, attribute, value, dnAttributes) : null;
    }

    bool TryReadValue(out OctetString value) => TryReadOctets(out value) && AtItemEnd();

    bool AtItemEnd()
    {
        if (Position == _text.Length || Current == ')')
        {
            return true;
        }

        Problem = Current == '('
            ? "An opening parenthesis in a value is written \\28"
            : "An asterisk is a wildcard only after a single equals sign; as part of a value it is written \\2a";
        return false;
    }

    bool TryReadOctets(out OctetString value)
    {
        var rest = _text[Position..];
        var length = rest.IndexOfAny(EndsOfRun);
        length = length < 0 ? rest.Length : length;
        if ((length == rest.Length || rest[length] is '(' or ')' or '*') && OctetBuilder.TryEncode(rest[..length], out value))
        {
            Position += length;
            return true;
        }

        return TryReadEscaped(out value);
    }

    bool TryReadEscaped(out OctetString value)
    {
        var octets = new OctetBuilder();
        try
        {
            while (Position < _text.Length && Current is not (')' or '(' or '*'))
            {
                if (!TryReadRun(ref octets))
                {
                    value = default;
                    return false;
                }
            }

            value = octets.ToOctetString();
            return true;
        }
        finally
        {
            octets.Dispose();
        }
    }

    bool TryReadRun(ref OctetBuilder octets)
    {
        var rest = _text[Position..];
        switch (rest[0])
        {
            case '\\':
                return TryReadEscape(ref octets, rest);
            case '\0':
                return TryTakeValue(ref octets);
        }

        var length = rest.IndexOfAny(EndsOfRun);
        length = length < 0 ? rest.Length : length;
        if (!octets.TryAppend(rest[..length], out var loneSurrogate))
        {
            Position += loneSurrogate;
            return Fail("Half of a surrogate pair stands alone: the text is no Unicode");
        }

        Position += length;
        return true;
    }

    bool TryReadEscape(ref OctetBuilder octets, ReadOnlySpan<char> rest)
    {
        if (rest.Length >= 3 && char.IsAsciiHexDigit(rest[1]) && char.IsAsciiHexDigit(rest[2]))
        {
            octets.Append(Convert.FromHexString(rest[1..3])[0]);
            Position += 3;
            return true;
        }

        if (_syntax == FilterSyntax.Lenient && rest.Length >= 2 && rest[1] is '(' or ')' or '*' or '\\')
        {
            octets.Append((byte)rest[1]);
            Position += 2;
            return true;
        }

        return Fail("A backslash is followed by two hexadecimal digits, such as \\2a for an asterisk");
    }

    bool TryTakeValue(ref OctetBuilder octets)
    {
        if (HolesRead == _holes.Length || _holes[HolesRead].Position != Position)
        {
            return Fail("A NUL character is written \\00");
        }

        if (_holes[HolesRead].Content is not OctetString value)
        {
            return Fail("A filter cannot be inserted into a value: it stands where an opening parenthesis may");
        }

        octets.Append(value.Span);
        HolesRead++;
        Position++;
        return true;
    }

    Filter? Refuse(string problem)
    {
        Problem = problem;
        return null;
    }

    bool Fail(string problem)
    {
        Problem = problem;
        return false;
    }
}
