namespace Ldap3.Protocol.Names;

/// <summary>The grammar <c>attributedescription = attributetype options</c> of RFC 4512 section 2.5.</summary>
static class AttributeDescriptionSyntax
{
    public const string Expected =
        "An attribute description is expected: a letter followed by letters, digits and hyphens, or a dotted number, "
        + "and then options that each begin with a semicolon";

    /// <summary>Checks the whole text and finds where the type ends, or where the text is wrong.</summary>
    public static bool TryScan(ReadOnlySpan<char> text, out int typeLength, out int position)
    {
        typeLength = text.IndexOf(';');
        if (typeLength < 0)
        {
            typeLength = text.Length;
        }

        if (!ObjectIdentifierSyntax.TryScan(text[..typeLength], out position))
        {
            return false;
        }

        // RFC 4512 section 2.5: options = *( SEMI option ), option = 1*keychar
        var atStart = false;
        for (position = typeLength; position < text.Length; position++)
        {
            var c = text[position];
            if (c == ';')
            {
                if (atStart)
                {
                    return false;
                }

                atStart = true;
            }
            else if (ObjectIdentifierSyntax.IsKeyCharacter(c) || (IsRangeCharacter(c) && !atStart))
            {
                atStart = false;
            }
            else
            {
                return false;
            }
        }

        return !atStart;
    }

    // Active Directory answers long attributes in parts: member;range=0-1499 and member;range=1500-*
    static bool IsRangeCharacter(char c) => c is '=' or '*';
}
