using Ldap3.Abstract.Mapping;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Abstract.Tracking;

/// <summary>
/// Works out the requests that make the directory hold what entities hold: the smallest that say it. Thread safe.
/// </summary>
/// <param name="model">The mappings.</param>
/// <param name="baseDn">The entry below which containers lie.</param>
public sealed class EntityChanges(EntityModel model, DistinguishedName baseDn)
{
    /// <summary>The request that creates an entity's entry.</summary>
    /// <exception cref="LdapMappingException">The entity has no name, lacks a required value, or holds one that cannot be written.</exception>
    public AddRequest Add(EntityType entityType, object entity)
    {
        var name = entityType.NameOf(entity, baseDn);
        var attributes = new List<LdapAttribute>
        {
            new("objectClass", [.. entityType.ObjectClasses.Select(objectClass => (OctetString)objectClass)]),
        };
        foreach (var property in entityType.Properties.Where(property => !property.IsReadOnly))
        {
            var values = EntityValues.Read(property, entity, model, baseDn);
            if (values.Length > 0)
            {
                attributes.Add(new LdapAttribute(property.Attribute, values));
            }
            else if (property.IsRequired)
            {
                throw new LdapMappingException($"The new entry \"{name}\" lacks a value: {property} is required.");
            }
        }

        return new AddRequest(name, attributes);
    }

    /// <summary>The request that gives an entry the name its entity now has, or null when the name is the same.</summary>
    /// <remarks>
    /// The name changes when the naming property does, which renames the entry where it is, or when the name property does,
    /// which may move it too.
    /// </remarks>
    public ModifyDnRequest? Rename(EntitySnapshot before, object entity)
    {
        var wanted = NewName(before, entity);
        return wanted == before.Name
            ? null
            : new ModifyDnRequest(
                before.Name,
                wanted.Rdn!,
                DeleteOldRdn: true,
                wanted.Parent == before.Name.Parent ? null : wanted.Parent);
    }

    /// <summary>The request that makes an entry hold what its entity holds, or null when it does.</summary>
    /// <param name="before">What the entry held.</param>
    /// <param name="entity">The entity.</param>
    /// <param name="name">The entry's name, which a rename may just have changed.</param>
    public ModifyRequest? Modify(EntitySnapshot before, object entity, DistinguishedName name)
    {
        var changes = new List<Modification>();
        foreach (var property in before.EntityType.Properties.Where(property => !property.IsReadOnly))
        {
            if (IsNamedBy(name, property) && !property.IsCollection)
            {
                // The value is part of the name: renaming changes it.
                continue;
            }

            AddChanges(property, before.ValuesOf(property), entity, changes);
        }

        return changes.Count == 0 ? null : new ModifyRequest(name, changes);
    }

    /// <summary>The modification that adds values to a property's attribute, or removes them, without an entity.</summary>
    /// <exception cref="LdapMappingException">A value cannot be written.</exception>
    public Modification Values(ModifyOperation operation, EntityProperty property, IEnumerable<object> values)
    {
        ArgumentNullException.ThrowIfNull(property);
        ArgumentNullException.ThrowIfNull(values);
        return Change(operation, property, [.. values.Select(value => EntityValues.Write(property, value, model, baseDn))]);
    }

    DistinguishedName NewName(EntitySnapshot before, object entity)
    {
        var type = before.EntityType;
        if (type.NameMember?.GetValue(entity) is DistinguishedName { IsEmpty: false } given && given != before.Name)
        {
            return given;
        }

        if (type.NamingProperty is { IsCollection: false } naming && IsNamedBy(before.Name, naming))
        {
            var values = EntityValues.Read(naming, entity, model, baseDn);
            var old = before.ValuesOf(naming);
            if (values.Length == 0)
            {
                throw new LdapMappingException($"{naming} names \"{before.Name}\" and cannot be empty.");
            }

            if (!old.Contains(values[0]))
            {
                return before.Name.Parent.Child(new RelativeDistinguishedName(
                    [.. before.Name.Rdn!.Parts.Select(part => IsAttribute(part, naming)
                        ? new AttributeTypeAndValue(part.Type, values[0])
                        : part)]));
            }
        }

        return before.Name;
    }

    void AddChanges(EntityProperty property, IReadOnlyList<OctetString> old, object entity, List<Modification> changes)
    {
        var wanted = EntityValues.Read(property, entity, model, baseDn);

        // A reference that was never loaded is null in the entity, which does not mean that it is to go.
        if (property.ReferenceType is not null && wanted.Length == 0)
        {
            return;
        }

        if (!property.IsCollection)
        {
            AddScalarChange(property, old, wanted, changes);
            return;
        }

        var removed = old.Except(wanted).ToArray();
        var added = wanted.Except(old).ToArray();
        if (wanted.Length == 0 && old.Count > 0)
        {
            changes.Add(Change(ModifyOperation.Delete, property));
        }
        else if (IsOpaque(property) && removed.Length + added.Length > 0)
        {
            // Pictures and the like have no equality rule, so a server cannot tell which value to take away.
            changes.Add(Change(ModifyOperation.Replace, property, wanted));
        }
        else
        {
            if (removed.Length > 0)
            {
                changes.Add(Change(ModifyOperation.Delete, property, removed));
            }

            if (added.Length > 0)
            {
                changes.Add(Change(ModifyOperation.Add, property, added));
            }
        }
    }

    static void AddScalarChange(
        EntityProperty property, IReadOnlyList<OctetString> old, OctetString[] wanted, List<Modification> changes)
    {
        if (wanted.Length == 0 ? old.Count == 0 : old.Count > 0 && old[0] == wanted[0])
        {
            return;
        }

        if (old.Count <= 1 || IsOpaque(property))
        {
            changes.Add(wanted.Length == 0 ? Change(ModifyOperation.Delete, property) : Change(ModifyOperation.Replace, property, wanted));
            return;
        }

        // The property shows the first of several values: the others are not its business.
        changes.Add(Change(ModifyOperation.Delete, property, old[0]));
        if (wanted.Length > 0 && !old.Contains(wanted[0]))
        {
            changes.Add(Change(ModifyOperation.Add, property, wanted));
        }
    }

    static Modification Change(ModifyOperation operation, EntityProperty property, params OctetString[] values) =>
        new(operation, new LdapAttribute(property.Attribute, values));

    static bool IsOpaque(EntityProperty property) => property.ElementType == typeof(byte[]);

    static bool IsNamedBy(DistinguishedName name, EntityProperty property) =>
        name.Rdn?.Parts.Any(part => IsAttribute(part, property)) ?? false;

    static bool IsAttribute(AttributeTypeAndValue part, EntityProperty property) =>
        part.Type.Equals(property.Attribute, StringComparison.OrdinalIgnoreCase);
}
