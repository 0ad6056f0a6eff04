using Ldap3.Abstract.Mapping;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Abstract.Tracking;

/// <summary>What the directory held of an entity when it was read or last written. Immutable and thread safe.</summary>
public sealed class EntitySnapshot
{
    readonly Dictionary<EntityProperty, IReadOnlyList<OctetString>> _values;

    EntitySnapshot(
        EntityType entityType,
        DistinguishedName name,
        EntityVersion version,
        Dictionary<EntityProperty, IReadOnlyList<OctetString>> values)
    {
        EntityType = entityType;
        Name = name;
        Version = version;
        _values = values;
    }

    /// <summary>The mapping.</summary>
    public EntityType EntityType { get; }

    /// <summary>The entry's name.</summary>
    public DistinguishedName Name { get; }

    /// <summary>What tells the entry, and this state of it, from others.</summary>
    public EntityVersion Version { get; }

    /// <summary>Takes the values of an entry that an entity was made of.</summary>
    public static EntitySnapshot Of(EntityType entityType, SearchResultEntry entry) =>
        new(
            entityType,
            entry.ObjectName,
            EntityVersion.Of(entry),
            entityType.Properties
                .Where(property => !property.IsReadOnly)
                .ToDictionary(property => property, property => entry.Find(property.Attribute)?.Values ?? []));

    /// <summary>Takes the values of an entity that was written as it is.</summary>
    /// <param name="entityType">The mapping.</param>
    /// <param name="entity">The entity.</param>
    /// <param name="model">The mappings of the entities that it refers to.</param>
    /// <param name="baseDn">The entry below which containers lie.</param>
    public static EntitySnapshot Of(EntityType entityType, object entity, EntityModel model, DistinguishedName baseDn) =>
        new(
            entityType,
            entityType.NameOf(entity, baseDn),
            EntityVersion.Unknown,
            entityType.Properties
                .Where(property => !property.IsReadOnly)
                .ToDictionary(
                    property => property,
                    IReadOnlyList<OctetString> (property) => EntityValues.Read(property, entity, model, baseDn)));

    /// <summary>The same after the entry was renamed: the values of its old relative name have given way to those of the new.</summary>
    public EntitySnapshot Renamed(DistinguishedName name)
    {
        var values = new Dictionary<EntityProperty, IReadOnlyList<OctetString>>(_values);
        foreach (var (property, held) in _values)
        {
            var gone = NamingValues(Name, property);
            var come = NamingValues(name, property);
            if (gone.Length + come.Length > 0)
            {
                values[property] = [.. come, .. held.Except(gone).Except(come)];
            }
        }

        return new EntitySnapshot(EntityType, name, Version.After(null), values);
    }

    /// <summary>
    /// The same after the entity was written: what the entity does not show, the further values of a property that holds
    /// one and references that were not loaded, stays as it was.
    /// </summary>
    /// <param name="entity">The entity, whose name is set.</param>
    /// <param name="model">The mappings of the entities that it refers to.</param>
    /// <param name="baseDn">The entry below which containers lie.</param>
    public EntitySnapshot Saved(object entity, EntityModel model, DistinguishedName baseDn)
    {
        var values = new Dictionary<EntityProperty, IReadOnlyList<OctetString>>();
        foreach (var (property, held) in _values)
        {
            var written = EntityValues.Read(property, entity, model, baseDn);
            values[property] = property.ReferenceType is not null && written.Length == 0 ? held
                : property.IsCollection || held.Count <= 1 ? written
                : [.. written, .. held.Skip(1).Except(written)];
        }

        return new EntitySnapshot(EntityType, EntityType.NameOf(entity, baseDn), Version.After(null), values);
    }

    /// <summary>The same when the entry above it was moved, and the entry with it.</summary>
    public EntitySnapshot Moved(DistinguishedName name) => new(EntityType, name, Version, _values);

    /// <summary>The same with what the server told of this state.</summary>
    public EntitySnapshot Told(EntityVersion version) => new(EntityType, Name, Version.After(version), _values);

    /// <summary>The same when an entry was renamed that references name: they lead to it by its new name.</summary>
    /// <remarks>Looking after references in the directory itself is the server's business, or nobody's.</remarks>
    public EntitySnapshot Following(DistinguishedName from, DistinguishedName to)
    {
        Dictionary<EntityProperty, IReadOnlyList<OctetString>>? values = null;
        foreach (var (property, held) in _values.Where(pair => pair.Key.ReferenceType is not null))
        {
            if (held.Any(value => IsName(value, from)))
            {
                values ??= new(_values);
                values[property] = [.. held.Select(value => IsName(value, from) ? to.ToString() : value)];
            }
        }

        return values is null ? this : new EntitySnapshot(EntityType, Name, Version, values);
    }

    /// <summary>
    /// What the directory holds now, for an entity that keeps what was changed in it: what differs from this is what the next
    /// save sends. Collections that were changed are merged value by value, so that what others added stays.
    /// </summary>
    /// <param name="entry">The entry as it is now.</param>
    /// <param name="entity">The entity.</param>
    /// <param name="model">The mappings of the entities that it refers to.</param>
    /// <param name="baseDn">The entry below which containers lie.</param>
    public EntitySnapshot Rebased(SearchResultEntry entry, object entity, EntityModel model, DistinguishedName baseDn)
    {
        var now = Of(EntityType, entry);
        foreach (var (property, before) in _values.Where(pair => pair.Key.IsCollection))
        {
            var mine = EntityValues.Read(property, entity, model, baseDn);
            var stored = now._values[property];
            if (!SameValues(before, mine))
            {
                now._values[property] =
                [
                    .. mine.Except(mine.Except(before).Except(stored)),
                    .. before.Except(mine).Intersect(stored),
                ];
            }
        }

        return now;
    }

    /// <summary>The values of a property that is written, as the directory stores them.</summary>
    public IReadOnlyList<OctetString> ValuesOf(EntityProperty property) => _values.GetValueOrDefault(property) ?? [];

    /// <summary>The values of an attribute that a property is mapped to; none for others.</summary>
    public IReadOnlyList<OctetString> ValuesOf(string attribute) => _values
        .FirstOrDefault(pair => pair.Key.Attribute.Equals(attribute, StringComparison.OrdinalIgnoreCase)).Value ?? [];

    /// <summary>Whether a property has the same values in both, in any order.</summary>
    public bool IsSame(EntitySnapshot other, EntityProperty property)
    {
        ArgumentNullException.ThrowIfNull(other);
        return SameValues(ValuesOf(property), other.ValuesOf(property));
    }

    static bool SameValues(IReadOnlyList<OctetString> left, IReadOnlyList<OctetString> right) =>
        left.Count == right.Count && left.ToHashSet().SetEquals(right);

    static bool IsName(OctetString value, DistinguishedName name) =>
        DistinguishedName.TryParse(value.ToString(), DistinguishedNameSyntax.Lenient, out var parsed) && parsed == name;

    static OctetString[] NamingValues(DistinguishedName name, EntityProperty property) =>
        [.. (name.Rdn?.Parts ?? [])
            .Where(part => part.Type.Equals(property.Attribute, StringComparison.OrdinalIgnoreCase))
            .Select(part => part.Value)];
}
