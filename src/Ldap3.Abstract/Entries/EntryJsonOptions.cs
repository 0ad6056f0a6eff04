namespace Ldap3.Abstract.Entries;

/// <summary>How entries are written as JSON. Immutable and thread safe.</summary>
public sealed record EntryJsonOptions
{
    /// <summary>The options of those who give none.</summary>
    public static EntryJsonOptions Default { get; } = new();

    /// <summary>Whether for people: with lines and indentation. True by default.</summary>
    public bool Indented { get; init; } = true;

    /// <summary>
    /// Whether a member <c>raw</c> shows the values as the directory stores them, too: text where they are UTF-8, else an
    /// object with <c>encoded</c> and <c>encoding</c>, as ldap3 has it. False by default.
    /// </summary>
    public bool IncludesRaw { get; init; }

    /// <summary>Whether attributes of the definition without a value are listed too. False by default.</summary>
    public bool IncludesEmpty { get; init; }

    /// <summary>Whether attributes are in the order of their keys rather than as they came. False by default.</summary>
    public bool Sorted { get; init; }
}
