using System.Diagnostics.CodeAnalysis;

namespace Ldap3.Protocol.Values.Syntaxes;

/// <summary>A telex terminal (RFC 4517 section 3.3.33): <c>12345$023$ABCDE</c>. Immutable.</summary>
/// <param name="Number">The number of the terminal.</param>
/// <param name="CountryCode">The telex code of its country.</param>
/// <param name="AnswerBack">By what it makes itself known.</param>
public sealed record TelexNumber(string Number, string CountryCode, string AnswerBack) : IParsable<TelexNumber>
{
    /// <summary>Reads the form of RFC 4517.</summary>
    /// <exception cref="LdapFormatException">The text is none.</exception>
    public static TelexNumber Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var number)
            ? number
            : throw new LdapFormatException("A telex number is expected: number$country$answerback", text, 0);
    }

    /// <summary>Reads the form of RFC 4517, or says that the text is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out TelexNumber result)
    {
        result = text?.Split('$') is [{ Length: > 0 } number, { Length: > 0 } country, { Length: > 0 } answerBack]
            ? new TelexNumber(number, country, answerBack)
            : null;
        return result is not null;
    }

    static TelexNumber IParsable<TelexNumber>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<TelexNumber>.TryParse(
        [NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out TelexNumber result) =>
        TryParse(s, out result);

    /// <summary>The value as a directory has it.</summary>
    public override string ToString() => $"{Number}${CountryCode}${AnswerBack}";
}
