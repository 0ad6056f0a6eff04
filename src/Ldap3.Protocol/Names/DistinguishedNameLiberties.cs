namespace Ldap3.Protocol.Names;

/// <summary>Finds what a name that can be read has of forms older than RFC 4514.</summary>
static class DistinguishedNameLiberties
{
    /// <summary>What is older and where, or null when the text is as RFC 4514 section 3 has it.</summary>
    /// <param name="text">A name that <see cref="DistinguishedNameParser"/> takes.</param>
    public static (string Problem, int Position)? Find(string text)
    {
        var position = 0;
        while (position < text.Length)
        {
            if (FindInType(text, ref position) is { } inType)
            {
                return inType;
            }

            if (FindInValue(text, ref position) is { } inValue)
            {
                return inValue;
            }
        }

        return null;
    }

    static (string Problem, int Position)? FindInType(string text, ref int position)
    {
        var equals = text.IndexOf('=', position);
        if (text[position] == ' ' || equals < 0)
        {
            return ("No space stands before an attribute type", position);
        }

        if (text.AsSpan(position).StartsWith("OID.", StringComparison.OrdinalIgnoreCase))
        {
            return ("The number of an attribute type stands without OID.", position);
        }

        if (text[equals - 1] == ' ')
        {
            return ("No space stands before an equals sign", equals - 1);
        }

        position = equals + 1;
        return null;
    }

    // Goes behind the separator that ends the value.
    static (string Problem, int Position)? FindInValue(string text, ref int position)
    {
        var start = position;
        var lastSpace = -1;
        for (; position < text.Length && text[position] is not (',' or '+'); position++)
        {
            switch (text[position])
            {
                case ' ' when position == start:
                    return ("A space at the beginning of a value is escaped with a backslash", position);
                case ' ':
                    lastSpace = position;
                    break;
                case ';':
                    return ("Parts are separated by a comma; a semicolon in a value is escaped with a backslash", position);
                case '"':
                    return ("A quotation mark is escaped with a backslash", position);
                case '\\':
                    position += char.IsAsciiHexDigit(text[position + 1]) ? 2 : 1;
                    break;
            }
        }

        if (lastSpace >= 0 && lastSpace == position - 1)
        {
            return ("A space at the end of a value is escaped with a backslash", lastSpace);
        }

        position++;
        return null;
    }
}
