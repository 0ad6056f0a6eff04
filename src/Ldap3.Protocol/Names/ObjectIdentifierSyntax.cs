namespace Ldap3.Protocol.Names;

/// <summary>The grammar <c>oid = descr / numericoid</c> of RFC 4512 section 1.4.</summary>
static class ObjectIdentifierSyntax
{
    public const string Expected =
        "An attribute type is expected: a letter followed by letters, digits and hyphens, or a dotted number";

    /// <summary>Whether a character may stand in a short name after its first letter (<c>keychar</c>).</summary>
    /// <remarks>Active Directory and others have names with an underscore: they are read although no RFC allows them.</remarks>
    public static bool IsKeyCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';

    /// <summary>Checks that the whole text is a short name or a dotted number, or says where it is not.</summary>
    public static bool TryScan(ReadOnlySpan<char> text, out int position)
    {
        position = 0;
        if (text.IsEmpty)
        {
            return false;
        }

        return char.IsAsciiLetter(text[0]) ? TryScanName(text, out position) : TryScanNumber(text, out position);
    }

    /// <summary>Checks that the whole text is a dotted number, or says where it is not.</summary>
    public static bool TryScanNumber(ReadOnlySpan<char> text, out int position)
    {
        // RFC 4512 section 1.4: numericoid = number 1*( DOT number ), and a number has no leading zero.
        var dots = 0;
        var start = 0;
        for (position = 0; position < text.Length; position++)
        {
            var c = text[position];
            if (c == '.')
            {
                if (position == start)
                {
                    return false;
                }

                dots++;
                start = position + 1;
            }
            else if (!char.IsAsciiDigit(c) || (position == start + 1 && text[start] == '0'))
            {
                return false;
            }
        }

        return dots > 0 && start < text.Length;
    }

    static bool TryScanName(ReadOnlySpan<char> text, out int position)
    {
        for (position = 1; position < text.Length; position++)
        {
            if (!IsKeyCharacter(text[position]))
            {
                return false;
            }
        }

        return true;
    }
}
