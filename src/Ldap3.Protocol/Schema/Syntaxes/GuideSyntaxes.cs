using System.Text;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Schema.Syntaxes;

/// <summary>Suggestions for searches: guides and enhanced guides (RFC 4517 sections 3.3.10 and 3.3.14).</summary>
ref struct GuideSyntaxes
{
    const int MaxDepth = 100;

    static readonly string[] Subsets = ["baseobject", "oneLevel", "wholeSubtree"];

    static readonly string[] Matches = ["EQ", "SUBSTR", "GE", "LE", "APPROX"];

    readonly ReadOnlySpan<char> _text;
    int _position;

    GuideSyntaxes(ReadOnlySpan<char> text) => _text = text;

    public static bool IsGuide(ReadOnlySpan<byte> value)
    {
        if (!Ascii.IsValid(value))
        {
            return false;
        }

        var text = Encoding.ASCII.GetString(value);
        var sharp = text.IndexOf('#', StringComparison.Ordinal);
        return (sharp < 0 || IsOid(text.AsSpan(0, sharp).Trim(' '))) && IsCriteria(text.AsSpan(sharp + 1));
    }

    public static bool IsEnhancedGuide(ReadOnlySpan<byte> value) =>
        Ascii.IsValid(value)
        && Encoding.ASCII.GetString(value).Split('#') is [var objectClass, var criteria, var subset]
        && IsOid(objectClass.AsSpan().Trim(' '))
        && IsCriteria(criteria)
        && Subsets.Contains(subset.Trim(' '));

    static bool IsCriteria(ReadOnlySpan<char> text)
    {
        var reader = new GuideSyntaxes(text.Trim(' '));
        return reader.ReadCriteria(0) && reader._position == reader._text.Length;
    }

    static bool IsOid(ReadOnlySpan<char> text) => ObjectIdentifierSyntax.TryScan(text, out _);

    bool ReadCriteria(int depth)
    {
        do
        {
            do
            {
                if (!ReadTerm(depth))
                {
                    return false;
                }
            }
            while (Take('&'));
        }
        while (Take('|'));
        return true;
    }

    bool ReadTerm(int depth)
    {
        if (depth > MaxDepth)
        {
            return false;
        }

        if (Take('!'))
        {
            return ReadTerm(depth + 1);
        }

        return Take('(') ? ReadCriteria(depth + 1) && Take(')')
            : Take('?') ? Take("true") || Take("false")
            : ReadItem();
    }

    bool ReadItem()
    {
        var dollar = _text[_position..].IndexOf('$');
        if (dollar < 0 || !IsOid(_text.Slice(_position, dollar)))
        {
            return false;
        }

        _position += dollar + 1;
        foreach (var match in Matches)
        {
            if (Take(match))
            {
                return true;
            }
        }

        return false;
    }

    bool Take(char expected)
    {
        var isThere = _position < _text.Length && _text[_position] == expected;
        _position += isThere ? 1 : 0;
        return isThere;
    }

    bool Take(ReadOnlySpan<char> expected)
    {
        var isThere = _text[_position..].StartsWith(expected, StringComparison.Ordinal);
        _position += isThere ? expected.Length : 0;
        return isThere;
    }
}
