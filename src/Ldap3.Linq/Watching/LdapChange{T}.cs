using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Watching;

/// <summary>A change of an entity that is watched. Immutable; the entities are the caller's own.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Name">Its name, now or at last.</param>
/// <param name="Entity">The entity as it is now; null when it was removed.</param>
/// <param name="Previous">The entity as it was; null when it was added.</param>
/// <typeparam name="T">The mapped class.</typeparam>
public sealed record LdapChange<T>(LdapChangeKind Kind, DistinguishedName Name, T? Entity, T? Previous)
    where T : class;
