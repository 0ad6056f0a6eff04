using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;

namespace Ldap3.InMemory.Tree;

/// <summary>An attribute of an entry in the tree. Immutable.</summary>
/// <param name="Description">Type and options as they are shown.</param>
/// <param name="Type">What the schema knows of it, or null.</param>
/// <param name="Values">The values, at least one, in the order they were added.</param>
sealed record StoredAttribute(AttributeDescription Description, AttributeType? Type, IReadOnlyList<OctetString> Values)
{
    public bool IsOperational => Type is { IsOperational: true };

    public LdapAttribute ToAttribute(bool typesOnly) => new(Description, typesOnly ? [] : Values);
}
