using System.Buffers;
using System.Text;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Schema.Preparation;

/// <summary>
/// Turns the characters of values into what is compared, so that equal strings become the same octets (RFC 4518 section 2).
/// Prepared strings are UTF-8, whose octets order as their code points do.
/// </summary>
static class StringPreparation
{
    const int SmallText = 256;

    /// <summary>Appends the prepared string, or says that the octets are no string that can be prepared.</summary>
    public static bool TryPrepare(
        ReadOnlySpan<byte> value,
        bool foldsCase,
        InsignificantCharacters insignificant,
        StringPortion portion,
        ref OctetBuilder output)
    {
        if (!Ascii.IsValid(value))
        {
            if (!TryMap(value, foldsCase, out var text))
            {
                return false;
            }

            Insignificance.Append(Encoding.UTF8.GetBytes(text), insignificant, portion, ref output);
            return true;
        }

        var rented = value.Length > SmallText ? ArrayPool<byte>.Shared.Rent(value.Length) : null;
        var mapped = rented ?? stackalloc byte[SmallText];
        Insignificance.Append(mapped[..MapAscii(value, foldsCase, mapped)], insignificant, portion, ref output);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return true;
    }

    // The map step for ASCII; the steps after it leave ASCII alone.
    static int MapAscii(ReadOnlySpan<byte> value, bool foldsCase, Span<byte> mapped)
    {
        var length = 0;
        foreach (var octet in value)
        {
            if (octet is >= 0x21 and < 0x7F)
            {
                mapped[length++] = foldsCase && octet is >= (byte)'A' and <= (byte)'Z' ? (byte)(octet | 0x20) : octet;
            }
            else if (CharacterMapping.IsSpace(octet))
            {
                mapped[length++] = (byte)' ';
            }
        }

        return length;
    }

    static bool TryMap(ReadOnlySpan<byte> value, bool foldsCase, out string text)
    {
        text = "";
        var mapped = new StringBuilder(value.Length);
        while (!value.IsEmpty)
        {
            // RFC 4518 section 2: failure in any step makes the assertion Undefined.
            if (Rune.DecodeFromUtf8(value, out var rune, out var length) != OperationStatus.Done
                || !TryMap(rune, foldsCase, mapped))
            {
                return false;
            }

            value = value[length..];
        }

        text = mapped.ToString().Normalize(NormalizationForm.FormKC);
        text = foldsCase ? CaseFolding.FoldAgain(text) : text;
        return true;
    }

    static bool TryMap(Rune rune, bool foldsCase, StringBuilder mapped)
    {
        if (CharacterMapping.IsSpace(rune.Value))
        {
            mapped.Append(' ');
        }
        else if (CharacterMapping.IsNothing(rune.Value))
        {
            return true;
        }
        else if (CharacterMapping.IsProhibited(rune))
        {
            // Looked at before normalising, which neither makes nor hides such characters.
            return false;
        }
        else if (foldsCase)
        {
            CaseFolding.AppendFolded(mapped, rune);
        }
        else
        {
            CaseFolding.AppendRune(mapped, rune);
        }

        return true;
    }
}
