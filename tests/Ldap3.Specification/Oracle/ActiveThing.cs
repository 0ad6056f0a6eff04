using Ldap3.Abstract.Mapping;
using Ldap3.Protocol.Names;

namespace Ldap3.Specification.Oracle;

/// <summary>An entry of Active Directory with values of many kinds.</summary>
[DirectoryObject("user")]
public sealed class ActiveThing : IThing
{
    [DistinguishedName]
    public DistinguishedName Dn { get; set; }

    [DirectoryAttribute("cn")]
    public string Key { get; set; } = "";

    [DirectoryAttribute("sn")]
    public string? Surname { get; set; }

    [DirectoryAttribute("title")]
    public string? Title { get; set; }

    [DirectoryAttribute("displayName")]
    public string? DisplayName { get; set; }

    [DirectoryAttribute("gidNumber")]
    public int? Group { get; set; }

    [DirectoryAttribute("shadowMax")]
    public int? Most { get; set; }

    [DirectoryAttribute("showInAdvancedViewOnly")]
    public bool? IsHidden { get; set; }

    [DirectoryAttribute("otherTelephone")]
    public IList<string> Telephones { get; set; } = [];

    [DirectoryAttribute("otherMailbox")]
    public string[] Mailboxes { get; set; } = [];

    [DirectoryAttribute("employeeType")]
    public ThingKind? Kind { get; set; }

    [DirectoryAttribute("street")]
    public string? Nothing { get; set; }

    [DirectoryAttribute("secretary")]
    public DistinguishedName? Secretary { get; set; }

    [DirectoryAttribute("manager")]
    public ActiveThing? Boss { get; set; }
}
