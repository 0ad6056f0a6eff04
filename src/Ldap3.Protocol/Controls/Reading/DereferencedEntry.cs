using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Controls;

/// <summary>What was fetched of an entry that an attribute names (<c>DerefRes</c> of draft-masarati-ldap-deref-00 section 2.3).</summary>
/// <param name="AttributeType">The attribute that has the name as a value, such as <c>member</c>.</param>
/// <param name="ObjectName">The name.</param>
/// <param name="Attributes">
/// The attributes fetched. Empty when the entry has none of them, is not there, or may not be read: the server does not tell.
/// </param>
public sealed record DereferencedEntry(
    string AttributeType, DistinguishedName ObjectName, params IReadOnlyList<LdapAttribute> Attributes)
{
    /// <summary>The attribute of exactly that description, without regard to case, or null when there is none.</summary>
    public LdapAttribute? Find(string description) => Attributes.FirstOrDefault(
        attribute => attribute.Description.ToString().Equals(description, StringComparison.OrdinalIgnoreCase));
}
