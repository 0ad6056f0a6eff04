using Ldap3.Abstract.Mapping;
using Ldap3.Protocol.Names;

namespace Ldap3.Benchmarks;

[DirectoryObject("inetOrgPerson")]
public sealed class BenchmarkPerson
{
    [DistinguishedName]
    public DistinguishedName Dn { get; set; }

    [DirectoryAttribute("uid")]
    public required string UserName { get; set; }

    [DirectoryAttribute("sn")]
    public required string Surname { get; set; }

    [DirectoryAttribute("departmentNumber")]
    public string? Department { get; set; }

    [DirectoryAttribute("mail")]
    public IReadOnlyList<string> Mail { get; set; } = [];
}
