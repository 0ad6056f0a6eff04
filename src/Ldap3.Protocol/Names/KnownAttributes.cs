using System.Collections.Frozen;

namespace Ldap3.Protocol.Names;

/// <summary>The attribute descriptions that nearly every exchange repeats, made once.</summary>
static class KnownAttributes
{
    static readonly FrozenDictionary<string, AttributeDescription> Descriptions = new[]
    {
        // Naming attributes, in both of the cases that servers send.
        "cn", "CN", "dc", "DC", "ou", "OU", "uid", "UID", "o", "O", "c", "C", "l", "L", "st", "ST", "street", "sn",

        "objectClass", "objectclass", "givenName", "displayName", "initials", "title", "description", "mail",
        "telephoneNumber", "facsimileTelephoneNumber", "mobile", "homePhone", "postalAddress", "postalCode",
        "employeeNumber", "employeeType", "departmentNumber", "manager", "secretary", "seeAlso", "member",
        "uniqueMember", "memberUid", "memberOf", "owner", "roleOccupant", "userPassword", "userCertificate",
        "userCertificate;binary", "jpegPhoto", "labeledURI", "preferredLanguage", "uidNumber", "gidNumber",
        "homeDirectory", "loginShell", "gecos", "businessCategory", "roomNumber", "carLicense", "ref", "aliasedObjectName",

        "entryUUID", "entryDN", "entryCSN", "createTimestamp", "modifyTimestamp", "creatorsName", "modifiersName",
        "structuralObjectClass", "subschemaSubentry", "hasSubordinates", "numSubordinates", "nsUniqueId", "contextCSN",

        "sAMAccountName", "userPrincipalName", "objectGUID", "objectSid", "objectCategory", "distinguishedName", "name",
        "instanceType", "whenCreated", "whenChanged", "uSNCreated", "uSNChanged", "userAccountControl", "pwdLastSet",
        "lastLogon", "lastLogonTimestamp", "accountExpires", "badPwdCount", "logonCount", "primaryGroupID",
        "sAMAccountType", "groupType", "dSCorePropagationData", "servicePrincipalName", "unicodePwd",

        "namingContexts", "supportedControl", "supportedExtension", "supportedFeatures", "supportedLDAPVersion",
        "supportedSASLMechanisms", "altServer", "vendorName", "vendorVersion", "attributeTypes", "objectClasses",
        "matchingRules", "ldapSyntaxes",
    }.ToFrozenDictionary(text => text, AttributeDescription.Create, StringComparer.Ordinal);

    static readonly FrozenDictionary<string, AttributeDescription>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        Descriptions.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The description so written, or null when it is not a frequent one.</summary>
    public static AttributeDescription? Find(ReadOnlySpan<char> text) => BySpan.TryGetValue(text, out var known) ? known : null;

    /// <summary>The text as a string, without a new one for frequent descriptions.</summary>
    public static string TextOf(ReadOnlySpan<char> text) => Find(text)?.ToString() ?? text.ToString();
}
