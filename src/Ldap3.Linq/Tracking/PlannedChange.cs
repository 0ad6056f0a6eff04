using Ldap3.Protocol.Messages;

namespace Ldap3.Linq.Tracking;

/// <summary>A request that saves a part of an entity's changes.</summary>
/// <param name="Entity">The entity; null for values of an entry that was not read.</param>
/// <param name="Request">What is sent.</param>
/// <param name="IsLast">Whether the entity needs no more after it.</param>
sealed record PlannedChange(TrackedEntity? Entity, LdapRequest Request, bool IsLast)
{
    /// <summary>The values that are added and removed without an entity.</summary>
    public IReadOnlyList<ValueChange> Values { get; init; } = [];
}
