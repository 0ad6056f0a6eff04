using Ldap3.Abstract.Mapping;
using Ldap3.Protocol.Names;

namespace Ldap3.Comparison;

/// <summary>A generated person, eight of the attributes.</summary>
[DirectoryObject("inetOrgPerson")]
sealed class BulkPerson
{
    [DistinguishedName]
    public DistinguishedName Dn { get; set; }

    [DirectoryAttribute("uid")]
    public required string UserName { get; set; }

    [DirectoryAttribute("cn")]
    public required string FullName { get; set; }

    public required string Surname { get; set; }

    public string? GivenName { get; set; }

    public IList<string> Mail { get; set; } = [];

    public string? Title { get; set; }

    public string? EmployeeNumber { get; set; }

    public string? TelephoneNumber { get; set; }
}
