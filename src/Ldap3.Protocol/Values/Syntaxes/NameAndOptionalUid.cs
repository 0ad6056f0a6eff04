using System.Diagnostics.CodeAnalysis;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Values.Syntaxes;

/// <summary>
/// A name, and bits that tell two of that name apart (RFC 4517 section 3.3.21): <c>1.3.6.1.4.1.1466.0=#04024869,O=Test,C=GB#'0101'B</c>.
/// What <c>uniqueMember</c> holds. Immutable.
/// </summary>
/// <param name="Name">The name.</param>
/// <param name="Uid">The bits, or null.</param>
public sealed record NameAndOptionalUid(DistinguishedName Name, BitString? Uid = null) : IParsable<NameAndOptionalUid>
{
    /// <summary>Reads the form of RFC 4517.</summary>
    /// <exception cref="LdapFormatException">The text is no name.</exception>
    public static NameAndOptionalUid Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        // A number sign may be the name's own: only one with bits behind it ends the name.
        var sign = text.LastIndexOf('#');
        return sign >= 0 && BitString.TryParse(text[(sign + 1)..], out var uid)
            ? new NameAndOptionalUid(DistinguishedName.Parse(text[..sign], DistinguishedNameSyntax.Lenient), uid)
            : new NameAndOptionalUid(DistinguishedName.Parse(text, DistinguishedNameSyntax.Lenient));
    }

    /// <summary>Reads the form of RFC 4517, or says that the text is no name.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out NameAndOptionalUid result)
    {
        result = null;
        try
        {
            result = text is null ? null : Parse(text);
        }
        catch (LdapFormatException)
        {
            return false;
        }

        return result is not null;
    }

    static NameAndOptionalUid IParsable<NameAndOptionalUid>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<NameAndOptionalUid>.TryParse(
        [NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out NameAndOptionalUid result) =>
        TryParse(s, out result);

    /// <summary>The value as a directory has it.</summary>
    public override string ToString() => Uid is { } uid ? $"{Name}#{uid}" : Name.ToString();
}
