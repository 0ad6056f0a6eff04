using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;

namespace Ldap3.Specification;

/// <summary>Which entries filters match, extensible and approximate ones above all (RFC 4511 section 4.5.1.7), as OpenLDAP has it.</summary>
public abstract class MatchingSpecification(DirectoryFixture directory)
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("(cn:dn:=d)", "cn=d")]
    [InlineData("(ou:dn:=Unit)", "ou=unit uid=p,ou=unit")]
    [InlineData("(:dn:caseIgnoreMatch:=unit)", "ou=unit uid=p,ou=unit")]
    [InlineData("(:caseIgnoreMatch:=Smith)", "uid=p,ou=unit")]
    [InlineData("(cn:caseExactMatch:=D)", "")]
    [InlineData("(cn:caseExactMatch:=d)", "cn=d")]
    [InlineData("(cn:2.5.13.2:=D)", "cn=d")]
    [InlineData("(:noSuchRule:=d)", "")]
    [InlineData("(!(:noSuchRule:=d))", "")]
    [InlineData("(uidNumber:integerMatch:=5)", "uid=p,ou=unit")]
    [InlineData("(cn:integerMatch:=5)", "")]
    [InlineData("(!(cn:integerMatch:=5))", "")]
    [InlineData("(uidNumber:1.2.840.113556.1.4.803:=5)", "uid=p,ou=unit")]
    [InlineData("(uidNumber:1.2.840.113556.1.4.803:=6)", "")]
    [InlineData("(uidNumber:1.2.840.113556.1.4.804:=6)", "uid=p,ou=unit")]
    [InlineData("(uidNumber>=5)", "uid=p,ou=unit")]
    [InlineData("(uidNumber<=4)", "")]
    [InlineData("(&(objectClass=person)(!(uidNumber>=6)))", "uid=p,ou=unit")]
    [InlineData("(!(noSuchAttribute=x))", "")]
    [InlineData("(|(noSuchAttribute=x)(cn=d))", "cn=d")]
    [InlineData("(!(&(noSuchAttribute=x)(cn=d)))", "NOT cn=d")]
    [InlineData("(objectClass=person)", "uid=p,ou=unit")]
    [InlineData("(objectClass=2.5.6.6)", "uid=p,ou=unit")]
    [InlineData("(objectClass=noSuchClass)", "")]
    [InlineData("(name=d)", "cn=d")]
    [InlineData("(2.5.4.3=d)", "cn=d")]
    [InlineData("(sn=*mi*h)", "uid=p,ou=unit")]
    [InlineData("(sn=  sMITH )", "uid=p,ou=unit")]
    [InlineData("(sn~=smyth)", "uid=p,ou=unit")]
    [InlineData("(sn~=jones)", "")]
    [InlineData("(uidNumber~=5)", "uid=p,ou=unit")]
    [InlineData("(telephoneNumber=+49 30 12-34)", "uid=p,ou=unit")]
    [InlineData("(telephoneNumber=*301234)", "uid=p,ou=unit")]
    [InlineData("(description;lang-de=*)", "uid=p,ou=unit")]
    [InlineData("(description=*)", "uid=p,ou=unit")]
    [InlineData("(description;lang-fr=*)", "")]
    [InlineData("(hasSubordinates=TRUE)", "TOP ou=unit")]
    [InlineData("(&)", "ALL")]
    [InlineData("(|)", "")]
    public async Task A_filter_matches(string filter, string expected)
    {
        await using var sandbox = await TreeAsync();

        var outcome = await sandbox.Connection.SearchAsync(
            new SearchRequest { BaseObject = sandbox.Top, Filter = Filter.Parse(filter.Replace("TOP", sandbox.Top.ToString())) },
            CancellationToken);

        Assert.Equal(Expand(expected), sandbox.Names(outcome));
    }

    static string[] Expand(string expected)
    {
        string[] all = ["", "cn=d", "ou=unit", "uid=p,ou=unit"];
        return expected switch
        {
            "" => [],
            "ALL" => all,
            _ when expected.StartsWith("NOT ", StringComparison.Ordinal) => [.. all.Except(expected[4..].Split(' '))],
            _ => [.. expected.Split(' ').Select(name => name == "TOP" ? "" : name)],
        };
    }

    async Task<Sandbox> TreeAsync()
    {
        var sandbox = await Sandbox.CreateAsync(directory);
        await sandbox.AddUnitAsync(sandbox.At("ou=unit"));
        await sandbox.AddDeviceAsync(sandbox.At("cn=d"));
        var request = new AddRequest(
            sandbox.At("uid=p,ou=unit"),
            new("objectClass", "inetOrgPerson", "posixAccount"),
            new("uid", "p"),
            new("cn", "Pat Smith"),
            new("sn", "Smith"),
            new("uidNumber", "5"),
            new("gidNumber", "6"),
            new("homeDirectory", "/"),
            new("telephoneNumber", "+49 30 1234"),
            new("description;lang-de", "Farbe"));
        (await sandbox.Connection.AddAsync(request, CancellationToken)).EnsureSuccess();
        return sandbox;
    }
}
