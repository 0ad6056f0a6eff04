namespace Ldap3.Abstract.Mapping;

/// <summary>The attributes that properties are mapped to when they do not say.</summary>
static class AttributeConventions
{
    static readonly Dictionary<string, string> Synonyms = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Surname"] = "sn",
        ["LastName"] = "sn",
        ["FamilyName"] = "sn",
        ["FirstName"] = "givenName",
        ["CommonName"] = "cn",
        ["FullName"] = "cn",
        ["UserName"] = "uid",
        ["UserId"] = "uid",
        ["Login"] = "uid",
        ["Email"] = "mail",
        ["EmailAddress"] = "mail",
        ["Emails"] = "mail",
        ["Phone"] = "telephoneNumber",
        ["City"] = "l",
        ["Locality"] = "l",
        ["State"] = "st",
        ["Country"] = "c",
        ["Organization"] = "o",
        ["OrganizationalUnit"] = "ou",
        ["Members"] = "member",
        ["Groups"] = "memberOf",
        ["Uuid"] = "entryUUID",
        ["CreatedAt"] = "createTimestamp",
        ["ModifiedAt"] = "modifyTimestamp",
    };

    static readonly HashSet<string> KeptByDirectory = new(StringComparer.OrdinalIgnoreCase)
    {
        "createTimestamp", "modifyTimestamp", "creatorsName", "modifiersName", "entryUUID", "entryDN", "entryCSN",
        "memberOf", "structuralObjectClass", "subschemaSubentry", "hasSubordinates", "numSubordinates", "objectGUID",
        "objectSid", "whenCreated", "whenChanged", "uSNCreated", "uSNChanged", "lastLogon", "lastLogonTimestamp",
    };

    /// <summary>The attribute of a property: a common synonym, or the property's own name beginning small.</summary>
    public static string NameFor(string property) =>
        Synonyms.TryGetValue(property, out var attribute) ? attribute : char.ToLowerInvariant(property[0]) + property[1..];

    /// <summary>Whether the directory writes an attribute itself and refuses to be told.</summary>
    public static bool IsKeptByDirectory(string attribute) => KeptByDirectory.Contains(attribute);
}
