using System.Text;
using System.Text.Json;
using Ldap3.Protocol.Ber;

namespace Ldap3.Abstract.Entries;

/// <summary>Writes entries as JSON.</summary>
static class EntryJson
{
    static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Write(EntryJsonOptions? options, Action<Utf8JsonWriter, EntryJsonOptions> write)
    {
        options ??= EntryJsonOptions.Default;
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = options.Indented }))
        {
            write(writer, options);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    public static void WriteEntry(Utf8JsonWriter writer, Entry entry, EntryJsonOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("dn", entry.Dn.ToString());
        var attributes = Chosen(entry, options);
        writer.WriteStartObject("attributes");
        foreach (var attribute in attributes)
        {
            WriteAttribute(writer, attribute, options);
        }

        writer.WriteEndObject();
        if (options.IncludesRaw)
        {
            writer.WriteStartObject("raw");
            foreach (var attribute in attributes)
            {
                WriteRaw(writer, attribute);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    public static void WriteAttribute(Utf8JsonWriter writer, EntryAttribute attribute, EntryJsonOptions options)
    {
        writer.WriteStartArray(attribute.Key);
        foreach (var value in attribute.Values)
        {
            WriteValue(writer, value, options);
        }

        writer.WriteEndArray();
    }

    static List<EntryAttribute> Chosen(Entry entry, EntryJsonOptions options)
    {
        var attributes = options.IncludesEmpty
            ? entry.Attributes.Concat(entry.Definition.Attributes
                .Where(definition => entry.Attributes.All(attribute => attribute.Definition != definition))
                .Select(definition => entry[definition.Key]))
            : entry.Attributes;
        return [.. options.Sorted ? attributes.OrderBy(attribute => attribute.Key, StringComparer.OrdinalIgnoreCase) : attributes];
    }

    static void WriteValue(Utf8JsonWriter writer, object value, EntryJsonOptions options)
    {
        switch (value)
        {
            case Entry entry:
                WriteEntry(writer, entry, options);
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case DateTimeOffset time:
                writer.WriteStringValue(time);
                break;
            case byte[] octets:
                writer.WriteBase64StringValue(octets);
                break;
            default:
                writer.WriteStringValue(value.ToString());
                break;
        }
    }

    static void WriteRaw(Utf8JsonWriter writer, EntryAttribute attribute)
    {
        writer.WriteStartArray(attribute.Definition.Name);
        foreach (var value in attribute.RawValues)
        {
            if (IsText(value))
            {
                writer.WriteStringValue(value.Span);
                continue;
            }

            writer.WriteStartObject();
            writer.WriteBase64String("encoded", value.Span);
            writer.WriteString("encoding", "base64");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    static bool IsText(OctetString value)
    {
        try
        {
            StrictUtf8.GetCharCount(value.Span);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
