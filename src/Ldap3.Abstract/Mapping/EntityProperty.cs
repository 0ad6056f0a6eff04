using System.Reflection;
using Ldap3.Protocol.Values;

namespace Ldap3.Abstract.Mapping;

/// <summary>A property of an entity and the attribute it is mapped to. Immutable and thread safe.</summary>
public sealed class EntityProperty
{
    internal EntityProperty(PropertyInfo member, string attribute, Type elementType, ValueConverter converter)
    {
        Member = member;
        Attribute = attribute;
        ElementType = elementType;
        Converter = converter;
    }

    /// <summary>The property.</summary>
    public PropertyInfo Member { get; }

    /// <summary>The attribute, options included.</summary>
    public string Attribute { get; }

    /// <summary>
    /// The type of one value, without <see cref="Nullable{T}"/>. For a reference to an entity it is
    /// <see cref="Protocol.Names.DistinguishedName"/>.
    /// </summary>
    public Type ElementType { get; }

    /// <summary>How one value is read and written.</summary>
    public ValueConverter Converter { get; }

    /// <summary>Whether the property holds all values rather than one.</summary>
    public bool IsCollection { get; internal init; }

    /// <summary>Whether the property may be null, by its type or its nullable annotation.</summary>
    public bool IsNullable { get; internal init; }

    /// <summary>Whether every entry has the attribute: the property is <c>required</c> or <c>[Required]</c>.</summary>
    public bool IsRequired { get; internal init; }

    /// <summary>Whether the property is never written to the directory.</summary>
    public bool IsReadOnly { get; internal init; }

    /// <summary>The entity that the attribute's names refer to, or null when the property holds values.</summary>
    public Type? ReferenceType { get; internal init; }

    /// <summary>The property and the attribute.</summary>
    public override string ToString() => $"{Member.DeclaringType!.Name}.{Member.Name} ({Attribute})";
}
