using System.Text;

namespace Ldap3.Protocol.Schema;

/// <summary>Takes the definitions out of a schema file, OpenLDAP's or LDIF.</summary>
static class SchemaFile
{
    static readonly HashSet<string> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        "attributetype", "attributetypes", "objectclass", "objectclasses", "matchingrule", "matchingrules", "matchingruleuse",
        "ldapsyntax", "ldapsyntaxes", "nameform", "nameforms", "ditcontentrule", "ditcontentrules", "ditstructurerule",
        "ditstructurerules",
    };

    public static IEnumerable<(string Kind, string Definition)> Read(TextReader reader)
    {
        foreach (var line in LogicalLines(reader))
        {
            var end = line.AsSpan().IndexOfAny(" \t:(");
            var kind = end < 0 ? line : line[..end];

            // In LDIF a value of the attribute objectClass is no definition: those begin with a parenthesis.
            var definition = line[kind.Length..].TrimStart(':', ' ', '\t');
            if (definition.StartsWith('(') && Kinds.Contains(kind))
            {
                yield return (kind, definition);
            }
        }
    }

    static IEnumerable<string> LogicalLines(TextReader reader)
    {
        var logical = new StringBuilder();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
            {
                continue;
            }

            if (line.Length > 0 && char.IsWhiteSpace(line[0]))
            {
                logical.Append(line.AsSpan(IsFoldedLdif(line, logical) ? 1 : 0));
                continue;
            }

            if (logical.Length > 0)
            {
                yield return logical.ToString();
            }

            logical.Clear().Append(line);
        }

        if (logical.Length > 0)
        {
            yield return logical.ToString();
        }
    }

    // RFC 2849 folds lines in the middle of words: there the one space is not part of the text. OpenLDAP's files indent.
    static bool IsFoldedLdif(string line, StringBuilder logical)
    {
        var start = logical.ToString(0, Math.Min(logical.Length, 40));
        var colon = start.IndexOf(':', StringComparison.Ordinal);
        return line[0] == ' ' && colon > 0 && !start.AsSpan(0, colon).ContainsAny(' ', '(');
    }
}
