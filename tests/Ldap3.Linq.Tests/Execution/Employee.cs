using Ldap3.Abstract.Mapping;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Tests.Execution;

[DirectoryObject("inetOrgPerson", Container = "ou=People")]
public sealed class Employee
{
    [DistinguishedName]
    public DistinguishedName Dn { get; set; }

    [DirectoryAttribute("uid")]
    public required string UserName { get; set; }

    [DirectoryAttribute("cn")]
    public required string FullName { get; set; }

    [DirectoryAttribute("sn")]
    public required string Surname { get; set; }

    [DirectoryAttribute("title")]
    public string? Title { get; set; }

    [DirectoryAttribute("mail")]
    public IList<string> Mail { get; set; } = [];

    [DirectoryAttribute("employeeNumber")]
    public string? Number { get; set; }

    [DirectoryAttribute("manager")]
    public Employee? Manager { get; set; }

    [DirectoryAttribute("createTimestamp")]
    public DateTimeOffset? CreatedAt { get; set; }
}
