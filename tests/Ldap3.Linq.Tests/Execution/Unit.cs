using Ldap3.Abstract.Mapping;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Tests.Execution;

[DirectoryObject("organizationalUnit")]
public sealed class Unit
{
    [DistinguishedName]
    public DistinguishedName Dn { get; set; }

    [DirectoryAttribute("ou")]
    public required string Name { get; set; }
}
