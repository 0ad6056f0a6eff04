using System.Diagnostics.CodeAnalysis;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Values.ActiveDirectory;

/// <summary>
/// A name with a text (<c>Object(DN-String)</c>, [MS-ADTS] section 3.1.1.2.2.2.4): <c>S:5:hello:CN=...</c>. Immutable.
/// </summary>
/// <param name="Text">The text, which may hold colons too.</param>
/// <param name="Name">The name.</param>
public sealed record NameWithString(string Text, DistinguishedName Name)
{
    /// <summary>Reads a value.</summary>
    /// <exception cref="LdapFormatException">The text is none.</exception>
    public static NameWithString Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var value)
            ? value
            : throw new LdapFormatException("Expected is S:count:text:name, with as many characters as it counts", text, 0);
    }

    /// <summary>Reads a value, or says that the text is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out NameWithString? result)
    {
        result = text is not null && CountedText.TryRead(text, 'S', out var counted, out var rest)
            && DistinguishedName.TryParse(rest, DistinguishedNameSyntax.Lenient, out var name)
            ? new(counted, name)
            : null;
        return result is not null;
    }

    /// <summary>The value as the server has it.</summary>
    public override string ToString() => CountedText.Write('S', Text, Name);
}
