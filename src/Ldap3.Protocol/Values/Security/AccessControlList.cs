namespace Ldap3.Protocol.Values.Security;

/// <summary>A list of who may do what ([MS-DTYP] section 2.4.5). Immutable. Equal when the entries are, in order.</summary>
/// <param name="entries">The entries. Their order decides: what denies should stand before what allows.</param>
public sealed class AccessControlList(params IReadOnlyList<AccessControlEntry> entries) : IEquatable<AccessControlList>
{
    internal const byte BasicRevision = 2;
    internal const byte ObjectRevision = 4;

    readonly byte _revision = entries.Any(entry => AceLayout.IsObject(entry.Type)) ? ObjectRevision : BasicRevision;

    internal AccessControlList(byte revision, IReadOnlyList<AccessControlEntry> entries)
        : this(entries) => _revision = revision;

    /// <summary>The entries in the order they count.</summary>
    public IReadOnlyList<AccessControlEntry> Entries { get; } = [.. entries];

    /// <summary>The revision: 4 in a directory, 2 where no entry is for a property or a kind of child.</summary>
    public int Revision => _revision;

    /// <inheritdoc/>
    public bool Equals(AccessControlList? other) =>
        other is not null && Revision == other.Revision && Entries.SequenceEqual(other.Entries);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AccessControlList);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Entries.Count, Entries.Count > 0 ? Entries[0] : null);

    /// <summary>The entries in the words of SDDL.</summary>
    public override string ToString() => string.Concat(Entries);
}
