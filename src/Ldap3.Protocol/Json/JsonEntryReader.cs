using System.Text.Json;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Json;

/// <summary>
/// Reads the documents that <see cref="JsonEntryWriter"/> writes, and those of Python's ldap3: <c>response_to_json</c> and the
/// entries of its mock strategies, single values without brackets and <c>raw</c> values included. Thread safe.
/// </summary>
public static class JsonEntryReader
{
    static readonly JsonDocumentOptions Options = new() { MaxDepth = 16, AllowTrailingCommas = true };

    /// <summary>Reads a document.</summary>
    /// <exception cref="LdapFormatException">The text is no JSON, or no entries.</exception>
    public static IReadOnlyList<SearchResultEntry> Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Read(() => JsonDocument.Parse(json, Options));
    }

    /// <summary>Reads a document in UTF-8; the stream stays open.</summary>
    /// <exception cref="LdapFormatException">The text is no JSON, or no entries.</exception>
    public static IReadOnlyList<SearchResultEntry> Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Read(() => JsonDocument.Parse(stream, Options));
    }

    /// <inheritdoc cref="Read(Stream)"/>
    public static async Task<IReadOnlyList<SearchResultEntry>> ReadAsync(
        Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            using var document = await JsonDocument.ParseAsync(stream, Options, cancellationToken).ConfigureAwait(false);
            return EntriesOf(document.RootElement);
        }
        catch (Exception e) when (IsMalformed(e))
        {
            throw Malformed(e);
        }
    }

    static SearchResultEntry[] Read(Func<JsonDocument> parse)
    {
        try
        {
            using var document = parse();
            return EntriesOf(document.RootElement);
        }
        catch (Exception e) when (IsMalformed(e))
        {
            throw Malformed(e);
        }
    }

    static SearchResultEntry[] EntriesOf(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(JsonNames.Entries, out var entries)
            && entries.ValueKind == JsonValueKind.Array
            ? [.. entries.EnumerateArray().Select(EntryOf)]
            : throw Unexpected(root, "an object with an array \"entries\" is expected");

    static SearchResultEntry EntryOf(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object
            || !element.TryGetProperty(JsonNames.Dn, out var dn) || dn.ValueKind != JsonValueKind.String)
        {
            throw Unexpected(element, "an entry is an object with a text \"dn\"");
        }

        // What ldap3 read by its schema is not what travelled: the octets are in "raw" where it was asked for them.
        if ((!element.TryGetProperty(JsonNames.Raw, out var attributes)
                && !element.TryGetProperty(JsonNames.Attributes, out attributes))
            || attributes.ValueKind != JsonValueKind.Object)
        {
            throw Unexpected(element, "an entry has an object \"attributes\" or \"raw\"");
        }

        return new SearchResultEntry(
            DistinguishedName.Verbatim(dn.GetString()!),
            [.. attributes.EnumerateObject().Select(property => new LdapAttribute(
                AttributeDescription.FromServer(property.Name), [.. ValuesOf(property.Value)]))]);
    }

    static IEnumerable<OctetString> ValuesOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().Select(ValueOf) : [ValueOf(element)];

    static OctetString ValueOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString()!,
        JsonValueKind.Number => element.GetRawText(),

        // RFC 4517 section 3.3.3.
        JsonValueKind.True => "TRUE",
        JsonValueKind.False => "FALSE",
        JsonValueKind.Object when element.TryGetProperty(JsonNames.Encoded, out var encoded)
            && element.TryGetProperty(JsonNames.Encoding, out var encoding)
            && encoding.ValueEquals(JsonNames.Base64)
            && encoded.TryGetBytesFromBase64(out var octets) => octets,
        _ => throw Unexpected(element, "a value is a text, a number, a boolean or {\"encoded\": ..., \"encoding\": \"base64\"}"),
    };

    static LdapFormatException Unexpected(JsonElement element, string expected) =>
        new($"These are no entries: {expected}", element.GetRawText(), 0);

    // Half a surrogate pair is found only when the text is read, and not as an error of JSON.
    static bool IsMalformed(Exception e) => e is JsonException or InvalidOperationException or ArgumentException;

    static LdapFormatException Malformed(Exception e) =>
        new($"This is no JSON: {e.Message}", "", 0, (int)((e as JsonException)?.LineNumber ?? 0) + 1);
}
