using Ldap3.Abstract.Mapping;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Tests.Execution;

/// <summary>A team, with its members as entities.</summary>
[DirectoryObject("groupOfNames", Container = "ou=Groups")]
public sealed class Crew
{
    [DistinguishedName]
    public DistinguishedName Dn { get; set; }

    [DirectoryAttribute("cn")]
    public required string Name { get; set; }

    [DirectoryAttribute("member")]
    public IList<Employee> Members { get; set; } = [];
}
