using Ldap3.Abstract.Mapping;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Tests.Execution;

[DirectoryObject("groupOfNames", Container = "ou=Groups")]
public sealed class Team
{
    [DistinguishedName]
    public DistinguishedName Dn { get; set; }

    [DirectoryAttribute("cn")]
    public required string Name { get; set; }

    [DirectoryAttribute("member")]
    public IList<DistinguishedName> Members { get; set; } = [];
}
