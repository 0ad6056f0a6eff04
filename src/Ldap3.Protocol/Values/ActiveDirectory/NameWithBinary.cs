using System.Diagnostics.CodeAnalysis;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Values.ActiveDirectory;

/// <summary>
/// A name with octets (<c>Object(DN-Binary)</c>, [MS-ADTS] section 3.1.1.2.2.2.3), as <c>wellKnownObjects</c> has them:
/// <c>B:32:AA312825768811D1ADED00C04FD8D5CD:CN=Computers,DC=example,DC=org</c>. Immutable.
/// </summary>
/// <param name="Octets">The octets.</param>
/// <param name="Name">The name.</param>
public sealed record NameWithBinary(OctetString Octets, DistinguishedName Name)
{
    /// <summary>Reads a value.</summary>
    /// <exception cref="LdapFormatException">The text is none.</exception>
    public static NameWithBinary Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var value)
            ? value
            : throw new LdapFormatException("Expected is B:count:digits:name, with as many hexadecimal digits as it counts", text, 0);
    }

    /// <summary>Reads a value, or says that the text is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out NameWithBinary? result)
    {
        result = null;
        if (text is not null && CountedText.TryRead(text, 'B', out var digits, out var rest)
            && digits.Length % 2 == 0
            && digits.All(char.IsAsciiHexDigit)
            && DistinguishedName.TryParse(rest, DistinguishedNameSyntax.Lenient, out var name))
        {
            result = new(Convert.FromHexString(digits), name);
        }

        return result is not null;
    }

    /// <summary>The value as the server has it.</summary>
    public override string ToString() => CountedText.Write('B', Convert.ToHexString(Octets.Span), Name);
}
