using Ldap3.Abstract.Mapping;
using Ldap3.Abstract.Tracking;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Tracking;

/// <summary>An entity that a context watches.</summary>
sealed class TrackedEntity(EntityType type, object entity, DistinguishedName name, EntityState state)
{
    public EntityType Type { get; } = type;

    public object Entity { get; } = entity;

    public DistinguishedName Name { get; set; } = name;

    public EntityState State { get; set; } = state;

    /// <summary>What the directory held when the entity was read or last saved; null for a new one.</summary>
    public EntitySnapshot? Snapshot { get; set; }
}
