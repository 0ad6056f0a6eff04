using System.Text;

namespace Ldap3.Protocol.Schema;

/// <summary>
/// Takes definitions apart as RFC 4512 section 4.1 writes them, and as servers do: with quoted object identifiers, missing
/// spaces, and unknown keywords.
/// </summary>
ref struct SchemaDefinitionParser
{
    static readonly HashSet<string> Flags = new(StringComparer.OrdinalIgnoreCase)
    {
        "OBSOLETE", "SINGLE-VALUE", "COLLECTIVE", "NO-USER-MODIFICATION", "ABSTRACT", "STRUCTURAL", "AUXILIARY",
    };

    readonly string _text;
    int _position;

    SchemaDefinitionParser(string text) => _text = text;

    /// <exception cref="LdapFormatException">The text is no definition.</exception>
    public static SchemaDefinition Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new SchemaDefinitionParser(text).ReadDefinition();
    }

    SchemaDefinition ReadDefinition()
    {
        Expect('(');
        var oid = AtQuote() ? ReadQuoted() : ReadWord();
        var fields = new List<SchemaField>();
        while (!TryTake(')'))
        {
            if (ReadField() is { } field)
            {
                fields.Add(field);
            }
        }

        SkipSpaces();
        return _position == _text.Length
            ? new SchemaDefinition(oid, fields)
            : throw Error("Nothing may follow the closing parenthesis of a definition");
    }

    // Null for a keyword with an empty list, which says nothing.
    SchemaField? ReadField()
    {
        var keyword = ReadWord();
        if (Flags.Contains(keyword))
        {
            return new SchemaField(keyword, []);
        }

        if (TryTake('('))
        {
            return ReadList() is { Count: > 0 } values ? new SchemaField(keyword, values) : null;
        }

        return new SchemaField(keyword, [AtQuote() ? ReadQuoted() : ReadWord()]);
    }

    List<string> ReadList()
    {
        var values = new List<string>();
        while (!TryTake(')'))
        {
            if (TryTake('$'))
            {
                continue;
            }

            values.Add(AtQuote() ? ReadQuoted() : ReadWord());
        }

        return values;
    }

    string ReadWord()
    {
        SkipSpaces();
        var start = _position;
        while (_position < _text.Length && !char.IsWhiteSpace(_text[_position]) && _text[_position] is not ('(' or ')' or '$' or '\''))
        {
            _position++;
        }

        return _position > start
            ? _text[start.._position]
            : throw Error(_position == _text.Length
                ? "The definition ends before its closing parenthesis"
                : "A keyword, a name or a number is expected");
    }

    string ReadQuoted()
    {
        var value = new StringBuilder();
        for (_position++; _position < _text.Length && _text[_position] != '\''; _position++)
        {
            // RFC 4512 section 4.1: an apostrophe is written \27 and a backslash \5C.
            if (_text.AsSpan(_position).StartsWith("\\27", StringComparison.Ordinal))
            {
                value.Append('\'');
                _position += 2;
            }
            else if (_text.AsSpan(_position).StartsWith("\\5C", StringComparison.OrdinalIgnoreCase))
            {
                value.Append('\\');
                _position += 2;
            }
            else
            {
                value.Append(_text[_position]);
            }
        }

        if (_position == _text.Length)
        {
            throw Error("The closing quotation mark is missing");
        }

        _position++;
        return value.ToString();
    }

    bool AtQuote()
    {
        SkipSpaces();
        return _position < _text.Length && _text[_position] == '\'';
    }

    bool TryTake(char c)
    {
        SkipSpaces();
        var found = _position < _text.Length && _text[_position] == c;
        _position += found ? 1 : 0;
        return found;
    }

    void Expect(char c)
    {
        if (!TryTake(c))
        {
            throw Error($"'{c}' is expected");
        }
    }

    void SkipSpaces()
    {
        while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
        {
            _position++;
        }
    }

    readonly LdapFormatException Error(string problem) => new(problem, _text, _position);
}
