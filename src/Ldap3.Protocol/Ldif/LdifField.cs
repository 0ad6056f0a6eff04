using System.Text;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Ldif;

/// <summary>A line as a name and a value: <c>cn: Ada</c>, <c>cn:: QWRh</c> or <c>cn:&lt; file:///ada</c>.</summary>
readonly struct LdifField
{
    static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    readonly LdifLine _line;
    readonly int _nameLength;
    readonly char _form;
    readonly int _valueStart;

    LdifField(LdifLine line, int colon)
    {
        // RFC 2849: value-spec = ":" ( FILL 0*1(SAFE-STRING) / ":" FILL (BASE64-STRING) / "<" FILL url )
        _line = line;
        _nameLength = colon;
        _form = colon + 1 < line.Text.Length && line.Text[colon + 1] is ':' or '<' ? line.Text[colon + 1] : '\0';
        _valueStart = colon + (_form == '\0' ? 1 : 2);
        while (_valueStart < line.Text.Length && line.Text[_valueStart] == ' ')
        {
            _valueStart++;
        }
    }

    public ReadOnlySpan<char> Name => _line.Text.AsSpan(0, _nameLength);

    public static LdifField Split(LdifLine line) =>
        line.Text.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0
            ? new(line, colon)
            : throw line.Fail("A name and a colon are expected", line.Text.Length);

    /// <summary>The value that a colon within a line begins: only a control has one there.</summary>
    public static LdifField ValueAt(LdifLine line, int colon) => new(line, colon);

    public bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    public AttributeDescription ReadDescription() =>
        AttributeDescription.TryParse(Name, out var description, out var position)
            ? description
            : throw Fail(AttributeDescriptionSyntax.Expected, position);

    /// <summary>The value as octets.</summary>
    public OctetString ReadOctets(LdifReaderOptions options) => _form switch
    {
        ':' => DecodeBase64(),
        '<' => Resolve(options),
        _ => OctetString.FromString(_line.Text[_valueStart..]),
    };

    /// <summary>The value as text, which names and keywords are.</summary>
    public string ReadText()
    {
        switch (_form)
        {
            case '<':
                throw Fail("Only the value of an attribute or a control may stand behind a URL", _nameLength + 1);
            case '\0':
                return _line.Text[_valueStart..];
        }

        try
        {
            return StrictUtf8.GetString(DecodeBase64().Span);
        }
        catch (DecoderFallbackException)
        {
            throw Fail("The base64 form of a name is that of UTF-8 octets", _valueStart);
        }
    }

    /// <summary>The value as one of a few words, spaces around it left out.</summary>
    public string ReadKeyword() => ReadText().TrimEnd(' ');

    /// <summary>The value as something with a parser of its own.</summary>
    public T ReadText<T>(Func<string, T> parse)
    {
        var text = ReadText();
        try
        {
            return parse(text);
        }
        catch (LdapFormatException error)
        {
            throw Fail(error.Problem, _form == '\0' ? _valueStart + error.Position : _valueStart);
        }
    }

    public LdapFormatException Fail(string problem) => Fail(problem, 0);

    public LdapFormatException FailValue(string problem) => Fail(problem, _valueStart);

    LdapFormatException Fail(string problem, int position) => _line.Fail(problem, position);

    OctetString DecodeBase64()
    {
        var text = _line.Text.AsSpan(_valueStart);
        var octets = new byte[(text.Length / 4 + 1) * 3];
        return Convert.TryFromBase64Chars(text, octets, out var length)
            ? new(octets.AsMemory(0, length))
            : throw FailWithoutValue("The value behind two colons is base64: letters, digits, + and /, padded with =");
    }

    OctetString Resolve(LdifReaderOptions options)
    {
        if (options.UrlResolver is null)
        {
            throw Fail(
                "The value stands behind a URL. Such lines are refused, unless the reader's options have a resolver for them",
                _nameLength + 1);
        }

        return Uri.TryCreate(_line.Text[_valueStart..], UriKind.Absolute, out var url)
            ? options.UrlResolver(url)
            : throw FailWithoutValue("An absolute URL is expected behind a colon and a less-than sign");
    }

    // The value may be a password: the error must not repeat it.
    LdapFormatException FailWithoutValue(string problem) =>
        new(problem, _line.Text[.._valueStart], _valueStart, _line.Number);
}
