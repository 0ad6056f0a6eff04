namespace Ldap3.Protocol.Names;

/// <summary>Languages as options of attributes (RFC 3866).</summary>
static class LanguageTag
{
    const string Prefix = "lang-";

    /// <summary>The language that an option names, or null when it is another kind of option, or a range.</summary>
    public static string? Of(string option) =>
        option.Length > Prefix.Length && IsLanguage(option) && !IsRange(option) ? option[Prefix.Length..] : null;

    /// <summary>Whether what has an option is asked for by another one.</summary>
    public static bool Covers(string asked, string option) =>
        IsLanguage(asked) && IsRange(asked)

            // RFC 3866 section 3: "lang-en-" asks for lang-en and for all that begins with lang-en-.
            ? option.StartsWith(asked, StringComparison.OrdinalIgnoreCase) && option.Length > asked.Length
                || option.AsSpan().Equals(asked.AsSpan(0, asked.Length - 1), StringComparison.OrdinalIgnoreCase)
            : option.Equals(asked, StringComparison.OrdinalIgnoreCase);

    /// <summary>A language and what it is a variant of, the narrowest first: de-CH-1996, de-CH, de (RFC 4647 section 3.4).</summary>
    public static IEnumerable<string> Widening(string language)
    {
        for (var end = language.Length; end > 0; end = language.LastIndexOf('-', end - 1))
        {
            yield return language[..end];
        }
    }

    static bool IsLanguage(string option) => option.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    static bool IsRange(string option) => option.EndsWith('-');
}
