using Ldap3.Abstract.Mapping;
using Ldap3.Protocol.Names;

namespace Ldap3.Specification;

/// <summary>A person in the sandbox, whom a test may come and go with: the company stays as it is.</summary>
[DirectoryObject("inetOrgPerson", Container = "ou=Sandbox", NamingAttribute = "cn")]
public sealed class Trainee
{
    [DistinguishedName]
    public DistinguishedName Dn { get; set; }

    [DirectoryAttribute("uid")]
    public required string UserName { get; set; }

    public required string FullName { get; set; }

    public required string Surname { get; set; }

    public string? RoomNumber { get; set; }

    public IList<string> Mail { get; set; } = [];
}
