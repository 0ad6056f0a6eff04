using Ldap3.Abstract.Mapping;
using Ldap3.Protocol.Names;

namespace Ldap3.Specification.UnitOfWork;

[DirectoryObject("organizationalUnit")]
public sealed class Branch
{
    [DistinguishedName]
    public DistinguishedName Dn { get; set; }

    [DirectoryAttribute("ou")]
    public required string Name { get; set; }

    [DirectoryAttribute("description")]
    public string? Description { get; set; }
}
