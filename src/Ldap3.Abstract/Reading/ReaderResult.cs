using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Ldap3.Abstract.Entries;
using Ldap3.Protocol;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;

namespace Ldap3.Abstract.Reading;

/// <summary>What one search of a reader found: the list of its entries. Immutable and thread safe.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "It is a result first, with all that belongs to one.")]
public sealed class ReaderResult : IReadOnlyList<Entry>
{
    readonly SearchOutcome _outcome;

    internal ReaderResult(
        SearchRequest request,
        SearchOutcome outcome,
        IReadOnlyList<Entry> entries,
        IReadOnlyList<LdapException> errors,
        TimeSpan duration)
    {
        Request = request;
        _outcome = outcome;
        Entries = entries;
        Errors = errors;
        Duration = duration;
    }

    /// <summary>What was asked.</summary>
    public SearchRequest Request { get; }

    /// <summary>The server's last word.</summary>
    public LdapResult Result => _outcome.Result;

    /// <summary>The filter that was sent.</summary>
    public Filter Filter => Request.Filter;

    /// <summary>The entries found.</summary>
    public IReadOnlyList<Entry> Entries { get; }

    /// <summary>The places where the search would go on.</summary>
    public IReadOnlyList<SearchResultReference> References => _outcome.References;

    /// <summary>
    /// What went wrong: the server's refusal, where the reader says <see cref="Reader.CollectsErrors"/>, and values that were
    /// to be followed and could not be, which stay names.
    /// </summary>
    public IReadOnlyList<LdapException> Errors { get; }

    /// <summary>Whether the server refused the search, or cut its result short.</summary>
    public bool Failed => !_outcome.Status;

    /// <summary>How long the search took.</summary>
    public TimeSpan Duration { get; }

    /// <summary>How many entries were found.</summary>
    public int Count => Entries.Count;

    /// <summary>The entry at that place.</summary>
    public Entry this[int index] => Entries[index];

    /// <summary>The one entry whose name contains a text, without regard to case.</summary>
    /// <exception cref="KeyNotFoundException">There is none, or more than one.</exception>
    public Entry this[string dnFragment] => MatchDn(dnFragment).ToArray() switch
    {
        [var only] => only,
        [] => throw new KeyNotFoundException($"No name among the {Entries.Count} entries contains \"{dnFragment}\"."),
        var several => throw new KeyNotFoundException(
            $"\"{dnFragment}\" is in {several.Length} names: {string.Join("; ", several.Take(5))}."),
    };

    /// <summary>The entries whose name contains a text, without regard to case.</summary>
    public IEnumerable<Entry> MatchDn(string text) =>
        Entries.Where(entry => entry.Dn.ToString().Contains(text, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The entries with a value, as it is shown or as it is stored, that contains a text, without regard to case, in one of
    /// the attributes.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="keys">The attributes; none means all that an entry has.</param>
    public IEnumerable<Entry> Match(string text, params IReadOnlyCollection<string> keys) =>
        Entries.Where(entry => (keys.Count == 0 ? entry.Attributes : keys.Select(entry.Find).OfType<EntryAttribute>())
            .Any(attribute => attribute.Values.Select(value => value.ToString())
                .Concat(attribute.RawValues.Select(value => value.ToString()))
                .Any(value => value!.Contains(text, StringComparison.OrdinalIgnoreCase))));

    /// <summary>The entries as a JSON object with the list <c>entries</c>.</summary>
    public string ToJson(EntryJsonOptions? options = null) => EntryJson.Write(
        options,
        (writer, chosen) =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("entries");
            foreach (var entry in Entries)
            {
                EntryJson.WriteEntry(writer, entry, chosen);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });

    /// <summary>The entries as an LDIF document (RFC 2849).</summary>
    public string ToLdif() => _outcome.ToLdif();

    /// <inheritdoc/>
    public IEnumerator<Entry> GetEnumerator() => Entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
