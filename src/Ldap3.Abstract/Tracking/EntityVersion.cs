using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Abstract.Tracking;

/// <summary>
/// What tells an entry from all others whatever its name, and a state of it from later ones, as far as the server says.
/// Immutable and thread safe.
/// </summary>
public sealed record EntityVersion
{
    static readonly string[] Identifiers = ["entryUUID", "objectGUID", "nsUniqueId"];

    /// <summary>Of an entry of which nothing is known.</summary>
    public static EntityVersion Unknown { get; } = new();

    /// <summary>The attributes to ask for: identifiers (RFC 4530, Active Directory's, 389 DS's) and what changes with every change.</summary>
    public static IReadOnlyList<string> Attributes { get; } = [.. Identifiers, "entryCSN", "modifyTimestamp"];

    /// <summary>The attribute of <see cref="Identifier"/>.</summary>
    public string? IdentifierAttribute { get; init; }

    /// <summary>What stays with the entry when it is renamed, or null.</summary>
    public OctetString? Identifier { get; init; }

    /// <summary>The change number of OpenLDAP (<c>entryCSN</c>), another after each change; or null.</summary>
    public OctetString? ChangeNumber { get; init; }

    /// <summary>When the entry was last changed, to the second (RFC 4512 section 3.4.4); or null.</summary>
    public OctetString? ModifiedAt { get; init; }

    /// <summary>What an entry tells.</summary>
    public static EntityVersion Of(SearchResultEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var identifier = Identifiers.FirstOrDefault(name => First(entry, name) is not null);
        return new EntityVersion
        {
            IdentifierAttribute = identifier,
            Identifier = identifier is null ? null : First(entry, identifier),
            ChangeNumber = First(entry, "entryCSN"),
            ModifiedAt = First(entry, "modifyTimestamp"),
        };
    }

    /// <summary>The same entry after a change, of which the server told this, or nothing.</summary>
    public EntityVersion After(EntityVersion? told) => new()
    {
        IdentifierAttribute = told?.IdentifierAttribute ?? IdentifierAttribute,
        Identifier = told?.Identifier ?? Identifier,
        ChangeNumber = told?.ChangeNumber,
        ModifiedAt = told?.ModifiedAt,
    };

    static OctetString? First(SearchResultEntry entry, string attribute) =>
        entry.Find(attribute)?.Values is [var value, ..] ? value : default(OctetString?);
}
