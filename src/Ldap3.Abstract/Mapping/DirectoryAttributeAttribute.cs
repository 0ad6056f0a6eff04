namespace Ldap3.Abstract.Mapping;

/// <summary>Maps a property to an attribute.</summary>
/// <param name="name">The attribute, options included, such as <c>sn</c> or <c>cn;lang-de</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DirectoryAttributeAttribute(string name) : Attribute
{
    /// <summary>The attribute, options included.</summary>
    public string Name { get; } = name;

    /// <summary>Whether the property is only read: the directory keeps the attribute itself. False by default.</summary>
    public bool ReadOnly { get; init; }
}
