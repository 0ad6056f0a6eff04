using System.Collections.Immutable;
using Ldap3.Abstract.Mapping;
using Ldap3.Protocol.Names;

namespace Ldap3.Abstract.Tests.Mapping;

[DirectoryObject("inetOrgPerson", "posixAccount", Container = "ou=People")]
sealed class MappedPerson
{
    [DistinguishedName]
    public DistinguishedName Dn { get; set; }

    [DirectoryAttribute("uid")]
    public required string UserName { get; set; }

    public required string Surname { get; init; }

    public string? GivenName { get; set; }

    public IList<string> Mail { get; set; } = [];

    public string[] Title { get; set; } = [];

    public ImmutableArray<string> DepartmentNumber { get; set; } = [];

    public HashSet<string> EmployeeType { get; set; } = [];

    public int? UidNumber { get; set; }

    public long GidNumber { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    [DirectoryAttribute("entryUUID")]
    public Guid Id { get; set; }

    public byte[]? JpegPhoto { get; set; }

    public DistinguishedName? Secretary { get; set; }

    public MappedPerson? Manager { get; set; }

    [DirectoryIgnore]
    public object? Notes { get; set; }

    public string Display => $"{GivenName} {Surname}";
}
