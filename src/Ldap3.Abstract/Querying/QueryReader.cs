using System.Text;
using Ldap3.Protocol;

namespace Ldap3.Abstract.Querying;

/// <summary>
/// Cuts a simplified query into its parts: components between commas, values between semicolons. A backslash takes the
/// next character as it is, and quotation marks take all between them so.
/// </summary>
ref struct QueryReader(string text)
{
    int _position;

    public readonly int Position => _position;

    public readonly bool AtEnd => _position == text.Length;

    public void SkipSpaces()
    {
        while (!AtEnd && char.IsWhiteSpace(text[_position]))
        {
            _position++;
        }
    }

    public bool TryTake(char c)
    {
        SkipSpaces();
        var found = !AtEnd && text[_position] == c;
        _position += found ? 1 : 0;
        return found;
    }

    /// <summary>Reads up to an unquoted separator, without it.</summary>
    /// <returns>The characters; those that were quoted or escaped are marked, and never are wildcards.</returns>
    public List<QueryCharacter> ReadUntil(ReadOnlySpan<char> separators)
    {
        SkipSpaces();
        var characters = new List<QueryCharacter>();
        var significant = 0;
        while (!AtEnd && !separators.Contains(text[_position]))
        {
            var c = text[_position++];
            if (c == '"')
            {
                ReadQuoted(characters);
            }
            else if (c == '\\')
            {
                characters.Add(new QueryCharacter(AtEnd ? throw Error("A backslash is followed by the character it protects") : text[_position++], IsLiteral: true));
            }
            else
            {
                characters.Add(new QueryCharacter(c, IsLiteral: false));
            }

            // Spaces before a separator do not belong to what comes before.
            significant = c == ' ' ? significant : characters.Count;
        }

        characters.RemoveRange(significant, characters.Count - significant);
        return characters;
    }

    public readonly LdapFormatException Error(string problem) => Error(problem, _position);

    public readonly LdapFormatException Error(string problem, int position) => new(problem, text, position);

    public static string TextOf(IEnumerable<QueryCharacter> characters) =>
        characters.Aggregate(new StringBuilder(), (builder, character) => builder.Append(character.Value)).ToString();

    void ReadQuoted(List<QueryCharacter> characters)
    {
        var opening = _position - 1;
        while (!AtEnd && text[_position] != '"')
        {
            if (text[_position] == '\\' && _position + 1 < text.Length)
            {
                _position++;
            }

            characters.Add(new QueryCharacter(text[_position++], IsLiteral: true));
        }

        if (AtEnd)
        {
            throw Error("The quotation mark is never closed", opening);
        }

        _position++;
    }
}
