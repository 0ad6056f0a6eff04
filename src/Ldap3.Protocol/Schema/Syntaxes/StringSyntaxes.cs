using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Ldap3.Protocol.Schema.Syntaxes;

/// <summary>Syntaxes whose values are strings of some alphabet (RFC 4517 section 3.3).</summary>
static class StringSyntaxes
{
    // RFC 4517 section 3.2.
    static readonly SearchValues<byte> Printable =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'()+,-.=/:? "u8);

    static readonly SearchValues<byte> Numeric = SearchValues.Create("0123456789 "u8);

    public static bool IsDirectoryString(ReadOnlySpan<byte> value) => !value.IsEmpty && Utf8.IsValid(value);

    public static bool IsIa5(ReadOnlySpan<byte> value) => Ascii.IsValid(value);

    public static bool IsPrintable(ReadOnlySpan<byte> value) => !value.IsEmpty && !value.ContainsAnyExcept(Printable);

    public static bool IsNumeric(ReadOnlySpan<byte> value) => !value.IsEmpty && !value.ContainsAnyExcept(Numeric);

    public static bool IsCountry(ReadOnlySpan<byte> value) => value.Length == 2 && IsPrintable(value);

    /// <summary>Lines with dollars between them; a dollar in a line is \24 and a backslash \5C (section 3.3.28).</summary>
    /// <remarks>Empty lines, which the RFC does not have, are in many directories, and OpenLDAP takes them.</remarks>
    public static bool IsPostalAddress(ReadOnlySpan<byte> value)
    {
        foreach (var line in value.Split((byte)'$'))
        {
            if (!EscapesOnly(value[line], "24"u8))
            {
                return false;
            }
        }

        return IsDirectoryString(value);
    }

    /// <summary>Strings with asterisks between them (section 3.3.30).</summary>
    public static bool IsSubstringAssertion(ReadOnlySpan<byte> value) =>
        Utf8.IsValid(value)
        && value.Contains((byte)'*')
        && value.IndexOf("**"u8) < 0
        && EscapesOnly(value, "2A"u8);

    // A backslash begins the code of the reserved character or of itself.
    static bool EscapesOnly(ReadOnlySpan<byte> text, ReadOnlySpan<byte> reserved)
    {
        for (var i = text.IndexOf((byte)'\\'); i >= 0; i = text.IndexOf((byte)'\\'))
        {
            if (text.Length < i + 3)
            {
                return false;
            }

            var code = text.Slice(i + 1, 2);
            if (!Ascii.EqualsIgnoreCase(code, reserved) && !Ascii.EqualsIgnoreCase(code, "5C"u8))
            {
                return false;
            }

            text = text[(i + 3)..];
        }

        return true;
    }
}
