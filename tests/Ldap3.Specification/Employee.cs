using Ldap3.Abstract.Mapping;
using Ldap3.Protocol.Names;

namespace Ldap3.Specification;

/// <summary>A person of the sample company.</summary>
[DirectoryObject("inetOrgPerson", Container = "ou=People")]
public sealed class Employee
{
    [DistinguishedName]
    public DistinguishedName Dn { get; set; }

    [DirectoryAttribute("uid")]
    public required string UserName { get; set; }

    public required string FullName { get; set; }

    public required string Surname { get; set; }

    public string? Title { get; set; }

    [DirectoryAttribute("ou")]
    public string? Department { get; set; }

    [DirectoryAttribute("l")]
    public string? City { get; set; }

    public string? RoomNumber { get; set; }

    public IList<string> Mail { get; set; } = [];

    public int? UidNumber { get; set; }

    public DistinguishedName? Manager { get; set; }

    [DirectoryAttribute("memberOf")]
    public IReadOnlyList<DistinguishedName> Groups { get; set; } = [];
}
