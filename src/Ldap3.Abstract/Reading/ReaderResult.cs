using Ldap3.Abstract.Entries;
using Ldap3.Protocol.Filters;

namespace Ldap3.Abstract.Reading;

/// <summary>What one search of a reader found. Immutable and thread safe.</summary>
public sealed class ReaderResult
{
    internal ReaderResult(Filter filter, IReadOnlyList<Entry> entries, TimeSpan duration)
    {
        Filter = filter;
        Entries = entries;
        Duration = duration;
    }

    /// <summary>The filter that was sent.</summary>
    public Filter Filter { get; }

    /// <summary>The entries found.</summary>
    public IReadOnlyList<Entry> Entries { get; }

    /// <summary>How long the search took.</summary>
    public TimeSpan Duration { get; }

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

    /// <summary>The entries with a value that contains a text, without regard to case, in one of the attributes.</summary>
    public IEnumerable<Entry> Match(string text, params IReadOnlyCollection<string> keys) =>
        Entries.Where(entry => keys
            .Select(entry.Find)
            .OfType<EntryAttribute>()
            .SelectMany(attribute => attribute.Values)
            .Any(value => value.ToString()!.Contains(text, StringComparison.OrdinalIgnoreCase)));
}
