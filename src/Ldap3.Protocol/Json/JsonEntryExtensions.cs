using System.Text;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Json;

/// <summary>Found entries as JSON.</summary>
public static class JsonEntryExtensions
{
    /// <summary>The entries as one JSON document, as <see cref="JsonEntryWriter"/> writes it.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="indented">Whether for people: with lines and indentation. False by default.</param>
    public static string ToJson(this IEnumerable<SearchResultEntry> entries, bool indented = false)
    {
        ArgumentNullException.ThrowIfNull(entries);
        using var stream = new MemoryStream();
        using (var writer = new JsonEntryWriter(stream, indented))
        {
            foreach (var entry in entries)
            {
                writer.Write(entry);
            }
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>The entry alone as a JSON document, as <see cref="JsonEntryWriter"/> writes it.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="indented">Whether for people: with lines and indentation. False by default.</param>
    public static string ToJson(this SearchResultEntry entry, bool indented = false) => new[] { entry }.ToJson(indented);
}
