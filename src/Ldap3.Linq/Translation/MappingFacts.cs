using System.Reflection;
using Ldap3.Abstract.Mapping;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Translation;

/// <summary>What translation asks of a mapping besides.</summary>
static class MappingFacts
{
    extension(EntityProperty property)
    {
        /// <summary>Whether the value is another entity, found by the name that the attribute holds.</summary>
        public bool IsReference => property.ReferenceType is not null;

        /// <summary>Whether the property's type has no null.</summary>
        public bool IsNeverNull =>
            !property.IsCollection
            && property.Member.PropertyType.IsValueType
            && Nullable.GetUnderlyingType(property.Member.PropertyType) is null;

        /// <summary>Whether the property holds its type's default value where the attribute is absent.</summary>
        public bool HoldsDefault => property.IsNeverNull && !property.IsRequired;
    }

    extension(EntityType entity)
    {
        /// <summary>Whether the member holds the entry's own name.</summary>
        public bool IsName(MemberInfo member) => entity.NameMember is { } name && name.Name == member.Name;

        /// <summary>The name that an entity holds, or null when it holds none.</summary>
        public DistinguishedName? NameHeldBy(object value) =>
            entity.NameMember?.GetValue(value) is DistinguishedName { IsEmpty: false } name ? name : null;
    }
}
