using Ldap3.Protocol.Schema.Grammar;

namespace Ldap3.Protocol.Schema;

/// <summary>
/// Takes definitions apart as RFC 4512 section 4.1 writes them, and as servers do: <see cref="SchemaTolerance.Lenient"/> says how.
/// </summary>
ref struct SchemaDefinitionParser
{
    SchemaScanner _scanner;

    SchemaDefinitionParser(string text) => _scanner = new SchemaScanner(text);

    /// <exception cref="LdapFormatException">The text is no definition.</exception>
    public static SchemaDefinition Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new SchemaDefinitionParser(text).ReadDefinition();
    }

    /// <exception cref="LdapFormatException">The text is no definition of that kind.</exception>
    public static SchemaDefinition Parse(string text, SchemaGrammar grammar, SchemaTolerance tolerance) =>
        tolerance == SchemaTolerance.Lenient ? Parse(text) : StrictDefinitionParser.Parse(text, grammar);

    SchemaDefinition ReadDefinition()
    {
        _scanner.Expect('(');
        var oid = ReadValue();
        var fields = new List<SchemaField>();
        while (!_scanner.TryTake(')'))
        {
            if (ReadField() is { } field)
            {
                fields.Add(field);
            }
        }

        _scanner.ExpectEnd();
        return new SchemaDefinition(oid, fields);
    }

    // Null for a keyword with an empty list, which says nothing.
    SchemaField? ReadField()
    {
        var keyword = _scanner.ReadWord();
        if (SchemaField.IsFlag(keyword) || (!SchemaField.IsKnown(keyword) && IsFollowedByKeyword()))
        {
            return new SchemaField(keyword, []);
        }

        if (_scanner.TryTake('('))
        {
            return ReadList() is { Count: > 0 } values ? new SchemaField(keyword, values) : null;
        }

        return new SchemaField(keyword, ReadOpenList());
    }

    // What an unknown keyword stands before tells whether it is a flag.
    bool IsFollowedByKeyword() => _scanner.IsAt(')') || SchemaField.IsKeyword(_scanner.PeekWord());

    List<string> ReadList()
    {
        var values = new List<string>();
        while (!_scanner.TryTake(')'))
        {
            if (!_scanner.TryTake('$'))
            {
                values.Add(ReadValue());
            }
        }

        return values;
    }

    // One value, or several whose parentheses were forgotten: SUP a $ b, NAME 'a' 'b'.
    List<string> ReadOpenList()
    {
        var values = new List<string> { ReadValue() };
        while (_scanner.IsAt('\'') || _scanner.TryTake('$'))
        {
            values.Add(ReadValue());
        }

        return values;
    }

    string ReadValue() => _scanner.IsAt('\'') ? _scanner.ReadQuoted(isStrict: false) : _scanner.ReadWord();
}
