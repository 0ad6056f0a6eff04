using Ldap3.Abstract.Mapping;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Tests;

[DirectoryObject("inetOrgPerson", "posixAccount", Container = "ou=People")]
public sealed class Person
{
    [DistinguishedName]
    public DistinguishedName Dn { get; set; }

    [DirectoryAttribute("uid")]
    public required string UserName { get; set; }

    [DirectoryAttribute("cn")]
    public string? CommonName { get; set; }

    [DirectoryAttribute("sn")]
    public required string Surname { get; set; }

    [DirectoryAttribute("givenName")]
    public string? GivenName { get; set; }

    [DirectoryAttribute("title")]
    public string? Title { get; set; }

    [DirectoryAttribute("displayName")]
    public string? DisplayName { get; set; }

    [DirectoryAttribute("homeDirectory")]
    public string? Home { get; set; }

    [DirectoryAttribute("mail")]
    public IList<string> Mail { get; set; } = [];

    [DirectoryAttribute("telephoneNumber")]
    public string[] Phones { get; set; } = [];

    [DirectoryAttribute("uidNumber")]
    public int UidNumber { get; set; }

    [DirectoryAttribute("gidNumber")]
    public int? GidNumber { get; set; }

    [DirectoryAttribute("shadowMax")]
    public Access Access { get; set; }

    [DirectoryAttribute("shadowMin")]
    public Access? MaybeAccess { get; set; }

    [DirectoryAttribute("shadowWarning")]
    public byte Warning { get; set; }

    [DirectoryAttribute("employeeNumber")]
    public int? EmployeeNumber { get; set; }

    [DirectoryAttribute("employeeType")]
    public Kind? Kind { get; set; }

    [DirectoryAttribute("createTimestamp")]
    public DateTimeOffset? CreatedAt { get; set; }

    [DirectoryAttribute("pwdFailureTime")]
    public IList<DateTimeOffset> Failures { get; set; } = [];

    [DirectoryAttribute("accountExpires")]
    public DateTimeOffset? Expires { get; set; }

    [DirectoryAttribute("street")]
    public DateOnly? Day { get; set; }

    [DirectoryAttribute("roomNumber")]
    public decimal? Rate { get; set; }

    [DirectoryAttribute("pwdReset")]
    public bool MustReset { get; set; }

    [DirectoryAttribute("hasSubordinates")]
    public bool? HasChildren { get; set; }

    [DirectoryAttribute("entryUUID")]
    public Guid Id { get; set; }

    [DirectoryAttribute("jpegPhoto")]
    public byte[]? Photo { get; set; }

    [DirectoryAttribute("userPassword")]
    public byte[]? Password { get; set; }

    [DirectoryAttribute("manager")]
    public Person? Manager { get; set; }

    [DirectoryAttribute("seeAlso")]
    public IList<DistinguishedName> SeeAlso { get; set; } = [];

    [DirectoryAttribute("secretary")]
    public DistinguishedName? Secretary { get; set; }

    [DirectoryAttribute("departmentNumber")]
    public IReadOnlyList<string> Departments { get; set; } = [];

    [DirectoryAttribute("shadowFlag")]
    public int Level { get; set; } = 5;

    [DirectoryIgnore]
    public string? Nickname { get; set; }
}
