using System.Reflection;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Names;

namespace Ldap3.Abstract.Mapping;

/// <summary>A class and the entries it is mapped to. Immutable and thread safe.</summary>
public sealed class EntityType
{
    readonly Dictionary<string, EntityProperty> _byName;

    internal EntityType(
        Type clrType,
        IReadOnlyList<string> objectClasses,
        DistinguishedName container,
        PropertyInfo? nameMember,
        EntityProperty? namingProperty,
        IReadOnlyList<EntityProperty> properties)
    {
        ClrType = clrType;
        ObjectClasses = objectClasses;
        Container = container;
        NameMember = nameMember;
        NamingProperty = namingProperty;
        Properties = properties;
        ObjectClassFilter = objectClasses.Count == 0
            ? Filter.Present("objectClass")
            : Filter.And(objectClasses.Select(name => Filter.Equal("objectClass", name)));
        _byName = properties.ToDictionary(property => property.Member.Name, StringComparer.Ordinal);
    }

    /// <summary>The class.</summary>
    public Type ClrType { get; }

    /// <summary>The object classes of the entries, the structural one first.</summary>
    public IReadOnlyList<string> ObjectClasses { get; }

    /// <summary>Where the entries lie, relative to the directory's base.</summary>
    public DistinguishedName Container { get; }

    /// <summary>The property that holds the entry's name, or null.</summary>
    public PropertyInfo? NameMember { get; }

    /// <summary>The property whose attribute names new entries, or null when names must be given.</summary>
    public EntityProperty? NamingProperty { get; }

    /// <summary>The mapped properties but the one that holds the name.</summary>
    public IReadOnlyList<EntityProperty> Properties { get; }

    /// <summary>The filter that tells the entries of this type from others.</summary>
    public Filter ObjectClassFilter { get; }

    /// <summary>The mapped property of that member, or null.</summary>
    public EntityProperty? FindProperty(MemberInfo member) => _byName.GetValueOrDefault(member.Name);

    /// <summary>The name of an entity, as its name property has it or as its naming property and the container make it.</summary>
    /// <param name="entity">An instance of <see cref="ClrType"/>.</param>
    /// <param name="baseDn">The entry below which the container lies.</param>
    /// <exception cref="LdapMappingException">Neither property is set.</exception>
    public DistinguishedName NameOf(object entity, DistinguishedName baseDn)
    {
        if (NameMember?.GetValue(entity) is DistinguishedName { IsEmpty: false } name)
        {
            return name;
        }

        if (NamingProperty is not { } naming || FirstValue(naming, entity) is not { } value)
        {
            throw new LdapMappingException(
                $"The new {ClrType.Name} has no name: set "
                + (NamingProperty is null ? "the property marked [DistinguishedName]." : $"{NamingProperty.Member.Name}, which names it."));
        }

        return Container.Below(baseDn).Child(naming.Attribute, naming.Converter.WriteObject(value));
    }

    /// <summary>The class and its object classes.</summary>
    public override string ToString() => $"{ClrType.Name} ({string.Join(", ", ObjectClasses)})";

    static object? FirstValue(EntityProperty property, object entity)
    {
        var value = property.Member.GetValue(entity);
        return property.IsCollection ? (value as System.Collections.IEnumerable)?.Cast<object>().FirstOrDefault() : value;
    }
}
