using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Json;

/// <summary>
/// Writes entries as one JSON document, in the form that Python's ldap3 gives and takes:
/// <c>{"entries":[{"dn":"cn=a","attributes":{"cn":["a"]}}]}</c>. A value that is not UTF-8 becomes
/// <c>{"encoded":"/9j/4A==","encoding":"base64"}</c>, so that every value comes back as it was. For one flow at a time; holds
/// one entry in memory. Disposing of it ends the document; the stream is flushed then, and stays open.
/// </summary>
public sealed class JsonEntryWriter : IDisposable, IAsyncDisposable
{
    const int FlushAt = 32 << 10;

    readonly Utf8JsonWriter _writer;
    bool _ended;

    /// <summary>Begins a document.</summary>
    /// <param name="stream">Where it goes, in UTF-8.</param>
    /// <param name="indented">Whether for people: with lines and indentation. False by default.</param>
    public JsonEntryWriter(Stream stream, bool indented = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _writer = new Utf8JsonWriter(stream, new JsonWriterOptions
        {
            // Letters of all scripts stay readable; what means something to HTML is escaped all the same.
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
            Indented = indented,
            NewLine = "\n",
        });
        _writer.WriteStartObject();
        _writer.WriteStartArray(JsonNames.Entries);
    }

    /// <summary>Writes an entry.</summary>
    public void Write(SearchResultEntry entry)
    {
        Append(entry);
        if (_writer.BytesPending > FlushAt)
        {
            _writer.Flush();
        }
    }

    /// <inheritdoc cref="Write"/>
    public ValueTask WriteAsync(SearchResultEntry entry, CancellationToken cancellationToken = default)
    {
        Append(entry);
        return _writer.BytesPending > FlushAt ? new ValueTask(_writer.FlushAsync(cancellationToken)) : default;
    }

    /// <summary>Ends the document.</summary>
    public void Dispose()
    {
        End();
        _writer.Dispose();
    }

    /// <inheritdoc cref="Dispose"/>
    public ValueTask DisposeAsync()
    {
        End();
        return _writer.DisposeAsync();
    }

    void End()
    {
        if (!_ended)
        {
            _ended = true;
            _writer.WriteEndArray();
            _writer.WriteEndObject();
        }
    }

    void Append(SearchResultEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ObjectDisposedException.ThrowIf(_ended, this);
        _writer.WriteStartObject();
        _writer.WriteString(JsonNames.Dn, entry.ObjectName.ToString());
        _writer.WriteStartObject(JsonNames.Attributes);
        for (var i = 0; i < entry.AttributeCount; i++)
        {
            _writer.WriteStartArray(entry.GetDescription(i));
            foreach (var value in entry.GetValues(i))
            {
                Append(value);
            }

            _writer.WriteEndArray();
        }

        _writer.WriteEndObject();
        _writer.WriteEndObject();
    }

    void Append(ReadOnlySpan<byte> value)
    {
        if (Utf8.IsValid(value))
        {
            _writer.WriteStringValue(value);
            return;
        }

        _writer.WriteStartObject();
        _writer.WriteBase64String(JsonNames.Encoded, value);
        _writer.WriteString(JsonNames.Encoding, JsonNames.Base64);
        _writer.WriteEndObject();
    }
}
