using Ldap3.Abstract.Mapping;
using Ldap3.Protocol.Names;

namespace Ldap3.Specification.UnitOfWork;

/// <summary>A group whose members no server keeps in step with anything.</summary>
[DirectoryObject("groupOfUniqueNames")]
public sealed class Crowd
{
    [DistinguishedName]
    public DistinguishedName Dn { get; set; }

    [DirectoryAttribute("cn")]
    public required string Name { get; set; }

    [DirectoryAttribute("uniqueMember")]
    public IList<DistinguishedName> Members { get; set; } = [];
}
