using System.Text.Json;

namespace Ldap3.Protocol.Schema.Json;

/// <summary>Schemas as JSON: definitions by kind, in the form of RFC 4512, in their order.</summary>
static class SchemaJson
{
    const string FormatName = "ldap3-schema";
    const int Version = 1;

    // Definitions are made of ASCII quotation marks: nobody puts these files into a web page.
    public static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(LdapSchema schema, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var writer = new Utf8JsonWriter(stream, Layout);
        Write(schema, writer);
    }

    public static void Write(LdapSchema schema, Utf8JsonWriter writer)
    {
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
        using var document = Parse(stream);
        return Read(document.RootElement);
    }

    public static LdapSchema Read(JsonElement root)
    {
        CheckFormat(root, FormatName, Version);
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

    /// <exception cref="LdapFormatException">It is no JSON.</exception>
    public static JsonDocument Parse(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            return JsonDocument.Parse(stream);
        }
        catch (JsonException exception)
        {
            throw new LdapFormatException(
                $"The text is no JSON: line {exception.LineNumber + 1} is malformed", "", (int)(exception.BytePositionInLine ?? 0));
        }
    }

    /// <exception cref="LdapFormatException">It is something else, or of a later version.</exception>
    public static void CheckFormat(JsonElement root, string name, int latest)
    {
        if (root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("format", out var format)
            || format.ValueKind != JsonValueKind.String
            || !format.ValueEquals(name))
        {
            throw new LdapFormatException($"An object is expected whose \"format\" is \"{name}\"", "", 0);
        }

        if (!root.TryGetProperty("version", out var version)
            || version.ValueKind != JsonValueKind.Number
            || !version.TryGetInt32(out var number)
            || number < 1
            || number > latest)
        {
            throw new LdapFormatException($"This library reads \"{name}\" up to \"version\" {latest}", "", 0);
        }
    }

    public static IEnumerable<string> Texts(string kind, JsonElement definitions) =>
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
