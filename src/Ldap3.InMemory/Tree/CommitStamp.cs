using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;

namespace Ldap3.InMemory.Tree;

/// <summary>What a commit leaves on each entry that it changes: its change sequence number. Immutable.</summary>
/// <param name="Number">The number of the commit; the first is 1, and each is one greater than the last. 0 before the first.</param>
/// <param name="Csn">The change sequence number in OpenLDAP's form, empty before the first commit.</param>
/// <param name="Type">What the schema knows of <c>entryCSN</c>; null leaves entries without it.</param>
sealed record CommitStamp(long Number, string Csn, AttributeType? Type)
{
    public const string EntryCsn = "entryCSN";

    static readonly AttributeDescription Description = EntryCsn;

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
            : entry.With(Description, Type, new StoredAttribute(Description, Type, [Csn]));
    }
}
