using System.Text;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema.Syntaxes;

namespace Ldap3.Protocol.Schema.Matching;

/// <summary>Takes a Substring Assertion apart (RFC 4517 section 3.3.30).</summary>
static class SubstringsText
{
    public static bool TryParse(
        ReadOnlySpan<byte> text, out OctetString? initial, out IReadOnlyList<OctetString> any, out OctetString? final)
    {
        (initial, any, final) = (null, [], null);
        if (!StringSyntaxes.IsSubstringAssertion(text))
        {
            return false;
        }

        var pieces = new List<OctetString>();
        foreach (var range in text.Split((byte)'*'))
        {
            pieces.Add(Unescape(text[range]));
        }

        initial = pieces[0];
        final = pieces[^1];
        any = pieces[1..^1];
        return true;
    }

    static OctetString Unescape(ReadOnlySpan<byte> piece)
    {
        if (!piece.Contains((byte)'\\'))
        {
            return piece.ToArray();
        }

        using var octets = new OctetBuilder();
        for (var i = 0; i < piece.Length; i++)
        {
            if (piece[i] == '\\')
            {
                // The syntax has only \2A and \5C.
                octets.Append(Ascii.EqualsIgnoreCase(piece.Slice(i + 1, 2), "2A"u8) ? (byte)'*' : (byte)'\\');
                i += 2;
            }
            else
            {
                octets.Append(piece[i]);
            }
        }

        return octets.ToOctetString();
    }
}
