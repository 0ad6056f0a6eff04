using Ldap3.Abstract.Mapping;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Tracking;

/// <summary>Values to be added to an entry, or removed, that was not read.</summary>
/// <param name="Type">What the entry is.</param>
/// <param name="Name">The entry's name.</param>
/// <param name="Change">The values.</param>
sealed record ValueChange(EntityType Type, DistinguishedName Name, Modification Change);
