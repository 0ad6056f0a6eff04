using System.Text.RegularExpressions;

namespace Ldap3.Server.Tests;

/// <summary>
/// Definitions in a form by which their texts can be compared, whatever their spaces, apostrophes and order: made here from the
/// words of RFC 4512 section 4.1, without the library's parser.
/// </summary>
static partial class DefinitionText
{
    static readonly HashSet<string> Flags =
        ["OBSOLETE", "SINGLE-VALUE", "COLLECTIVE", "NO-USER-MODIFICATION", "ABSTRACT", "STRUCTURAL", "AUXILIARY"];

    /// <summary>The object identifier, then each keyword with its values, in the order of the alphabet.</summary>
    public static string Canonical(string definition, bool withDescription = true)
    {
        var words = Words().Matches(definition).Select(match => match.Value).ToArray();
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var i = 2;
        while (words[i] != ")")
        {
            var keyword = words[i++].ToUpperInvariant();
            var values = Flags.Contains(keyword) ? [] : Values(words, ref i);

            // An empty list says nothing.
            if (values.Count > 0 || Flags.Contains(keyword))
            {
                fields.Add(keyword, string.Join('|', values));
            }
        }

        Assert.Equal(words.Length - 1, i);
        if (!withDescription)
        {
            fields.Remove("DESC");
        }

        return $"{Text(words[1])}: {string.Join("; ", fields.Select(field => $"{field.Key}={field.Value}"))}";
    }

    public static string Oid(string definition) => Text(Words().Matches(definition)[1].Value);

    static List<string> Values(string[] words, ref int i)
    {
        if (words[i] != "(")
        {
            return [Text(words[i++])];
        }

        var values = new List<string>();
        for (i++; words[i] != ")"; i++)
        {
            if (words[i] != "$")
            {
                values.Add(Text(words[i]));
            }
        }

        i++;
        return values;
    }

    static string Text(string word) => word.Trim('\'')
        .Replace("\\27", "'", StringComparison.Ordinal)
        .Replace("\\5c", "\\", StringComparison.Ordinal)
        .Replace("\\5C", "\\", StringComparison.Ordinal);

    [GeneratedRegex(@"'[^']*'|[()$]|[^\s()$']+")]
    private static partial Regex Words();
}
