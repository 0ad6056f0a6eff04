using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;

namespace Ldap3.InMemory.Tree;

/// <summary>What a commit leaves on each entry that it changes: its change sequence number. Immutable.</summary>
/// <param name="number">The number of the commit; the first is 1, and each is one greater than the last. 0 before the first.</param>
/// <param name="csn">The change sequence number in OpenLDAP's form, empty before the first commit.</param>
/// <param name="type">What the schema knows of <c>entryCSN</c>; null leaves entries without it.</param>
sealed class CommitStamp(long number, string csn, AttributeType? type)
{
    public const string EntryCsn = "entryCSN";

    static readonly AttributeDescription Description = EntryCsn;

    public long Number => number;

    public string Csn => csn;

    public AttributeType? Type => type;

    // All entries of a commit share it.
    StoredAttribute Attribute { get; } = new(Description, type, [csn]);

    /// <summary>The entry with the stamp, unless somebody set another on purpose.</summary>
    public StoredEntry Put(StoredEntry? before, StoredEntry entry)
    {
        if (Type is null || Csn.Length == 0)
        {
            return entry;
        }

        var present = entry.Find(Description, Type);
        return present is not null && present != before?.Find(Description, Type)
            ? entry
            : entry.With(Description, Type, Attribute);
    }

    /// <summary>The change sequence number that an entry bears, when it is another; else null.</summary>
    public string? Of(StoredEntry entry) =>
        entry.Find(Description, Type) is { } present && !ReferenceEquals(present, Attribute) ? present.Values[0].ToString() : null;
}
