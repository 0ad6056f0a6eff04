using System.Diagnostics.CodeAnalysis;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Filters;

/// <summary>Reads the structure of a filter as RFC 4515 has it. Recursive: <see cref="Filter.MaxDepth"/> bounds it.</summary>
ref struct FilterParser
{
    readonly ReadOnlySpan<char> _text;
    readonly ReadOnlySpan<TextHole> _holes;
    readonly FilterSyntax _syntax;
    int _nextHole;
    int _position;
    string? _problem;

    FilterParser(ReadOnlySpan<char> text, ReadOnlySpan<TextHole> holes, FilterSyntax syntax)
    {
        _text = text;
        _holes = holes;
        _syntax = syntax;
    }

    readonly char Current => _position < _text.Length ? _text[_position] : '\uFFFF';

    public static Filter Parse(string text, FilterSyntax syntax)
    {
        var parser = new FilterParser(text, [], syntax);
        return parser.ReadWhole() ?? throw new LdapFormatException(parser._problem!, text, parser._position);
    }

    public static Filter Parse(TextTemplate template)
    {
        var parser = new FilterParser(template.ToString(), template.Holes, FilterSyntax.Strict);
        return parser.ReadWhole() ?? throw template.Fail(parser._problem!, parser._position);
    }

    public static bool TryParse(string text, FilterSyntax syntax, [NotNullWhen(true)] out Filter? filter)
    {
        filter = new FilterParser(text, [], syntax).ReadWhole();
        return filter is not null;
    }

    Filter? ReadWhole()
    {
        SkipSpaces();
        var filter = ReadFilter(1);
        if (filter is null)
        {
            return null;
        }

        SkipSpaces();
        return _position == _text.Length ? filter : Fail("The filter is complete here: nothing may follow it");
    }

    Filter? ReadFilter(int depth)
    {
        if (TryTakeFilter(out var inserted))
        {
            return inserted.Depth + depth - 1 <= Filter.MaxDepth ? inserted : FailTooDeep();
        }

        if (Current != '(')
        {
            return _syntax == FilterSyntax.Lenient && _position < _text.Length
                ? ReadComponent(depth)
                : Fail("An opening parenthesis is expected: a filter looks like (cn=Ada) or (&(cn=Ada)(sn=*))");
        }

        if (depth > Filter.MaxDepth)
        {
            return FailTooDeep();
        }

        _position++;
        SkipSpaces();
        var filter = ReadComponent(depth);
        if (filter is null)
        {
            return null;
        }

        if (Current != ')')
        {
            return Fail("A closing parenthesis is expected");
        }

        _position++;
        return filter;
    }

    // RFC 4515 section 3: filtercomp = and / or / not / item
    Filter? ReadComponent(int depth) => Current switch
    {
        '&' => ReadList(depth) is { } operands ? new AndFilter(operands) : null,
        '|' => ReadList(depth) is { } operands ? new OrFilter(operands) : null,
        '!' => ReadNegation(depth),
        _ => ReadItem(),
    };

    // RFC 4526 section 2: the list may also be empty.
    List<Filter>? ReadList(int depth)
    {
        _position++;
        SkipSpaces();
        var operands = new List<Filter>();
        while (Current == '(' || IsAtHole)
        {
            if (ReadFilter(depth + 1) is not { } operand)
            {
                return null;
            }

            operands.Add(operand);
            SkipSpaces();
        }

        return operands;
    }

    Filter? ReadNegation(int depth)
    {
        _position++;
        SkipSpaces();

        // Without parentheses each exclamation mark would be a level that no parenthesis counts.
        if (depth >= Filter.MaxDepth)
        {
            return FailTooDeep();
        }

        var operand = ReadFilter(depth + 1);
        SkipSpaces();
        return operand is null ? null : new NotFilter(operand);
    }

    Filter? ReadItem()
    {
        var reader = new FilterItemReader(_text, _holes[_nextHole..], _position, _syntax);
        var filter = reader.Read();
        _position = reader.Position;
        _nextHole += reader.HolesRead;
        return filter ?? Fail(reader.Problem!);
    }

    readonly bool IsAtHole => _nextHole < _holes.Length && _holes[_nextHole].Position == _position;

    bool TryTakeFilter([NotNullWhen(true)] out Filter? filter)
    {
        filter = IsAtHole ? _holes[_nextHole].Content as Filter : null;
        if (filter is null)
        {
            return false;
        }

        _nextHole++;
        _position++;
        return true;
    }

    void SkipSpaces()
    {
        while (_syntax == FilterSyntax.Lenient && char.IsWhiteSpace(Current))
        {
            _position++;
        }
    }

    Filter? FailTooDeep() => Fail($"Filters are nested at most {Filter.MaxDepth} levels deep");

    Filter? Fail(string problem)
    {
        _problem = problem;
        return null;
    }
}
