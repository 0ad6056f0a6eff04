using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;

namespace Ldap3.Protocol.Evaluation;

/// <summary>An entry that a search found, as filters look at it.</summary>
sealed class FoundEntry(SearchResultEntry entry, LdapSchema schema) : IMatchableEntry
{
    public DistinguishedName Name => entry.ObjectName;

    public IEnumerable<MatchableAttribute> Attributes => entry.Attributes.Select(attribute =>
        new MatchableAttribute(
            attribute.Description, schema.FindAttributeType(attribute.Description.Type), attribute.Values));

    public IEnumerable<MatchableAttribute> AttributesOf(IReadOnlySet<AttributeType> types) => Attributes;
}
