using Ldap3.Abstract.Mapping;
using Ldap3.Protocol.Names;

namespace Ldap3.Specification;

/// <summary>A person of the sample company, with the manager as a person.</summary>
[DirectoryObject("inetOrgPerson", Container = "ou=People")]
public sealed class Colleague
{
    [DistinguishedName]
    public DistinguishedName Dn { get; set; }

    [DirectoryAttribute("uid")]
    public required string UserName { get; set; }

    public required string FullName { get; set; }

    public string? GivenName { get; set; }

    public required string Surname { get; set; }

    public string? DisplayName { get; set; }

    public string? Title { get; set; }

    [DirectoryAttribute("ou")]
    public string? Department { get; set; }

    [DirectoryAttribute("departmentNumber")]
    public string? CostCentre { get; set; }

    [DirectoryAttribute("employeeType")]
    public string? Contract { get; set; }

    [DirectoryAttribute("employeeNumber")]
    public string? Number { get; set; }

    [DirectoryAttribute("preferredLanguage")]
    public string? Language { get; set; }

    [DirectoryAttribute("l")]
    public string? City { get; set; }

    public string? RoomNumber { get; set; }

    public string? Mobile { get; set; }

    public IList<string> Mail { get; set; } = [];

    public int? UidNumber { get; set; }

    public Colleague? Manager { get; set; }

    [DirectoryAttribute("memberOf")]
    public IReadOnlyList<DistinguishedName> Groups { get; set; } = [];
}
