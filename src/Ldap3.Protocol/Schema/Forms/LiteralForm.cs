using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema.Preparation;
using Ldap3.Protocol.Schema.Syntaxes;

namespace Ldap3.Protocol.Schema.Forms;

/// <summary>Values that have one way to be written, so that they are their own keys.</summary>
sealed class LiteralForm(SyntaxValidator.Check isValid) : ValueForm
{
    public static LiteralForm Octets { get; } = new(static _ => true);

    public static LiteralForm Boolean { get; } = new(NumberSyntaxes.IsBoolean);

    public static LiteralForm BitString { get; } = new(NumberSyntaxes.IsBitString);

    public override bool TryAppendKey(ReadOnlySpan<byte> value, ref OctetBuilder key)
    {
        if (!isValid(value))
        {
            return false;
        }

        key.Append(value);
        return true;
    }

    public override bool TryAppendPiece(ReadOnlySpan<byte> piece, StringPortion portion, ref OctetBuilder key)
    {
        key.Append(piece);
        return true;
    }
}
