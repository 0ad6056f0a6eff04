using System.Text.Json;
using System.Text.Unicode;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;
using Ldap3.Protocol.Schema.Json;

namespace Ldap3.Protocol.Servers;

/// <summary>What a server says about itself as JSON: the attributes of its root DSE and its schema.</summary>
static class DirectoryInfoJson
{
    const string FormatName = "ldap3-server";
    const int Version = 1;
    const string Octets = "base64:";

    public static void Write(LdapDirectoryInfo info, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var writer = new Utf8JsonWriter(stream, SchemaJson.Layout);
        writer.WriteStartObject();
        writer.WriteString("format", FormatName);
        writer.WriteNumber("version", Version);
        writer.WriteStartObject("rootDse");
        foreach (var attribute in info.RootDse.Attributes)
        {
            writer.WriteStartArray(attribute.Description.ToString());
            foreach (var value in attribute.Values)
            {
                writer.WriteStringValue(TextOf(value));
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        if (info.Schema is { } schema)
        {
            writer.WritePropertyName("schema");
            SchemaJson.Write(schema, writer);
        }

        writer.WriteEndObject();
    }

    public static (SearchResultEntry RootDse, LdapSchema? Schema) Read(Stream stream)
    {
        using var document = SchemaJson.Parse(stream);
        var root = document.RootElement;
        SchemaJson.CheckFormat(root, FormatName, Version);
        if (!root.TryGetProperty("rootDse", out var rootDse) || rootDse.ValueKind != JsonValueKind.Object)
        {
            throw new LdapFormatException("What is saved of a server has a \"rootDse\", an object of attributes", "", 0);
        }

        var attributes = rootDse.EnumerateObject()
            .Select(each => new LdapAttribute(
                AttributeDescription.Parse(each.Name), [.. SchemaJson.Texts(each.Name, each.Value).Select(ValueOf)]))
            .ToArray();
        return (
            new SearchResultEntry(DistinguishedName.Empty, attributes),
            root.TryGetProperty("schema", out var schema) ? SchemaJson.Read(schema) : null);
    }

    // Values of root DSEs are text but for a few of vendors. Text that looks like an escape is escaped too.
    static string TextOf(OctetString value)
    {
        var text = value.ToString();
        return Utf8.IsValid(value.Span) && !text.StartsWith(Octets, StringComparison.Ordinal)
            ? text
            : Octets + Convert.ToBase64String(value.Span);
    }

    static OctetString ValueOf(string text)
    {
        if (!text.StartsWith(Octets, StringComparison.Ordinal))
        {
            return text;
        }

        try
        {
            return Convert.FromBase64String(text[Octets.Length..]);
        }
        catch (FormatException)
        {
            throw new LdapFormatException("What follows base64: is no base 64", text, Octets.Length);
        }
    }
}
