namespace Ldap3.InMemory.Tests.Tools;

/// <summary>OpenLDAP's ldapsearch against the embedded server.</summary>
public sealed class SearchToolTests(ClientTools tools) : IClassFixture<ClientTools>
{
    [Theory]
    [InlineData("(sn=smith)", 4)] // case does not count
    [InlineData("(cn=james   SMITH)", 1)] // nor do repeated spaces
    [InlineData("(jpegPhoto=*)", 1)]
    [InlineData("(mail=mham*)", 1)]
    [InlineData("(cn=*krü*)", 7)]
    [InlineData("(title=*manager)", 19)]
    [InlineData("(cn=J*m*th)", 1)]
    [InlineData("(&(ou=IT)(!(title=*engineer*)))", 6)]
    [InlineData("(|(uid=jsmith)(uid=xli)(uid=nobody))", 2)]
    [InlineData("(uidNumber>=10100)", 14)]
    [InlineData("(uidNumber<=10003)", 2)]
    [InlineData("(uidNumber=010003)", 0)] // Undefined: no integer has a leading zero
    [InlineData("(cn~=james smith)", 1)]
    [InlineData("(cn:caseExactMatch:=James Smith)", 1)]
    [InlineData("(cn:caseExactMatch:=james smith)", 0)]
    [InlineData("(ou:dn:=Rooms)", 4)]
    [InlineData("(gidNumber:1.2.840.113556.1.4.803:=10001)", 13)]
    [InlineData("(sn=李)", 1)]
    [InlineData(@"(cn=works council\2c berlin)", 1)]
    [InlineData(@"(description=*\2a*)", 7)]
    [InlineData("(manager=UID=ghopper, ou=people,dc=EXAMPLE,dc=org)", 7)]
    [InlineData("(memberOf=cn=Administrators,ou=Groups,dc=example,dc=org)", 2)]
    [InlineData("(cn;lang-en=Aigul Petrova)", 1)]
    [InlineData("(name=Berlin)", 40)] // l is a kind of name
    [InlineData("(telephoneNumber=+49305551001)", 1)]
    [InlineData("(objectClass=person)", 224)] // inetOrgPerson derives from it
    [InlineData("(noSuchAttribute=x)", 0)]
    [InlineData("(!(noSuchAttribute=x))", 0)] // not of Undefined is Undefined
    public async Task A_filter_finds_what_it_says(string filter, int entries) =>
        Assert.Equal(entries, (await tools.SearchAsync(filter, "1.1")).Succeeded().Entries);

    [Theory]
    [InlineData("base", 1)]
    [InlineData("one", 4)]
    [InlineData("sub", 250)]
    [InlineData("children", 249)]
    public async Task A_scope_reaches_as_far_as_it_says(string scope, int entries) =>
        Assert.Equal(entries, (await tools.SearchAsync("-s", scope, "1.1")).Succeeded().Entries);

    [Fact]
    public async Task Attributes_are_selected()
    {
        const string One = "(uid=jsmith)";

        var none = (await tools.SearchAsync(One, "1.1")).Succeeded();
        var user = (await tools.SearchAsync(One)).Succeeded();
        var operational = (await tools.SearchAsync(One, "+")).Succeeded();
        var chosen = (await tools.SearchAsync(One, "SN", "givenname")).Succeeded();
        var types = (await tools.SearchAsync("-A", One, "sn")).Succeeded();

        Assert.Single(none.Lines);
        Assert.Contains("cn: James Smith", user.Lines);
        Assert.DoesNotContain(user.Lines, line => line.StartsWith("entryUUID:", StringComparison.Ordinal));
        Assert.DoesNotContain(user.Lines, line => line.StartsWith("userPassword", StringComparison.Ordinal));
        Assert.Contains(operational.Lines, line => line.StartsWith("entryUUID: ", StringComparison.Ordinal));
        Assert.Contains("structuralObjectClass: inetOrgPerson", operational.Lines);
        Assert.Contains("entryDN: uid=jsmith,ou=People,dc=example,dc=org", operational.Lines);
        Assert.DoesNotContain("cn: James Smith", operational.Lines);
        Assert.Equal(["givenName: James", "sn: Smith"], chosen.Lines.Skip(1).Order(StringComparer.Ordinal));
        Assert.Equal("sn:", types.Lines[1].TrimEnd());
    }

    [Fact]
    public async Task Pages_give_everybody_once()
    {
        var run = (await tools.SearchAsync("-E", "pr=5/noprompt", "(uid=*)", "1.1")).Succeeded();

        Assert.Equal(224, run.Entries);
        Assert.Equal(224, run.Lines.Where(line => line.StartsWith("dn:", StringComparison.Ordinal)).Distinct().Count());
    }

    [Fact]
    public async Task The_server_sorts_by_a_named_rule_and_says_when_there_is_none()
    {
        var sorted = (await tools.SearchAsync("-E", "!sss=uid:caseIgnoreOrderingMatch", "(ou=Legal)", "uid")).Succeeded();
        var refused = await tools.SearchAsync("-E", "!sss=sn", "(ou=Legal)", "sn");

        var uids = sorted.Lines.Where(line => line.StartsWith("uid:", StringComparison.Ordinal)).ToArray();
        Assert.Equal(5, uids.Length);
        Assert.Equal(uids.Order(StringComparer.Ordinal), uids);
        Assert.Equal(18, refused.ExitCode);
    }

    [Fact]
    public async Task A_size_limit_cuts_short_and_says_so()
    {
        var run = await tools.SearchAsync("-z", "3", "(uid=*)", "1.1");

        Assert.Equal((4, 3), (run.ExitCode, run.Entries));
    }

    [Fact]
    public async Task The_root_DSE_and_the_schema_are_published()
    {
        var root = (await tools.RunAsync(
            "ldapsearch", null, "-x", "-LLL", "-H", tools.Url, "-s", "base", "-b", "", "*", "+")).Succeeded();
        var schema = (await tools.RunAsync(
            "ldapsearch", null, "-x", "-LLL", "-o", "ldif-wrap=no", "-H", tools.Url, "-s", "base", "-b", "cn=Subschema",
            "(objectClass=subschema)", "attributeTypes")).Succeeded();

        Assert.Contains("namingContexts: dc=example,dc=org", root.Lines);
        Assert.Contains("supportedLDAPVersion: 3", root.Lines);
        Assert.Contains("supportedControl: 1.2.840.113556.1.4.319", root.Lines);
        Assert.Contains(schema.Lines, line => line.Contains("'surname'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_base_says_how_far_the_way_goes()
    {
        var run = await tools.RunAsync(
            "ldapsearch", null, "-x", "-LLL", "-H", tools.Url, "-b", $"ou=x,ou=Nowhere,{ClientTools.Base}");

        Assert.Equal(32, run.ExitCode);
        Assert.Contains("Matched DN: dc=example,dc=org", run.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_base_that_is_no_name_is_refused_and_the_server_goes_on()
    {
        var run = await tools.RunAsync("ldapsearch", null, "-x", "-LLL", "-H", tools.Url, "-b", "nonsense");

        Assert.Equal(34, run.ExitCode);
        (await tools.SearchAsync("(uid=jsmith)", "1.1")).Succeeded();
    }
}
