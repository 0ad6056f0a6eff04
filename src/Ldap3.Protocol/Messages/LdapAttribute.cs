using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Messages;

/// <summary>An attribute with its values (<c>PartialAttribute</c>, RFC 4511 section 4.1.7). Immutable.</summary>
/// <param name="description">The type and its options.</param>
/// <param name="values">The values: a set, in no particular order; may be empty.</param>
public sealed class LdapAttribute(AttributeDescription description, params IReadOnlyList<OctetString> values)
{
    /// <summary>The type and its options.</summary>
    public AttributeDescription Description { get; } = description;

    /// <summary>The values: a set, in no particular order. Empty for a search that asked for types only.</summary>
    public IReadOnlyList<OctetString> Values { get; } = values;

    /// <summary>The description and how many values there are; values are not printed, for they may be secret.</summary>
    public override string ToString() => $"{Description} ({Values.Count})";
}
