using System.Diagnostics.CodeAnalysis;

namespace Ldap3.Protocol.Values.Syntaxes;

/// <summary>
/// A fax terminal's telephone number and what it can do (RFC 4517 section 3.3.11): <c>+61 3 9896 7801$fineResolution</c>. Immutable.
/// </summary>
/// <param name="Number">The telephone number.</param>
/// <param name="Parameters">What the terminal can do besides.</param>
public sealed record FacsimileNumber(string Number, FacsimileParameters Parameters = FacsimileParameters.None)
    : IParsable<FacsimileNumber>
{
    static readonly (FacsimileParameters Parameter, string Name)[] Names =
    [
        .. Enum.GetValues<FacsimileParameters>().Where(each => each != FacsimileParameters.None)
            .Select(each => (each, char.ToLowerInvariant(each.ToString()[0]) + each.ToString()[1..])),
    ];

    /// <summary>Reads the form of RFC 4517.</summary>
    /// <exception cref="LdapFormatException">The text is none.</exception>
    public static FacsimileNumber Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var number)
            ? number
            : throw new LdapFormatException(
                "A fax number is expected, such as +61 3 9896 7801, and after dollar signs what the terminal can do", text, 0);
    }

    /// <summary>Reads the form of RFC 4517, or says that the text is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out FacsimileNumber result)
    {
        result = null;
        var parts = (text ?? "").Split('$');
        if (parts[0].Length == 0)
        {
            return false;
        }

        var parameters = FacsimileParameters.None;
        foreach (var part in parts.Skip(1))
        {
            var index = Array.FindIndex(Names, each => each.Name.Equals(part, StringComparison.OrdinalIgnoreCase));
            if (index < 0)
            {
                return false;
            }

            parameters |= Names[index].Parameter;
        }

        result = new FacsimileNumber(parts[0], parameters);
        return true;
    }

    static FacsimileNumber IParsable<FacsimileNumber>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<FacsimileNumber>.TryParse(
        [NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out FacsimileNumber result) =>
        TryParse(s, out result);

    /// <summary>The value as a directory has it.</summary>
    public override string ToString() =>
        string.Join('$', Names.Where(each => Parameters.HasFlag(each.Parameter)).Select(each => each.Name).Prepend(Number));
}
