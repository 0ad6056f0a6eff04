using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema.Preparation;
using Ldap3.Protocol.Schema.Syntaxes;

namespace Ldap3.Protocol.Schema.Forms;

/// <summary>Strings, prepared as RFC 4518 has it.</summary>
sealed class TextForm(bool foldsCase, InsignificantCharacters insignificant, SyntaxValidator.Check isValid) : ValueForm
{
    public static TextForm CaseIgnore { get; } =
        new(foldsCase: true, InsignificantCharacters.SurplusSpaces, StringSyntaxes.IsDirectoryString);

    public static TextForm CaseExact { get; } =
        new(foldsCase: false, InsignificantCharacters.SurplusSpaces, StringSyntaxes.IsDirectoryString);

    public static TextForm CaseIgnoreIa5 { get; } =
        new(foldsCase: true, InsignificantCharacters.SurplusSpaces, StringSyntaxes.IsIa5);

    public static TextForm CaseExactIa5 { get; } =
        new(foldsCase: false, InsignificantCharacters.SurplusSpaces, StringSyntaxes.IsIa5);

    public static TextForm Numeric { get; } =
        new(foldsCase: false, InsignificantCharacters.AllSpaces, StringSyntaxes.IsNumeric);

    public static TextForm Telephone { get; } =
        new(foldsCase: true, InsignificantCharacters.SpacesAndHyphens, StringSyntaxes.IsPrintable);

    public override bool TryAppendKey(ReadOnlySpan<byte> value, ref OctetBuilder key) =>
        TryAppendPiece(value, StringPortion.Whole, ref key);

    public override bool TryAppendPiece(ReadOnlySpan<byte> piece, StringPortion portion, ref OctetBuilder key) =>
        isValid(piece) && StringPreparation.TryPrepare(piece, foldsCase, insignificant, portion, ref key);
}
