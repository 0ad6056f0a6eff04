namespace Ldap3.Protocol.Names;

/// <summary>The grammar <c>attributedescription = attributetype options</c> of RFC 4512 section 2.5.</summary>
static class AttributeDescriptionSyntax
{
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
            if (text[position] == ';')
            {
                if (atStart)
                {
                    return false;
                }

                atStart = true;
            }
            else if (ObjectIdentifierSyntax.IsKeyCharacter(text[position]))
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
}
