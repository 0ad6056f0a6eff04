using Ldap3.Abstract.Mapping;
using Ldap3.Protocol.Names;

namespace QuickStart.Model;

[DirectoryObject("groupOfNames", Container = "ou=Groups")]
public sealed class Group
{
    [DistinguishedName]
    public DistinguishedName Dn { get; set; }

    [DirectoryAttribute("cn")]
    public required string Name { get; set; }

    public string? Description { get; set; }

    [DirectoryAttribute("member")]
    public ISet<DistinguishedName> Members { get; set; } = new HashSet<DistinguishedName>();
}
