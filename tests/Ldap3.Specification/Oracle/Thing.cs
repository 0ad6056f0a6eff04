using Ldap3.Abstract.Mapping;
using Ldap3.Protocol.Names;

namespace Ldap3.Specification.Oracle;

/// <summary>An entry with values of many kinds.</summary>
[DirectoryObject("inetOrgPerson", "posixAccount", "shadowAccount")]
public sealed class Thing : IThing
{
    [DistinguishedName]
    public DistinguishedName Dn { get; set; }

    [DirectoryAttribute("uid")]
    public string Key { get; set; } = "";

    [DirectoryAttribute("cn")]
    public string FullName { get; set; } = "";

    [DirectoryAttribute("sn")]
    public string Surname { get; set; } = "";

    [DirectoryAttribute("homeDirectory"), MindsCase]
    public required string Home { get; set; }

    [DirectoryAttribute("uidNumber")]
    public required int Number { get; set; }

    [DirectoryAttribute("gidNumber")]
    public required int Group { get; set; }

    [DirectoryAttribute("shadowMin")]
    public int Least { get; set; } = 3;

    [DirectoryAttribute("shadowMax")]
    public int? Most { get; set; }

    [DirectoryAttribute("shadowFlag")]
    public Rights Rights { get; set; }

    [DirectoryAttribute("shadowWarning")]
    public Rights? MoreRights { get; set; }

    [DirectoryAttribute("title")]
    public string? Title { get; set; }

    [DirectoryAttribute("displayName")]
    public string? DisplayName { get; set; }

    [DirectoryAttribute("loginShell"), MindsCase]
    public string? Shell { get; set; }

    [DirectoryAttribute("mail")]
    public IList<string> Mail { get; set; } = [];

    [DirectoryAttribute("departmentNumber")]
    public string[] Departments { get; set; } = [];

    [DirectoryAttribute("employeeType")]
    public ThingKind? Kind { get; set; }

    [DirectoryAttribute("street")]
    public string? Nothing { get; set; }

    [DirectoryAttribute("secretary")]
    public DistinguishedName? Secretary { get; set; }

    [DirectoryAttribute("seeAlso")]
    public IList<DistinguishedName> SeeAlso { get; set; } = [];

    [DirectoryAttribute("manager")]
    public Thing? Boss { get; set; }
}
