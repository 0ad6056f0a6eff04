using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema.Preparation;
using Ldap3.Protocol.Schema.Syntaxes;

namespace Ldap3.Protocol.Schema.Forms;

/// <summary>Lines of a postal address (RFC 4517 sections 3.3.28, 4.2.9 and 4.2.10).</summary>
sealed class ListForm : ValueForm
{
    // No prepared string has this octet, so that no piece is found across two lines.
    const byte EndOfLine = 0;

    public override bool TryAppendKey(ReadOnlySpan<byte> value, ref OctetBuilder key)
    {
        if (!StringSyntaxes.IsPostalAddress(value))
        {
            return false;
        }

        var isFirst = true;
        foreach (var range in value.Split((byte)'$'))
        {
            if (!isFirst)
            {
                key.Append(EndOfLine);
            }

            isFirst = false;
            if (!TryAppendLine(value[range], ref key))
            {
                return false;
            }
        }

        return true;
    }

    public override bool TryAppendPiece(ReadOnlySpan<byte> piece, StringPortion portion, ref OctetBuilder key) =>
        TextForm.CaseIgnore.TryAppendPiece(piece, portion, ref key);

    static bool TryAppendLine(ReadOnlySpan<byte> line, ref OctetBuilder key)
    {
        if (line.IsEmpty)
        {
            return true;
        }

        if (!line.Contains((byte)'\\'))
        {
            return TextForm.CaseIgnore.TryAppendKey(line, ref key);
        }

        using var unescaped = new OctetBuilder();
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '\\')
            {
                // The syntax has only \24 and \5C.
                unescaped.Append(line[i + 1] == '2' ? (byte)'$' : (byte)'\\');
                i += 2;
            }
            else
            {
                unescaped.Append(line[i]);
            }
        }

        return TextForm.CaseIgnore.TryAppendKey(unescaped.Span, ref key);
    }
}
