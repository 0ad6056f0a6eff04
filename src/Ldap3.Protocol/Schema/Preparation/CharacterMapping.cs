using System.Globalization;
using System.Text;

namespace Ldap3.Protocol.Schema.Preparation;

/// <summary>What single characters become, and which are not allowed (RFC 4518 sections 2.2 and 2.4).</summary>
static class CharacterMapping
{
    /// <summary>Whether the character is one of those mapped to SPACE.</summary>
    public static bool IsSpace(int c) => c is
        (>= 0x09 and <= 0x0D) or 0x20 or 0x85 or 0xA0 or 0x1680 or (>= 0x2000 and <= 0x200A) or 0x2028 or 0x2029
        or 0x202F or 0x205F or 0x3000;

    /// <summary>Whether the character is one of those mapped to nothing. Asked after <see cref="IsSpace"/>.</summary>
    /// <remarks>The variation selectors are FE00 to FE0F, as erratum 860 has it.</remarks>
    public static bool IsNothing(int c) => c is
        (>= 0x00 and <= 0x1F) or (>= 0x7F and <= 0x9F) or 0xAD or 0x034F or 0x06DD or 0x070F or 0x1806
        or (>= 0x180B and <= 0x180E) or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x2063)
        or (>= 0x206A and <= 0x206F) or (>= 0xFE00 and <= 0xFE0F) or 0xFEFF or (>= 0xFFF9 and <= 0xFFFC)
        or (>= 0x1D173 and <= 0x1D17A) or 0xE0001 or (>= 0xE0020 and <= 0xE007F);

    /// <summary>Whether no string may have the character: private, replaced or without meaning in Unicode.</summary>
    /// <remarks>
    /// RFC 4518 section 2.4 stops at Unicode 3.2 of 2002. Characters that were assigned since, such as emoji, are let
    /// through, as servers do: otherwise values that have them could never be found.
    /// </remarks>
    public static bool IsProhibited(Rune c) =>
        c.Value == 0xFFFD || Rune.GetUnicodeCategory(c) is UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse;

    /// <summary>Whether the character changes the one before it (RFC 4518 appendix A).</summary>
    public static bool IsCombining(Rune c) => Rune.GetUnicodeCategory(c)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    /// <summary>Whether a telephone number does not care for the character (RFC 4518 section 2.6.3).</summary>
    public static bool IsHyphen(int c) => c is 0x2D or 0x058A or 0x2010 or 0x2011 or 0x2212 or 0xFE63 or 0xFF0D;
}
