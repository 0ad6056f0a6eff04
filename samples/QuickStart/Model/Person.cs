using Ldap3.Abstract.Mapping;
using Ldap3.Protocol.Names;

namespace QuickStart.Model;

[DirectoryObject("inetOrgPerson", Container = "ou=People")]
public sealed class Person
{
    [DistinguishedName]
    public DistinguishedName Dn { get; set; }

    [DirectoryAttribute("uid")]
    public required string UserName { get; set; }

    [DirectoryAttribute("cn")]
    public required string FullName { get; set; }

    // Mapped to sn by convention, and the next to givenName.
    public required string Surname { get; set; }

    public string? GivenName { get; set; }

    public IList<string> Mail { get; set; } = [];

    public string? Title { get; set; }

    [DirectoryAttribute("ou")]
    public string? Department { get; set; }

    [DirectoryAttribute("l")]
    public string? City { get; set; }

    public string? EmployeeType { get; set; }

    public int? UidNumber { get; set; }

    public DistinguishedName? Manager { get; set; }

    // The directory keeps memberOf itself, so this is only read.
    [DirectoryAttribute("memberOf", ReadOnly = true)]
    public IReadOnlyList<DistinguishedName> Groups { get; set; } = [];
}
