using Ldap3.Abstract.Definitions;
using Ldap3.Protocol;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Names;

namespace Ldap3.Abstract.Querying;

/// <summary>
/// Reads ldap3's simplified query language: <c>CommonName: bob; john, &amp;Age: &gt;21; &lt;65, Department: !Accounting</c>.
/// Values become filter values, so nothing in one can change the filter.
/// </summary>
/// <remarks>
/// <code>
/// query     = "" / filter / component *( "," component )
/// filter    = text that begins with "(" (RFC 4515)
/// component = [ "&amp;" / "|" ] key ":" value *( ";" value )
/// value     = [ "!" ] [ "=" / "&lt;" / "&gt;" / "~" ] text       ; "&lt;=" and "&gt;=" mean the same as "&lt;" and "&gt;"
/// </code>
/// In a text <c>*</c> is a wildcard; a backslash or quotation marks protect it, and commas, colons and semicolons.
/// </remarks>
static class QueryParser
{
    const string Comparisons = "=<>~";

    /// <summary>The filter of a query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="definition">The attributes that it may name.</param>
    /// <param name="componentsInAnd">Whether entries must meet all components rather than any.</param>
    /// <exception cref="LdapFormatException">The query is malformed, names an unknown key or a value that is refused.</exception>
    public static Filter Parse(string query, ObjectDefinition definition, bool componentsInAnd)
    {
        var classes = definition.ObjectClassFilter;
        if (query.AsSpan().TrimStart() is ['(', ..])
        {
            var filter = Filter.Parse(query.Trim());
            return NamesObjectClass(filter) ? filter : WithClasses(classes, filter);
        }

        var reader = new QueryReader(query);
        var components = new List<Filter>();
        reader.SkipSpaces();
        if (!reader.AtEnd)
        {
            do
            {
                components.Add(ReadComponent(ref reader, definition));
            }
            while (reader.TryTake(','));
        }

        return components.Count == 0
            ? classes ?? Filter.Present("objectClass")
            : WithClasses(classes, componentsInAnd ? Filter.And(components) : Filter.Or(components));
    }

    static Filter WithClasses(Filter? classes, Filter filter) => classes is null ? filter : Filter.And(classes, filter);

    // A filter that chooses the classes itself is not narrowed to those of the definition.
    static bool NamesObjectClass(Filter filter) => filter switch
    {
        AndFilter and => and.Operands.Any(NamesObjectClass),
        OrFilter or => or.Operands.Any(NamesObjectClass),
        NotFilter not => NamesObjectClass(not.Operand),
        EqualityFilter equality => IsObjectClass(equality.Attribute),
        PresentFilter present => IsObjectClass(present.Attribute),
        _ => false,
    };

    static bool IsObjectClass(AttributeDescription attribute) =>
        attribute.Type.Equals("objectClass", StringComparison.OrdinalIgnoreCase);

    static Filter ReadComponent(ref QueryReader reader, ObjectDefinition definition)
    {
        var all = reader.TryTake('&');
        if (!all)
        {
            reader.TryTake('|');
        }

        reader.SkipSpaces();
        var start = reader.Position;
        var key = QueryReader.TextOf(reader.ReadUntil([':', ',', ';']));
        if (key.Length == 0)
        {
            throw reader.Error("The key of an attribute is expected", start);
        }

        if (definition.Find(key) is not { } attribute)
        {
            throw reader.Error($"\"{key}\" is no attribute of the definition", start);
        }

        if (!reader.TryTake(':'))
        {
            throw reader.Error($"A colon and a value are expected behind \"{key}\"");
        }

        var values = new List<Filter>();
        do
        {
            values.Add(ReadValue(ref reader, attribute));
        }
        while (reader.TryTake(';'));

        return all ? Filter.And(values) : Filter.Or(values);
    }

    static Filter ReadValue(ref QueryReader reader, AttributeDefinition attribute)
    {
        var negated = reader.TryTake('!');
        var comparison = '\0';
        foreach (var sign in Comparisons)
        {
            if (comparison == '\0' && reader.TryTake(sign))
            {
                comparison = sign;
            }
        }

        if (comparison is '<' or '>')
        {
            reader.TryTake('=');
        }

        reader.SkipSpaces();
        var start = reader.Position;
        var text = reader.ReadUntil([',', ';']);
        if (text.Count == 0)
        {
            throw reader.Error($"A value is expected for \"{attribute.Key}\"", start);
        }

        var filter = comparison switch
        {
            '<' => Filter.LessOrEqual(attribute.Name, Prepare(reader, start, attribute, QueryReader.TextOf(text))),
            '>' => Filter.GreaterOrEqual(attribute.Name, Prepare(reader, start, attribute, QueryReader.TextOf(text))),
            '~' => Filter.Approximate(attribute.Name, Prepare(reader, start, attribute, QueryReader.TextOf(text))),
            _ => Equality(reader, start, attribute, text),
        };
        return negated ? Filter.Not(filter) : filter;
    }

    static Filter Equality(QueryReader reader, int start, AttributeDefinition attribute, List<QueryCharacter> text)
    {
        var parts = new List<List<QueryCharacter>> { new() };
        foreach (var character in text)
        {
            if (character is { Value: '*', IsLiteral: false })
            {
                parts.Add([]);
            }
            else
            {
                parts[^1].Add(character);
            }
        }

        if (parts.Count == 1)
        {
            return Filter.Equal(attribute.Name, Prepare(reader, start, attribute, QueryReader.TextOf(text)));
        }

        static OctetString Part(List<QueryCharacter> part) => QueryReader.TextOf(part);

        return parts.TrueForAll(part => part.Count == 0)
            ? Filter.Present(attribute.Name)
            : Filter.Substrings(
                attribute.Name,
                Part(parts[0]),
                [.. parts[1..^1].Select(Part)],
                Part(parts[^1]));
    }

    static OctetString Prepare(QueryReader reader, int start, AttributeDefinition attribute, string text)
    {
        if (attribute.Validate is { } validate)
        {
            text = validate(text) ?? throw reader.Error($"\"{text}\" is no valid value for \"{attribute.Key}\"", start);
        }

        return attribute.PreQuery is { } translate ? translate(text) : text;
    }
}
