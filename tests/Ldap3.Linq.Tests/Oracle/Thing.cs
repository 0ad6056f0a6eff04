using Ldap3.Abstract.Mapping;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Tests.Oracle;

[DirectoryObject("inetOrgPerson", "posixAccount")]
public sealed class Thing
{
    [DistinguishedName]
    public DistinguishedName Dn { get; set; }

    [DirectoryAttribute("uid")]
    public required string UserName { get; set; }

    [DirectoryAttribute("cn")]
    public required string FullName { get; set; }

    [DirectoryAttribute("sn")]
    public required string Surname { get; set; }

    [DirectoryAttribute("homeDirectory")]
    public required string Home { get; set; }

    [DirectoryAttribute("uidNumber")]
    public required int Number { get; set; }

    [DirectoryAttribute("gidNumber")]
    public required int Group { get; set; }

    [DirectoryAttribute("title")]
    public string? Title { get; set; }

    [DirectoryAttribute("displayName")]
    public string? DisplayName { get; set; }

    [DirectoryAttribute("mail")]
    public IList<string> Mail { get; set; } = [];

    [DirectoryAttribute("departmentNumber")]
    public string[] Departments { get; set; } = [];

    [DirectoryAttribute("employeeType")]
    public Kind? Kind { get; set; }

    [DirectoryAttribute("preferredLanguage")]
    public string? Language { get; set; }

    [DirectoryAttribute("street")]
    public string? Nothing { get; set; }
}
