using Ldap3.Abstract.Mapping;
using Ldap3.Protocol.Names;

namespace Ldap3.Specification.UnitOfWork;

[DirectoryObject("inetOrgPerson")]
public sealed class Worker
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

    [DirectoryAttribute("employeeNumber")]
    public int? Balance { get; set; }

    [DirectoryAttribute("mail")]
    public IList<string> Mail { get; set; } = [];

    [DirectoryAttribute("entryUUID")]
    public Guid? Id { get; set; }

    [DirectoryAttribute("manager")]
    public Worker? Manager { get; set; }
}
