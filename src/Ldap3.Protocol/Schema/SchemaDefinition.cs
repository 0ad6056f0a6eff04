using System.Text;

namespace Ldap3.Protocol.Schema;

/// <summary>A definition taken apart into its keywords and what follows them (RFC 4512 section 4.1).</summary>
/// <param name="oid">The object identifier that it begins with.</param>
/// <param name="fields">The keywords in the order they came, each with its values; flags have none.</param>
sealed class SchemaDefinition(string oid, IReadOnlyList<SchemaField> fields)
{
    public string Oid { get; } = oid;

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Extensions { get; } = FindExtensions(fields);

    public bool Has(string keyword) => Find(keyword) is not null;

    public IReadOnlyList<string> Strings(string keyword) => Find(keyword)?.Values ?? [];

    public string? String(string keyword) => Strings(keyword) is [var first, ..] ? first : null;

    /// <summary>The definition in the order and form of RFC 4512, whatever form it came in.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("( ").Append(Oid);
        foreach (var field in fields.OrderBy(field => field.Rank))
        {
            text.Append(' ').Append(field);
        }

        return text.Append(" )").ToString();
    }

    static Dictionary<string, IReadOnlyList<string>> FindExtensions(IReadOnlyList<SchemaField> fields)
    {
        var extensions = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in fields)
        {
            if (field.IsExtension)
            {
                extensions.TryAdd(field.Keyword, field.Values);
            }
        }

        return extensions;
    }

    SchemaField? Find(string keyword)
    {
        foreach (var field in fields)
        {
            if (string.Equals(field.Keyword, keyword, StringComparison.OrdinalIgnoreCase))
            {
                return field;
            }
        }

        return null;
    }
}
