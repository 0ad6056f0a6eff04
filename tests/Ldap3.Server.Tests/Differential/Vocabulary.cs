using Ldap3.Protocol.Ber;

namespace Ldap3.Server.Tests.Differential;

/// <summary>
/// What random operations and filters are made of: attributes of every syntax, with good values and bad ones. What is not here
/// because OpenLDAP goes its own way is said in <see cref="KnownDifferences"/>.
/// </summary>
static class Vocabulary
{
    /// <summary>Attributes that users write, with a class that allows each.</summary>
    public static readonly string[] Attributes =
    [
        "cn", "sn", "description", "telephoneNumber", "mail", "uidNumber", "gidNumber", "homeDirectory", "seeAlso", "manager",
        "title", "employeeNumber", "preferredLanguage", "displayName", "jpegPhoto", "userPassword", "postalAddress", "uid",
        "facsimileTelephoneNumber", "x121Address", "labeledURI", "destinationIndicator", "businessCategory", "roomNumber",
        "carLicense", "member", "memberUid", "loginShell", "gecos", "ou", "o", "l", "st", "street", "c", "dc", "givenName",
        "initials", "host", "serialNumber", "internationaliSDNNumber", "shadowMax", "pager", "objectClass",
    ];

    static readonly string[] Operational =
    [
        "entryUUID", "createTimestamp", "modifyTimestamp", "creatorsName", "entryDN", "structuralObjectClass", "hasSubordinates",
        "subschemaSubentry",
    ];

    static readonly string[] Words =
    [
        "a", "A", "b", "Ada", "ada", "ADA  Byron", " ada byron ", "Zoë", "ZOË", "zoe", "Zoe\u0308", "Krüger", "STRASSE", "李",
        "Ünlü", "x*y", "(x)", "back\\slash", "semi;colon", "comma, here", "plus+", "#hash", "x", "1", "01", "42", "Σίσυφος", "ﬁsh", "fish",
        "a b", "a  b", "\u00a0", "soft\u00adhyphen", "a.b@example.org", "A.B@Example.ORG", "/home/a", "/home/A", "Ⅳ",
    ];

    static readonly string[] Numbers = ["0", "1", "2", "7", "42", "-3", "2147483647", "4294967296"];

    static readonly string[] Phones = ["+49 30 555-1001", "+49305551001", "(030) 555 1001", "112"];

    static readonly string[] Names =
    [
        "dc=plain,dc=test", "DC=Plain, DC=Test", "cn=Ada Byron,dc=plain,dc=test", "CN=ada   byron,dc=plain,dc=test", "uid=x+cn=y,dc=test",
        "cn=y+uid=x,dc=test", "cn=a\\2Cb,dc=test", "cn=a\\,b,dc=test", "cn=Zoë,dc=test", "cn=ZOË,dc=test", "2.5.4.3=Ada Byron,dc=plain,dc=test",
    ];

    static readonly string[] Nonsense =
        ["", "no name", "=x", "cn=", "ten", "1.5", "0x1", "+1", "--1", "tru", "2020", "20200230000000Z", "ä", "a,b", "$", "\\"];

    static readonly string[] Times = ["20200101000000Z", "20300101000000Z", "202001010000Z", "20200101000000.5Z", "20200101010000+0100"];

    static readonly string[] Countries = ["de", "DE", "fr", "xx", "deu"];

    static readonly string[] Addresses = ["1 Road$Town", "1 road$TOWN", "a$b$c", "no dollar", "x\\24y$z"];

    static readonly string[] Faxes = ["+49 30 555-1001", "+49 30 555-1001$fineResolution"];

    /// <summary>Classes with those of their required attributes that random additions should not forget.</summary>
    public static readonly (string Class, string[] Must)[] Classes =
    [
        ("inetOrgPerson", ["cn", "sn"]), ("person", ["cn", "sn"]), ("organizationalUnit", ["ou"]), ("device", ["cn"]),
        ("account", ["uid"]), ("room", ["cn"]), ("groupOfNames", ["cn", "member"]), ("organization", ["o"]), ("locality", ["l"]),
        ("posixGroup", ["cn", "gidNumber"]), ("organizationalRole", ["cn"]), ("domain", ["dc"]),
    ];

