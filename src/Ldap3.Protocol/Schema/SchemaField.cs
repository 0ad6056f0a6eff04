namespace Ldap3.Protocol.Schema;

/// <summary>A keyword of a definition with what follows it.</summary>
/// <param name="Keyword">The keyword, such as <c>SUP</c>.</param>
/// <param name="Values">The names, numbers or strings; none for a flag such as <c>SINGLE-VALUE</c>.</param>
sealed record SchemaField(string Keyword, IReadOnlyList<string> Values)
{
    // The order in which the rules of RFC 4512 section 4.1 have their keywords.
    static readonly string[] Order =
    [
        "NAME", "DESC", "OBSOLETE", "FORM", "SUP", "ABSTRACT", "STRUCTURAL", "AUXILIARY", "EQUALITY", "ORDERING", "SUBSTR",
        "SYNTAX", "SINGLE-VALUE", "COLLECTIVE", "NO-USER-MODIFICATION", "USAGE", "AUX", "OC", "MUST", "MAY", "NOT", "APPLIES",
    ];

    static readonly HashSet<string> Flags = new(StringComparer.OrdinalIgnoreCase)
    {
        "OBSOLETE", "SINGLE-VALUE", "COLLECTIVE", "NO-USER-MODIFICATION", "ABSTRACT", "STRUCTURAL", "AUXILIARY",
    };

    static readonly HashSet<string> Known = new(Order, StringComparer.OrdinalIgnoreCase);

    /// <summary>Where the keyword stands among the others; extensions and unknown ones come last.</summary>
    public int Rank
    {
        get
        {
            var index = Array.FindIndex(Order, known => known.Equals(Keyword, StringComparison.OrdinalIgnoreCase));
            return index < 0 ? Order.Length : index;
        }
    }

    public bool IsExtension => IsExtensionKeyword(Keyword);

    // RFC 4512 quotes names and descriptions; what an unknown keyword has is quoted where it could not be read otherwise.
    bool IsQuoted => IsExtension || Keyword.ToUpperInvariant() is "NAME" or "DESC"
        || !Values.All(IsWord)
        || (!IsKnown(Keyword) && Values.Any(value => IsKeyword(value)));

    /// <summary>Whether nothing follows the keyword.</summary>
    public static bool IsFlag(string word) => Flags.Contains(word);

    /// <summary>Whether RFC 4512 has the keyword in one of its definitions.</summary>
    public static bool IsKnown(ReadOnlySpan<char> word) => Known.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>Whether the keyword is an extension's.</summary>
    public static bool IsExtensionKeyword(ReadOnlySpan<char> word) => word.StartsWith("X-", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the word is a keyword for sure.</summary>
    public static bool IsKeyword(ReadOnlySpan<char> word) => IsKnown(word) || IsExtensionKeyword(word);

    public override string ToString()
    {
        if (Values.Count == 0)
        {
            return Keyword;
        }

        var items = IsQuoted ? Values.Select(value => $"'{Escape(value)}'") : Values;

        // RFC 4512 section 4.1: strings and rule numbers stand side by side, object identifiers have dollars between them.
        var separator = IsQuoted || Values.All(value => value.All(char.IsAsciiDigit)) ? " " : " $ ";
        return Values.Count == 1 ? $"{Keyword} {items.First()}" : $"{Keyword} ( {string.Join(separator, items)} )";
    }

    static bool IsWord(string value) =>
        value.Length > 0 && !value.Any(c => char.IsWhiteSpace(c) || c is '(' or ')' or '$' or '\'');

    // RFC 4512 section 4.1: qdstring has \27 for an apostrophe and \5C for a backslash.
    static string Escape(string value) =>
        value.Replace("\\", "\\5C", StringComparison.Ordinal).Replace("'", "\\27", StringComparison.Ordinal);
}
