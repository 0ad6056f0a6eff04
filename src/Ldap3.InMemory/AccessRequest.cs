using Ldap3.Protocol.Names;

namespace Ldap3.InMemory;

/// <summary>One question to an access rule. The administrator is never asked about: who that is may do everything.</summary>
/// <param name="Identity">Who wants it: empty when anonymous.</param>
/// <param name="Kind">What is wanted.</param>
/// <param name="Entry">The entry that is concerned.</param>
/// <param name="Attribute">The attribute that is concerned, or null when it is the entry itself.</param>
public sealed record AccessRequest(
    DistinguishedName Identity, AccessKind Kind, DistinguishedName Entry, AttributeDescription? Attribute = null)
{
    /// <summary>Whether it is the owner of the entry who asks.</summary>
    public bool IsSelf => !Identity.IsEmpty && Identity == Entry;
}
