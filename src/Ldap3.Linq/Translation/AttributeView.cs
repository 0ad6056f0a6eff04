using System.Reflection;
using Ldap3.Protocol.Ber;

namespace Ldap3.Linq.Translation;

/// <summary>What translation needs to know of a mapped property.</summary>
/// <param name="Property">The property.</param>
/// <param name="Name">The attribute.</param>
/// <param name="ElementType">The type of one value, without <c>Nullable</c>.</param>
/// <param name="Encode">Writes one value, which is of <paramref name="ElementType"/> or, for a reference, a name.</param>
sealed record AttributeView(PropertyInfo Property, string Name, Type ElementType, Func<object, OctetString> Encode)
{
    /// <summary>Whether the property holds all values rather than one.</summary>
    public bool IsCollection { get; init; }

    /// <summary>Whether the value is another entity, found by the name that the attribute holds.</summary>
    public bool IsReference { get; init; }

    /// <summary>Whether the model says that every entry has the attribute.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether the property cannot be null: without a value it holds its type's default.</summary>
    public bool HoldsDefault { get; init; }

    /// <summary>Whether the property's type has no null.</summary>
    public bool IsNeverNull =>
        !IsCollection && Property.PropertyType.IsValueType && Nullable.GetUnderlyingType(Property.PropertyType) is null;
}
