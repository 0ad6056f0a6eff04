using System.Text.Json;
using Ldap3.Abstract.Definitions;
using Ldap3.Protocol.Ldif;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Abstract.Entries;

/// <summary>An entry as it was read, its attributes found by key. Immutable and thread safe.</summary>
public sealed class Entry
{
    static readonly JsonWriterOptions Indented = new() { Indented = true };

    readonly SearchResultEntry _source;

    internal Entry(ObjectDefinition definition, SearchResultEntry source, DateTimeOffset readTime)
    {
        _source = source;
        Definition = definition;
        ReadTime = readTime;
        Attributes =
        [
            .. definition.Attributes.Select(attribute => new EntryAttribute(attribute, RawValues(source, attribute.Name))),
            .. Undefined(definition, source),
        ];
    }

    /// <summary>The entry's name.</summary>
    public DistinguishedName Dn => _source.ObjectName;

    /// <summary>How the entry is known.</summary>
    public ObjectDefinition Definition { get; }

    /// <summary>When the entry was read.</summary>
    public DateTimeOffset ReadTime { get; }

    /// <summary>
    /// The attributes of the definition, also those without a value, and then what else was read, such as operational attributes.
    /// </summary>
    public IReadOnlyList<EntryAttribute> Attributes { get; }

    /// <summary>The attribute of that key, alias or name. Case and spaces do not count.</summary>
    /// <exception cref="KeyNotFoundException">The definition has none, and none was read.</exception>
    public EntryAttribute this[string key] => Find(key) ?? throw new KeyNotFoundException(
        $"The entry \"{Dn}\" has no attribute \"{key}\". It has: {string.Join(", ", Attributes.Select(attribute => attribute.Key))}.");

    /// <summary>The attribute of that key, alias or name, or null. Case and spaces do not count.</summary>
    public EntryAttribute? Find(string key)
    {
        var definition = Definition.Find(key);
        return Attributes.FirstOrDefault(attribute => definition is not null
            ? attribute.Definition == definition
            : attribute.Key.Equals(key, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The entry as an LDIF record (RFC 2849).</summary>
    public string ToLdif() => new LdifContentRecord(_source).ToLdif();

    /// <summary>The entry as a JSON object: <c>dn</c>, and <c>attributes</c> with a list of values for each key. Octets are base64.</summary>
    public string ToJson()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Indented))
        {
            writer.WriteStartObject();
            writer.WriteString("dn", Dn.ToString());
            writer.WriteStartObject("attributes");
            foreach (var attribute in Attributes.Where(attribute => attribute.Values.Count > 0))
            {
                writer.WriteStartArray(attribute.Key);
                foreach (var value in attribute.Values)
                {
                    Write(writer, value);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>The entry's name.</summary>
    public override string ToString() => Dn.ToString();

    internal IReadOnlyList<Protocol.Ber.OctetString> RawValues(string attribute) => RawValues(_source, attribute);

    static IReadOnlyList<Protocol.Ber.OctetString> RawValues(SearchResultEntry source, string attribute) =>
        source.Find(attribute)?.Values ?? [];

    static IEnumerable<EntryAttribute> Undefined(ObjectDefinition definition, SearchResultEntry source) =>
        source.Attributes
            .Where(attribute => definition.Find(attribute.Description.ToString()) is null)
            .Select(attribute => new EntryAttribute(
                new AttributeDefinition(attribute.Description.ToString()), attribute.Values));

    static void Write(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case bool truth:
                writer.WriteBooleanValue(truth);
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
}