    /// <summary>Auxiliary classes, abstract ones, and what is none.</summary>
    public static readonly (string Class, string[] Must)[] MoreClasses =
    [
        ("posixAccount", ["cn", "uid", "uidNumber", "gidNumber", "homeDirectory"]), ("extensibleObject", []), ("labeledURIObject", []),
        ("shadowAccount", ["uid"]), ("uidObject", ["uid"]), ("dcObject", ["dc"]), ("top", []), ("organizationalPerson", []), ("noSuchClass", []),
        ("2.5.6.6", []), ("simpleSecurityObject", ["userPassword"]),
    ];

    /// <summary>An attribute: mostly one that may be written, at times by another name, with an option, or none at all.</summary>
    public static string Attribute(Random random) => random.Next(100) switch
    {
        < 82 => Pick(random, Attributes),
        < 86 => Pick(random, ["2.5.4.3", "surname", "CN", "commonName", "2.5.4.13", "userid", "fax", "EMAIL", "rfc822Mailbox"]),
        < 92 => $"{Pick(random, ["cn", "sn", "description", "title", "l"])};{Pick(random, ["lang-de", "lang-en", "LANG-DE", "x-y"])}",
        < 96 => Pick(random, Operational),
        < 98 => Pick(random, ["noSuchAttribute", "1.2.3.4.5", "name"]),
        _ => Pick(random, ["cn;binary", "cn;lang-de;x-y", "distinguishedName", "supportedLDAPVersion"]),
    };

    /// <summary>A value for an attribute: mostly one of its syntax.</summary>
    public static OctetString Value(Random random, string attribute) =>
        random.Next(100) < 8 ? Wrong(random, attribute) : Good(random, attribute.Split(';')[0]);

    public static T Pick<T>(Random random, IReadOnlyList<T> values) => values[random.Next(values.Count)];

    static string Wrong(Random random, string attribute) =>
        Pick(random, Nonsense) is var wrong && wrong.Length == 0 && attribute == "postalAddress" ? "$" : wrong;

    static OctetString Good(Random random, string attribute) => attribute switch
    {
        "uidNumber" or "gidNumber" or "shadowMax" => Pick(random, Numbers),
        "telephoneNumber" or "pager" => Pick(random, Phones),
        "facsimileTelephoneNumber" or "fax" => Pick(random, Faxes),
        "seeAlso" or "manager" or "member" or "creatorsName" or "entryDN" or "distinguishedName" => Pick(random, Names),
        "mail" or "EMAIL" or "rfc822Mailbox" => Pick(random, ["a@example.org", "A@EXAMPLE.org", "b@example.org", "a  b@x", "ä@x"]),
        "c" => Pick(random, Countries),
        "postalAddress" => Pick(random, Addresses),
        "x121Address" or "internationaliSDNNumber" => Pick(random, ["123 456", "123456", "42", "4 2", "x"]),
        "homeDirectory" or "loginShell" or "gecos" or "dc" or "memberUid" => Pick(random, ["/home/a", "/home/A", "/bin/sh", " a", "a", "A", "ü"]),
        "destinationIndicator" or "serialNumber" => Pick(random, ["ABC", "abc", "a b", "a  b", "ü", "a@b"]),
        "objectClass" or "structuralObjectClass" => Random(random),
        "createTimestamp" or "modifyTimestamp" => Pick(random, Times),
        "hasSubordinates" => Pick(random, ["TRUE", "FALSE", "true"]),
        "jpegPhoto" => Pick<OctetString>(random, [new byte[] { 0xff, 0xd8, 0xff }, new byte[] { 0 }, "text"]),
        "preferredLanguage" => Pick(random, ["de", "en", "EN", "de-AT"]),
        "entryUUID" => Pick(random, ["597ae2f6-16a6-1027-98f4-d28b5365dc14", "597AE2F6-16A6-1027-98F4-D28B5365DC14"]),
        _ => Pick(random, Words),
    };

    static OctetString Random(Random random) =>
        random.Next(2) == 0 ? Pick(random, Classes).Class : Pick(random, MoreClasses).Class;
}
