namespace Ldap3.Protocol.Schema;

/// <summary>A keyword of a definition with what follows it.</summary>
/// <param name="Keyword">The keyword, such as <c>SUP</c>.</param>
/// <param name="Values">The names, numbers or strings; none for a flag such as <c>SINGLE-VALUE</c>.</param>
/// <param name="Quoted">Whether the values are strings in quotation marks.</param>
sealed record SchemaField(string Keyword, IReadOnlyList<string> Values, bool Quoted)
{
    public override string ToString()
    {
        if (Values.Count == 0)
        {
            return Keyword;
        }

        var items = Quoted ? Values.Select(value => $"'{Escape(value)}'") : Values;
        return Values.Count == 1
            ? $"{Keyword} {items.First()}"
            : $"{Keyword} ( {string.Join(Quoted ? " " : " $ ", items)} )";
    }

    // RFC 4512 section 4.1: qdstring has \27 for an apostrophe and \5C for a backslash.
    static string Escape(string value) =>
        value.Replace("\\", "\\5C", StringComparison.Ordinal).Replace("'", "\\27", StringComparison.Ordinal);
}
