using System.Reflection;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Translation;

/// <summary>What translation needs to know of an entity type.</summary>
/// <param name="ClrType">The class.</param>
/// <param name="ObjectClasses">The object classes that tell its entries from others.</param>
/// <param name="Container">Where its entries lie, absolute; the empty name when everywhere.</param>
/// <param name="NameMember">The property that holds the entry's name, or null.</param>
/// <param name="Attributes">The mapped properties but that one.</param>
sealed record EntityView(
    Type ClrType,
    IReadOnlyList<string> ObjectClasses,
    DistinguishedName Container,
    PropertyInfo? NameMember,
    IReadOnlyList<AttributeView> Attributes)
{
    public AttributeView? Find(MemberInfo member) =>
        Attributes.FirstOrDefault(attribute => IsSame(attribute.Property, member));

    public bool IsName(MemberInfo member) => NameMember is not null && IsSame(NameMember, member);

    static bool IsSame(PropertyInfo property, MemberInfo member) =>
        property == member || (property.Name == member.Name && property.MetadataToken == member.MetadataToken
            && property.Module == member.Module);
}
