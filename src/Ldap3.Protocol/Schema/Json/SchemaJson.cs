using System.Text.Json;

namespace Ldap3.Protocol.Schema.Json;

/// <summary>Schemas as JSON: definitions by kind, in the form of RFC 4512, in their order.</summary>
static class SchemaJson
{
    const string FormatName = "ldap3-schema";
    const int Version = 1;

    // Definitions are made of ASCII quotation marks: nobody puts these files into a web page.
    static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(LdapSchema schema, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var writer = new Utf8JsonWriter(stream, Layout);
        writer.WriteStartObject();
        writer.WriteString("format", FormatName);
        writer.WriteNumber("version", Version);
        foreach (var (kind, definitions) in Kinds(schema))
        {
            writer.WriteStartArray(kind);
            foreach (var definition in definitions)
            {
                writer.WriteStringValue(definition.ToString());
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    public static LdapSchema Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            using var document = JsonDocument.Parse(stream);
            return Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            throw new LdapFormatException(
                $"The text is no JSON: line {exception.LineNumber + 1} is malformed", "", (int)(exception.BytePositionInLine ?? 0));
        }
    }

    static LdapSchema Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("format", out var format)
            || format.ValueKind != JsonValueKind.String
            || !format.ValueEquals(FormatName))
        {
            throw new LdapFormatException($"A saved schema is an object whose \"format\" is \"{FormatName}\"", "", 0);
        }

        if (!root.TryGetProperty("version", out var version)
            || version.ValueKind != JsonValueKind.Number
            || !version.TryGetInt32(out var number)
            || number is < 1 or > Version)
        {
            throw new LdapFormatException($"This library reads saved schemas up to \"version\" {Version}", "", 0);
        }

        var builder = new LdapSchemaBuilder { KeepsProblems = true };
        foreach (var (kind, _) in Kinds(LdapSchema.Empty))
        {
            if (root.TryGetProperty(kind, out var definitions))
            {
                builder.AddAll(kind, Texts(kind, definitions));
            }
        }

        return builder.Build();
    }

    static IEnumerable<string> Texts(string kind, JsonElement definitions) =>
        definitions.ValueKind == JsonValueKind.Array
        && definitions.EnumerateArray().All(each => each.ValueKind == JsonValueKind.String)
            ? definitions.EnumerateArray().Select(each => each.GetString()!)
            : throw new LdapFormatException($"\"{kind}\" of a saved schema is a list of definitions", "", 0);

    // The names of the attributes of RFC 4512 section 4.2.
    static IEnumerable<(string Kind, IEnumerable<SchemaElement> Definitions)> Kinds(LdapSchema schema) =>
    [
        ("ldapSyntaxes", schema.Syntaxes),
        ("matchingRules", schema.MatchingRules),
        ("matchingRuleUse", schema.MatchingRuleUses),
        ("attributeTypes", schema.AttributeTypes),
        ("objectClasses", schema.ObjectClasses),
        ("nameForms", schema.NameForms),
        ("dITContentRules", schema.ContentRules),
        ("dITStructureRules", schema.StructureRules),
    ];
}
