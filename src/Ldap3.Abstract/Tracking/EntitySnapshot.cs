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
        EntityType entityType, DistinguishedName name, Dictionary<EntityProperty, IReadOnlyList<OctetString>> values)
    {
        EntityType = entityType;
        Name = name;
        _values = values;
    }

    /// <summary>The mapping.</summary>
    public EntityType EntityType { get; }

    /// <summary>The entry's name.</summary>
    public DistinguishedName Name { get; }

    /// <summary>Takes the values of an entry that an entity was made of.</summary>
    public static EntitySnapshot Of(EntityType entityType, SearchResultEntry entry) =>
        new(
            entityType,
            entry.ObjectName,
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

        return new EntitySnapshot(EntityType, name, values);
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

        return new EntitySnapshot(EntityType, EntityType.NameOf(entity, baseDn), values);
    }

    static OctetString[] NamingValues(DistinguishedName name, EntityProperty property) =>
        [.. (name.Rdn?.Parts ?? [])
            .Where(part => part.Type.Equals(property.Attribute, StringComparison.OrdinalIgnoreCase))
            .Select(part => part.Value)];

    internal IReadOnlyList<OctetString> ValuesOf(EntityProperty property) => _values[property];
}
