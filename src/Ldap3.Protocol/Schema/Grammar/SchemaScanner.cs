using System.Text;

namespace Ldap3.Protocol.Schema.Grammar;

/// <summary>Goes through a definition from one word, text or mark to the next.</summary>
ref struct SchemaScanner(string text)
{
    readonly string _text = text;

    public int Position { readonly get; private set; }

    public void Expect(char c)
    {
        if (!TryTake(c))
        {
            throw Error($"'{c}' is expected");
        }
    }

    public bool TryTake(char c)
    {
        var found = IsAt(c);
        Position += found ? 1 : 0;
        return found;
    }

    public bool IsAt(char c)
    {
        SkipSpaces();
        return Position < _text.Length && _text[Position] == c;
    }

    public void ExpectEnd()
    {
        SkipSpaces();
        if (Position < _text.Length)
        {
            throw Error("Nothing may follow the closing parenthesis of a definition");
        }
    }

    public string ReadWord()
    {
        var word = PeekWord();
        Position += word.Length;
        return word.Length > 0
            ? word.ToString()
            : throw Error(Position == _text.Length
                ? "The definition ends before its closing parenthesis"
                : "A keyword, a name or a number is expected");
    }

    /// <summary>The word that comes next; empty at a mark, a quotation mark or the end.</summary>
    public ReadOnlySpan<char> PeekWord()
    {
        SkipSpaces();
        var end = Position;
        while (end < _text.Length && !char.IsWhiteSpace(_text[end]) && _text[end] is not ('(' or ')' or '$' or '\''))
        {
            end++;
        }

        return _text.AsSpan(Position..end);
    }

    /// <summary>Reads a text in quotation marks (<c>qdstring</c> of RFC 4512 section 4.1).</summary>
    /// <param name="isStrict">Whether backslashes and apostrophes must be escaped, and the text must not be empty.</param>
    public string ReadQuoted(bool isStrict)
    {
        if (!IsAt('\''))
        {
            throw Error("A text in apostrophes is expected");
        }

        var value = new StringBuilder();
        for (Position++; Position < _text.Length && !IsClosing(isStrict); Position++)
        {
            value.Append(ReadCharacter(isStrict));
        }

        if (Position == _text.Length)
        {
            throw Error("The closing quotation mark is missing");
        }

        if (isStrict && value.Length == 0)
        {
            throw Error("A text has at least one character; leave the keyword out when there is nothing to say");
        }

        Position++;
        return value.ToString();
    }

    public readonly LdapFormatException Error(string problem) => Error(problem, Position);

    public readonly LdapFormatException Error(string problem, int position) => new(problem, _text, position);

    // RFC 4512 section 4.1: an apostrophe is written \27 and a backslash \5C. Servers write the backslash itself as well.
    char ReadCharacter(bool isStrict)
    {
        var rest = _text.AsSpan(Position);
        if (rest[0] != '\\')
        {
            return rest[0];
        }

        if (rest.StartsWith("\\27", StringComparison.Ordinal) || rest.StartsWith("\\5C", StringComparison.OrdinalIgnoreCase))
        {
            Position += 2;
            return rest[1] == '2' ? '\'' : '\\';
        }

        return isStrict ? throw Error("A backslash in a text is written \\5C, an apostrophe \\27") : '\\';
    }

    // Servers leave apostrophes as they are: one amid a word closes nothing, unless a keyword follows without a space.
    readonly bool IsClosing(bool isStrict)
    {
        if (_text[Position] != '\'')
        {
            return false;
        }

        var next = Position + 1;
        if (isStrict || next == _text.Length || !char.IsLetterOrDigit(_text[next]))
        {
            return true;
        }

        var word = new SchemaScanner(_text) { Position = next }.PeekWord();
        return SchemaField.IsKeyword(word);
    }

    void SkipSpaces()
    {
        while (Position < _text.Length && char.IsWhiteSpace(_text[Position]))
        {
            Position++;
        }
    }
}
