using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Values.ActiveDirectory;

namespace Ldap3.Protocol.Extend;

/// <summary>An object of Active Directory that has changed, with the attributes that have. Immutable.</summary>
public sealed class DirSyncChange
{
    // [MS-ADTS] section 3.1.1.3.4.1.3: values that came are said to lie in the range 1-1, those that went in 0-0.
    const int Added = 1;
    const int Removed = 0;

    internal DirSyncChange(SearchResultEntry entry) => Entry = entry;

    /// <summary>The object as it came: its name now, and what has changed. Attributes without values are gone.</summary>
    public SearchResultEntry Entry { get; }

    /// <summary>What the object is known by when its name changes; null should the server not say it.</summary>
    public Guid? ObjectGuid =>
        Entry.Find("objectGUID") is { Values: [{ Length: 16 } octets, ..] } ? new Guid(octets.Span) : null;

    /// <summary>Whether the object was deleted.</summary>
    public bool IsDeleted => string.Equals(Entry.GetString("isDeleted"), "TRUE", StringComparison.OrdinalIgnoreCase);

    /// <summary>The values of a link that came, where <see cref="Controls.DirSyncFlags.IncrementalValues"/> was asked for.</summary>
    /// <param name="attribute">The attribute, such as <c>member</c>.</param>
    public IReadOnlyList<OctetString> GetAdded(string attribute) => GetRange(attribute, Added);

    /// <summary>The values of a link that went, where <see cref="Controls.DirSyncFlags.IncrementalValues"/> was asked for.</summary>
    /// <param name="attribute">The attribute, such as <c>member</c>.</param>
    public IReadOnlyList<OctetString> GetRemoved(string attribute) => GetRange(attribute, Removed);

    /// <summary>The object's name.</summary>
    public override string ToString() => Entry.ToString();

    IReadOnlyList<OctetString> GetRange(string attribute, int place) =>
        Entry.Find(new AttributeRange(attribute, place, place).ToString())?.Values ?? [];
}
