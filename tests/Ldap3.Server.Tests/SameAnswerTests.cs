using Ldap3.Protocol;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Server.Tests;

/// <summary>
/// The embedded directory and OpenLDAP hold the same data and answer the same. Left out is where OpenLDAP goes its own way:
/// its approximate match by sound, and a space between asterisks, which by RFC 4518 section 2.6.1 every value has.
/// </summary>
public sealed class SameAnswerTests(EmbeddedCompany embedded) : IClassFixture<EmbeddedCompany>
{
    static readonly DistinguishedName Sandbox = DistinguishedName.Parse("ou=Sandbox,dc=example,dc=org");

    static readonly string[] Filters =
    [
        "(objectClass=*)",
        "(objectClass=person)",
        "(objectClass=INETORGPERSON)",
        "(objectClass=2.16.840.1.113730.3.2.2)",
        "(objectClass=noSuchClass)",
        "(uid=ghopper)",
        "(UID=GHopper)",
        "(userid=ghopper)",
        "(0.9.2342.19200300.100.1.1=ghopper)",
        "(uid=  ghopper )",
        "(cn=grace   hopper)",
        "(cn=Zoë Krüger)",
        "(cn=ZOË KRÜGER)",
        "(cn=zoe kruger)",
        "(cn=Jos\\c3\\a9 Ni\\c3\\b1o)",
        "(name=Grace Hopper)",
        "(name=hop*)",
        "(sn=*a*)",
        "(sn=H*)",
        "(sn=*er)",
        "(sn=*o*p*)",
        "(sn=h*p*r)",
        "(cn=*a  b*)",
        "(mail=*@meridian.example)",
        "(mail=GHOPPER@EXAMPLE.ORG)",
        "(mail=*)",
        "(!(mail=*))",
        "(!(mobile=*))",
        "(!(l=Berlin))",
        "(!(noSuchAttribute=x))",
        "(noSuchAttribute=*)",
        "(|(noSuchAttribute=x)(uid=ghopper))",
        "(&(noSuchAttribute=x)(uid=ghopper))",
        "(!(&(noSuchAttribute=x)(uid=ghopper)))",
        "(!(|(noSuchAttribute=x)(uid=ghopper)))",
        "(&)",
        "(|)",
        "(&(objectClass=person)(|(l=Berlin)(l=Lyon))(!(manager=uid=ghopper,ou=People,dc=example,dc=org)))",
        "(uidNumber>=10050)",
        "(uidNumber<=10050)",
        "(uidNumber=010050)",
        "(uidNumber=10050)",
        "(uidNumber=ten)",
        "(!(uidNumber=ten))",
        "(employeeNumber>=1100)",
        "(sn>=M)",
        "(sn<=B)",
        "(uid>=m)",
        "(departmentNumber=100)",
        "(telephoneNumber=+49-30 555-1001)",
        "(telephoneNumber=+4930*)",
        "(telephoneNumber=*5551001)",
        "(manager=UID=GHopper, OU=people,DC=Example,dc=ORG)",
        "(manager=not a name)",
        "(!(manager=not a name))",
        "(manager=*)",
        "(member=uid=ghopper,ou=People,dc=example,dc=org)",
        "(memberOf=cn=Engineering,ou=Groups,dc=example,dc=org)",
        "(memberUid=wvogel)",
        "(memberUid=WVogel)",
        "(homeDirectory=/home/ghopper)",
        "(homeDirectory=/HOME/ghopper)",
        "(loginShell=/bin/z*)",
        "(preferredLanguage=DE)",
        "(jpegPhoto=*)",
        "(labeledURI=https://*)",
        "(userPassword=*)",
        "(description=*\\2a*)",
        "(cn:caseExactMatch:=Grace Hopper)",
        "(cn:caseExactMatch:=grace hopper)",
        "(cn:2.5.13.2:=grace hopper)",
        "(:caseExactMatch:=Hopper)",
        "(ou:dn:=Groups)",
        "(&(ou:dn:=People)(l=Berlin))",
        "(uidNumber:1.2.840.113556.1.4.803:=3)",
        "(cn:noSuchRule:=x)",
        "(!(cn:noSuchRule:=x))",
        "(cn~=Grace Hopper)",
        "(entryDN=uid=ghopper,ou=People,dc=example,dc=org)",
        "(hasSubordinates=TRUE)",
        "(structuralObjectClass=room)",
        "(createTimestamp>=20200101000000Z)",
        "(createTimestamp<=20200101000000Z)",
        "(cn;lang-de=*)",
        "(seeAlso=*)",
        "(roomNumber=6.05)",
        "(title=head of*)",
        "(dc=EXAMPLE)",
    ];

    public static TheoryData<string> AllFilters => [.. Filters];

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_entry_has_the_same_attributes()
    {
        var request = new SearchRequest
        {
            BaseObject = DistinguishedName.Parse("dc=example,dc=org"),
            Attributes = ["*", "memberOf", "structuralObjectClass", "hasSubordinates", "entryDN"],
        };
        await using var openLdap = new LdapConnection(OpenLdapServer.Options());
        await using var inMemory = new LdapConnection(embedded.Options);

        var expected = await openLdap.SearchAsync(request, CancellationToken);
        var actual = await inMemory.SearchAsync(request, CancellationToken);

        var entries = actual.Entries.ToDictionary(entry => entry.ObjectName);
        Assert.Equal(Names(expected), Names(actual));
        Assert.All(
            expected.Entries.Where(entry => IsOurs(entry.ObjectName)),
            entry => Assert.Equal(Content(entry), Content(entries[entry.ObjectName])));
    }

    [Theory]
    [MemberData(nameof(AllFilters))]
    public async Task A_filter_finds_the_same(string filter)
    {
        var request = new SearchRequest
        {
            BaseObject = DistinguishedName.Parse("dc=example,dc=org"),
            Filter = Filter.Parse(filter),
            Attributes = ["1.1"],
        };
        await using var openLdap = new LdapConnection(OpenLdapServer.Options());
        await using var inMemory = new LdapConnection(embedded.Options);

        var expected = await openLdap.SearchAsync(request, CancellationToken);
        var actual = await inMemory.SearchAsync(request, CancellationToken);

        Assert.Equal(expected.Result.ResultCode, actual.Result.ResultCode);
        Assert.Equal(Names(expected), Names(actual));
    }

    // A comma in a name may be written either way (RFC 4514 section 2.4).
    static string[] Content(SearchResultEntry entry) =>
        [.. entry.Attributes
            .SelectMany(attribute => attribute.Values.Select(value => $"{attribute.Description}: {value}".Replace("\\2C", "\\,")))
            .Order(StringComparer.Ordinal)];

    static HashSet<DistinguishedName> Names(SearchOutcome outcome) =>
        [.. outcome.Entries.Select(entry => entry.ObjectName).Where(IsOurs)];

    // Other tests use the sandbox meanwhile.
    static bool IsOurs(DistinguishedName name) => name != Sandbox && !name.IsDescendantOf(Sandbox);
}
