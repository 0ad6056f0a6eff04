using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;
using Ldap3.Protocol;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Values;

namespace Ldap3.Abstract.Mapping;

/// <summary>Works out the mapping of a class from its attributes and the conventions.</summary>
static class EntityTypeBuilder
{
    static readonly string[] NamingAttributes = ["uid", "cn", "ou", "o", "dc"];

    public static EntityType Build(Type type)
    {
        var mapping = type.GetCustomAttribute<DirectoryObjectAttribute>(inherit: false)
            ?? throw new LdapMappingException(
                $"{type.Name} is not mapped: mark it with [DirectoryObject(\"...\")] that names its object class.");
        var nullability = new NullabilityInfoContext();
        PropertyInfo? name = null;
        var properties = new List<EntityProperty>();
        foreach (var member in type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(IsMappable))
        {
            if (IsName(member))
            {
                name = name is null ? member : throw new LdapMappingException(
                    $"{type.Name} has two names: {name.Name} and {member.Name}. Mark one of them with [DirectoryIgnore].");
            }
            else
            {
                properties.Add(BuildProperty(member, nullability));
            }
        }

        RefuseDoubles(type, properties);
        return new EntityType(
            type, mapping.ObjectClasses, Container(type, mapping), name, Naming(type, mapping, properties), properties);
    }

    static bool IsMappable(PropertyInfo member) =>
        member is { CanRead: true, CanWrite: true }
        && member.GetIndexParameters().Length == 0
        && !member.IsDefined(typeof(DirectoryIgnoreAttribute));

    static bool IsName(PropertyInfo member) =>
        member.IsDefined(typeof(DistinguishedNameAttribute))
        || (member.PropertyType == typeof(DistinguishedName)
            && member.Name is "Dn" or "DistinguishedName"
            && !member.IsDefined(typeof(DirectoryAttributeAttribute)));

    static EntityProperty BuildProperty(PropertyInfo member, NullabilityInfoContext nullability)
    {
        var mapping = member.GetCustomAttribute<DirectoryAttributeAttribute>();
        var attribute = mapping?.Name ?? AttributeConventions.NameFor(member.Name);
        if (!AttributeDescription.TryParse(attribute, out _))
        {
            throw new LdapMappingException(
                $"{member.DeclaringType!.Name}.{member.Name} is mapped to \"{attribute}\", which is no attribute description.");
        }

        var collection = CollectionShape.Of(member.PropertyType);
        var element = collection?.ElementType ?? member.PropertyType;
        element = Nullable.GetUnderlyingType(element) ?? element;
        var reference = EntityModel.IsEntity(element) ? element : null;
        var valueType = reference is null ? element : typeof(DistinguishedName);
        var converter = ValueConverters.Find(valueType, attribute)
            ?? throw new LdapMappingException(
                $"{member.DeclaringType!.Name}.{member.Name} is of type {element.Name}, which no attribute value can be turned into. "
                + "Use another type, or mark the property with [DirectoryIgnore].");
        return new EntityProperty(member, attribute, valueType, converter)
        {
            IsCollection = collection is not null,
            IsNullable = IsNullable(member, nullability),
            IsRequired = member.IsDefined(typeof(RequiredMemberAttribute)) || member.IsDefined(typeof(RequiredAttribute)),
            IsReadOnly = mapping is { ReadOnly: true } || AttributeConventions.IsKeptByDirectory(attribute),
            ReferenceType = reference,
        };
    }

    static bool IsNullable(PropertyInfo member, NullabilityInfoContext nullability) =>
        Nullable.GetUnderlyingType(member.PropertyType) is not null
        || (!member.PropertyType.IsValueType && nullability.Create(member).WriteState != NullabilityState.NotNull);

    static void RefuseDoubles(Type type, List<EntityProperty> properties)
    {
        var twice = properties.GroupBy(property => property.Attribute, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw new LdapMappingException(
                $"{type.Name} maps {twice.Key} twice: {string.Join(" and ", twice.Select(property => property.Member.Name))}.");
        }
    }

    static DistinguishedName Container(Type type, DirectoryObjectAttribute mapping)
    {
        try
        {
            return DistinguishedName.Parse(mapping.Container ?? "");
        }
        catch (LdapFormatException e)
        {
            throw new LdapMappingException($"The container of {type.Name} is no distinguished name. {e.Message}", e);
        }
    }

    static EntityProperty? Naming(Type type, DirectoryObjectAttribute mapping, List<EntityProperty> properties)
    {
        EntityProperty? Mapped(string attribute) =>
            properties.FirstOrDefault(property => property.Attribute.Equals(attribute, StringComparison.OrdinalIgnoreCase));

        return mapping.NamingAttribute is { } wanted
            ? Mapped(wanted) ?? throw new LdapMappingException(
                $"{type.Name} is to be named by {wanted}, but no property is mapped to that attribute.")
            : NamingAttributes.Select(Mapped).FirstOrDefault(property => property is not null);
    }
}
