using System.Globalization;
using System.Text;

namespace Ldap3.Protocol.Schema.Preparation;

/// <summary>
/// Table B.2 of RFC 3454, which RFC 4518 section 2.2 prescribes. It folds a sharp s to "ss", which OpenLDAP does not: to
/// its servers "Strasse" and the same word with a sharp s are different values. Letters younger than the table (Unicode 3.2)
/// become small by what Unicode says today, which brings no two strings of Unicode 3.2 together.
/// </summary>
static class CaseFolding
{
    const string Resource = "Ldap3.Protocol.Schema.Preparation.CaseFolding.txt";

    static readonly Lazy<Dictionary<int, string>> Table = new(Load);

    public static void AppendFolded(StringBuilder output, Rune rune)
    {
        if (Table.Value.TryGetValue(rune.Value, out var folded))
        {
            output.Append(folded);
        }
        else
        {
            AppendRune(output, Rune.ToLowerInvariant(rune));
        }
    }

    /// <summary>Folds what normalisation made of letters younger than the table.</summary>
    public static string FoldAgain(string normalized)
    {
        var folded = new StringBuilder(normalized.Length);
        foreach (var rune in normalized.EnumerateRunes())
        {
            AppendFolded(folded, rune);
        }

        return folded.Equals(normalized.AsSpan()) ? normalized : folded.ToString().Normalize(NormalizationForm.FormKC);
    }

    public static void AppendRune(StringBuilder output, Rune rune)
    {
        Span<char> utf16 = stackalloc char[2];
        output.Append(utf16[..rune.EncodeToUtf16(utf16)]);
    }

    static Dictionary<int, string> Load()
    {
        using var stream = typeof(CaseFolding).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        var table = new Dictionary<int, string>();
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                var codes = line.Split(' ').Select(code => int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                table[codes.First()] = string.Concat(codes.Skip(1).Select(char.ConvertFromUtf32));
            }
        }

        return table;
    }
}
