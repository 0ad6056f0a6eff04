using Ldap3.Abstract.Mapping;
using Ldap3.Protocol.Names;

namespace Ldap3.Specification;

/// <summary>A person whom a test makes, changes and deletes as it likes.</summary>
[DirectoryObject("inetOrgPerson", NamingAttribute = "cn")]
public sealed class Applicant
{
    [DistinguishedName]
    public DistinguishedName Dn { get; set; }

    public required string FullName { get; set; }

    public required string Surname { get; set; }

    public string? Title { get; set; }

    public string? RoomNumber { get; set; }

    [DirectoryAttribute("seeAlso")]
    public IList<DistinguishedName> References { get; set; } = [];
}
