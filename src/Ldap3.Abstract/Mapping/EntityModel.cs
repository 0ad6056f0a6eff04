using System.Collections.Concurrent;

namespace Ldap3.Abstract.Mapping;

/// <summary>The mapped classes of an application, each worked out when first asked for. Thread safe.</summary>
public sealed class EntityModel
{
    readonly ConcurrentDictionary<Type, EntityType> _types = new();

    /// <summary>The model that all share who have none of their own: attributes and conventions decide.</summary>
    public static EntityModel Default { get; } = new();

    /// <summary>The mapping of a class.</summary>
    /// <exception cref="LdapMappingException">The class cannot be mapped.</exception>
    public EntityType Get<T>() => Get(typeof(T));

    /// <summary>The mapping of a class.</summary>
    /// <exception cref="LdapMappingException">The class cannot be mapped.</exception>
    public EntityType Get(Type type) => _types.GetOrAdd(type, static type => EntityTypeBuilder.Build(type));

    /// <summary>Whether a class says that it is mapped, by <see cref="DirectoryObjectAttribute"/>.</summary>
    public static bool IsEntity(Type type) => type.IsDefined(typeof(DirectoryObjectAttribute), inherit: false);
}
