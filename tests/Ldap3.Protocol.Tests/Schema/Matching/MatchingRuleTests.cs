using System.Text;
using Ldap3.Protocol.Schema;
using Ldap3.Protocol.Schema.Matching;

namespace Ldap3.Protocol.Tests.Schema.Matching;

public sealed class MatchingRuleTests
{
    [Theory]
    [InlineData("caseIgnoreMatch", "Alice  Smith", "ALICE   SMITH", true)] // seen on slapd
    [InlineData("caseIgnoreMatch", "Alice  Smith", " alice smith ", true)]
    [InlineData("caseIgnoreMatch", "Alice Smith", "AliceSmith", false)]
    [InlineData("caseIgnoreMatch", "Alice", "", null)]
    [InlineData("caseIgnoreMatch", "Ångström", "ÅNGSTRÖM", true)]
    [InlineData("caseIgnoreMatch", "Ångström", "A\u030angstro\u0308m", true)] // composed and not
    [InlineData("caseIgnoreMatch", "Straße", "STRASSE", true)] // RFC 3454 B.2, unlike slapd
    [InlineData("caseIgnoreMatch", "naïve", "naive", false)]
    [InlineData("caseIgnoreMatch", "a\u00a0b", "a b", true)]
    [InlineData("caseIgnoreMatch", "soft\u00adhyphen", "softhyphen", true)]
    [InlineData("caseIgnoreMatch", "ﬁne", "FINE", true)]
    [InlineData("caseIgnoreMatch", "party 🎉", "PARTY 🎉", true)]
    [InlineData("caseIgnoreMatch", "a\ue000", "a\ue000", null)] // private use
    [InlineData("caseExactMatch", "Alice", "alice", false)]
    [InlineData("caseExactMatch", "Alice  B", "Alice B", true)]
    [InlineData("caseIgnoreIA5Match", "A@B.org", "a@b.ORG", true)]
    [InlineData("caseIgnoreIA5Match", "a@b.org", "ä@b.org", null)]
    [InlineData("caseExactIA5Match", "/home/A", "/home/a", false)]
    [InlineData("numericStringMatch", "15 079 672 281", "15079672281", true)]
    [InlineData("numericStringMatch", "15 079", "15-079", null)]
    [InlineData("telephoneNumberMatch", "+39 06 123-4", "+39061234", true)] // seen on slapd
    [InlineData("telephoneNumberMatch", "+39 06 123-4", "+39061235", false)]
    [InlineData("integerMatch", "1000", "1000", true)]
    [InlineData("integerMatch", "1000", "01000", null)] // seen on slapd
    [InlineData("integerMatch", "0", "-0", null)]
    [InlineData("integerMatch", "-5", "-5", true)]
    [InlineData("booleanMatch", "TRUE", "TRUE", true)]
    [InlineData("booleanMatch", "TRUE", "FALSE", false)]
    [InlineData("booleanMatch", "TRUE", "true", null)] // seen on slapd
    [InlineData("bitStringMatch", "'0101'B", "'0101'B", true)]
    [InlineData("bitStringMatch", "'0101'B", "'01010'B", false)]
    [InlineData("bitStringMatch", "'0101'B", "0101", null)]
    [InlineData("octetStringMatch", "abc", "abc", true)]
    [InlineData("octetStringMatch", "abc", "ABC", false)]
    [InlineData("generalizedTimeMatch", "199412161032Z", "199412160532-0500", true)] // RFC 4517 section 3.3.13
    [InlineData("generalizedTimeMatch", "1994121610Z", "19941216100000.0Z", true)]
    [InlineData("generalizedTimeMatch", "1994121610.5Z", "199412161030Z", true)]
    [InlineData("generalizedTimeMatch", "199412161030,5Z", "19941216103030Z", true)]
    [InlineData("generalizedTimeMatch", "19941216103000Z", "20200101", null)] // seen on slapd
    [InlineData("generalizedTimeMatch", "19941216103000Z", "19940231103000Z", null)]
    [InlineData("objectIdentifierMatch", "person", "2.5.6.6", true)]
    [InlineData("objectIdentifierMatch", "person", "PERSON", true)]
    [InlineData("objectIdentifierMatch", "person", "device", false)]
    [InlineData("objectIdentifierMatch", "person", "noSuchClass", null)]
    [InlineData("distinguishedNameMatch", "CN=Ada , O=X", "cn=ada,o=x", true)]
    [InlineData("distinguishedNameMatch", "cn=ada+uid=1,o=x", "uid=1+cn=ada,o=x", true)]
    [InlineData("distinguishedNameMatch", "cn=ada,o=x", "nonsense", null)]
    [InlineData("distinguishedNameMatch", "2.5.4.3=a\\,b,o=x", "CommonName=A\\2cB,O=X", true)]
    [InlineData("distinguishedNameMatch", "memberUid=a,o=x", "memberUid=A,o=x", false)] // its rule minds case
    [InlineData("distinguishedNameMatch", "uidNumber=1,o=x", "uidNumber=01,o=x", null)]
    [InlineData("distinguishedNameMatch", "ownThing=A  b,o=x", "OWNTHING=a b,o=x", true)] // unknown to the schema
    [InlineData("distinguishedNameMatch", "cn=a,o=x", "cn=,o=x", null)] // seen on slapd
    [InlineData("distinguishedNameMatch", "", "", true)]
    [InlineData("uniqueMemberMatch", "cn=a,o=x#'01'B", "CN=A,o=x#'01'B", true)]
    [InlineData("uniqueMemberMatch", "cn=a,o=x#'01'B", "cn=a,o=x", false)]
    [InlineData("uniqueMemberMatch", "1.3.6.1.4.1.1466.0=#04024869,O=Test,C=GB#'0101'B", "1.3.6.1.4.1.1466.0=#04024869,O=test,C=gb#'0101'B", true)]
    [InlineData("caseIgnoreListMatch", "1234 Main St.$Anytown", "1234  MAIN ST.$anytown", true)]
    [InlineData("caseIgnoreListMatch", "\\241,000 Prize$a\\5Cb", "\\241,000 prize$A\\5cB", true)]
    [InlineData("caseIgnoreListMatch", "a$b", "a", false)]
    [InlineData("caseIgnoreListMatch", "a$b", "a$$b", false)]
    [InlineData("caseIgnoreListMatch", "a$b", "a\\2b", null)]
    [InlineData("uuidMatch", "597ae2f6-16a6-1027-98f4-d28b5365dc14", "597AE2F6-16A6-1027-98F4-D28B5365DC14", true)]
    [InlineData("uuidMatch", "597ae2f6-16a6-1027-98f4-d28b5365dc14", "597ae2f616a6102798f4d28b5365dc14", null)]
    [InlineData("objectIdentifierFirstComponentMatch", "( 2.5.4.3 NAME 'cn' SUP name )", "2.5.4.3", true)]
    [InlineData("objectIdentifierFirstComponentMatch", "( 2.5.4.3 NAME 'cn' SUP name )", "commonName", true)]
    [InlineData("integerFirstComponentMatch", "( 2 DESC 'organization structure rule' FORM 2.5.15.3 )", "2", true)]
    [InlineData("directoryStringFirstComponentMatch", "( 'Some Thing' X 1 )", "some  thing", true)]
    [InlineData("wordMatch", "The quick (brown) fox", "BROWN", true)]
    [InlineData("wordMatch", "The quick brown fox", "row", false)]
    [InlineData("wordMatch", "rows of row", "row", true)]
    [InlineData("keywordMatch", "The quick brown fox", "quick brown", true)]
    [InlineData("1.2.840.113556.1.4.803", "514", "2", true)]
    [InlineData("1.2.840.113556.1.4.803", "512", "514", false)]
    [InlineData("1.2.840.113556.1.4.804", "512", "514", true)]
    [InlineData("1.2.840.113556.1.4.803", "-2147483646", "2147483648", true)] // groupType of a security group
    [InlineData("1.2.840.113556.1.4.803", "512", "x", null)]
    [InlineData("caseIgnoreOrderingMatch", "anna", "BOB", true)] // less than
    [InlineData("caseIgnoreOrderingMatch", "bob", "BOB", false)]
    [InlineData("caseIgnoreSubstringsMatch", "Alice Smith", "al*sm*h", true)]
    [InlineData("caseIgnoreSubstringsMatch", "2 * 3", "*\\2A*", true)]
    [InlineData("caseIgnoreSubstringsMatch", "Alice Smith", "nothing", null)]
    public void A_rule_answers_as_the_RFC_has_it(string name, string value, string assertion, bool? expected)
    {
        var rule = MatchingRules.Find(name)!;

        Assert.Equal(expected, rule.IsMatch(Octets(value), Octets(assertion)));
        Assert.Equal(expected, rule.Assert(Octets(assertion)).Match(Octets(value)));
    }

    [Theory]
    [InlineData("caseIgnoreSubstringsMatch", "Alice  Smith", "*alice  smith*", true)] // seen on slapd
    [InlineData("caseIgnoreSubstringsMatch", "foo bar", "foo *", true)]
    [InlineData("caseIgnoreSubstringsMatch", "foobar", "foo * bar", false)] // RFC 4518 appendix B
    [InlineData("caseIgnoreSubstringsMatch", "foo   bar", "foo * bar", true)]
    [InlineData("caseIgnoreSubstringsMatch", "foo bar", "foo * bar", true)]
    [InlineData("caseIgnoreSubstringsMatch", "foobar", "* foobar *", true)]
    [InlineData("caseIgnoreSubstringsMatch", "foobar", "* *foobar* *", true)]
    [InlineData("caseIgnoreSubstringsMatch", "foo bar", "*foo bar", true)]
    [InlineData("caseIgnoreSubstringsMatch", "abc", "ab*bc", false)] // pieces do not overlap
    [InlineData("caseIgnoreSubstringsMatch", "abbc", "ab*bc", true)]
    [InlineData("caseIgnoreSubstringsMatch", "abcabc", "*b*b*", true)]
    [InlineData("caseIgnoreSubstringsMatch", "abc", "*b*b*", false)]
    [InlineData("caseExactSubstringsMatch", "Alice", "al*", false)]
    [InlineData("caseIgnoreIA5SubstringsMatch", "ada@example.ORG", "*@example.org", true)]
    [InlineData("caseIgnoreIA5SubstringsMatch", "ada@example.org", "*ä*", null)]
    [InlineData("telephoneNumberSubstringsMatch", "+39 06 123-4", "*6123*", true)]
    [InlineData("numericStringSubstringsMatch", "15 079", "150*9", true)]
    [InlineData("caseIgnoreListSubstringsMatch", "1 Main St.$Anytown$USA", "1 main*town*usa", true)]
    [InlineData("caseIgnoreListSubstringsMatch", "abc$def", "*cd*", false)] // not across lines
    [InlineData("octetStringSubstringsMatch", "abc", "a*c", true)]
    [InlineData("caseIgnoreMatch", "abc", "a*c", null)]
    public void Pieces_are_found_as_the_RFC_has_it(string name, string value, string pieces, bool? expected)
    {
        var parts = pieces.Split('*');
        var rule = MatchingRules.Find(name)!;

        var assertion = rule.AssertSubstrings(parts[0], [.. parts[1..^1].Select(part => (Ldap3.Protocol.Ber.OctetString)part)], parts[^1]);

        Assert.Equal(expected, assertion.Match(Octets(value)));
    }

    [Theory]
    [InlineData("integerOrderingMatch", "9", "10")]
    [InlineData("integerOrderingMatch", "-10", "-9")]
    [InlineData("integerOrderingMatch", "-1", "0")]
    [InlineData("integerOrderingMatch", "99999999999999999999999999998", "99999999999999999999999999999")]
    [InlineData("caseIgnoreOrderingMatch", "anna", "Bob")]
    [InlineData("caseExactOrderingMatch", "Bob", "anna")]
    [InlineData("numericStringOrderingMatch", "1 2", "13")]
    [InlineData("generalizedTimeOrderingMatch", "20161231235959.9Z", "20161231235960Z")] // a leap second
    [InlineData("generalizedTimeOrderingMatch", "20161231235960Z", "20170101000000Z")]
    [InlineData("generalizedTimeOrderingMatch", "20170101000000Z", "20170101000000.5Z")]
    [InlineData("generalizedTimeOrderingMatch", "20170101010000+0200", "20170101000000Z")]
    [InlineData("octetStringOrderingMatch", "ab", "abc")]
    [InlineData("uuidOrderingMatch", "00000000-0000-0000-0000-000000000001", "01000000-0000-0000-0000-000000000000")]
    public void The_lesser_value_comes_first(string name, string lesser, string greater)
    {
        var rule = MatchingRules.Find(name)!;

        Assert.True(rule.Compare(Octets(lesser), Octets(greater)) < 0);
        Assert.True(rule.Compare(Octets(greater), Octets(lesser)) > 0);
        Assert.Equal(0, rule.Compare(Octets(lesser), Octets(lesser)));
        Assert.True( rule.AssertAtLeast(Octets(lesser)).Match(Octets(greater)));
        Assert.False( rule.AssertAtMost(Octets(lesser)).Match(Octets(greater)));
        Assert.True( rule.AssertAtMost(Octets(lesser)).Match(Octets(lesser)));
        Assert.True( rule.IsMatch(Octets(lesser), Octets(greater)));
        Assert.False( rule.IsMatch(Octets(lesser), Octets(lesser)));
    }

    [Theory] // seen on slapd
    [InlineData("caseIgnoreMatch", "cn", true)]
    [InlineData("caseIgnoreMatch", "c", true)]
    [InlineData("caseIgnoreMatch", "telephoneNumber", true)]
    [InlineData("caseIgnoreMatch", "mail", false)]
    [InlineData("caseIgnoreMatch", "uidNumber", false)]
    [InlineData("caseExactIA5Match", "cn", false)]
    [InlineData("caseExactIA5Match", "mail", true)]
    [InlineData("integerBitAndMatch", "uidNumber", true)]
    [InlineData("integerBitAndMatch", "x121Address", false)]
    [InlineData("octetStringMatch", "userPassword", true)]
    [InlineData("objectIdentifierFirstComponentMatch", "attributeTypes", true)]
    [InlineData("caseIgnoreSubstringsMatch", "cn", true)]
    [InlineData("caseIgnoreSubstringsMatch", "seeAlso", false)]
    public void A_rule_applies_to_attributes_of_its_syntaxes(string name, string attribute, bool expected)
    {
        var type = LdapSchema.Standard.FindAttributeType(attribute)!;

        Assert.Equal(expected, MatchingRules.Find(name)!.AppliesTo(LdapSchema.Standard.SyntaxOf(type)!));
    }

    [Fact]
    public void A_rule_without_order_finds_the_question_undefined() =>
        Assert.True(MatchingRules.Find("caseIgnoreMatch")!.AssertAtLeast("a"u8).IsUndefined);

    [Fact]
    public void Active_Directory_which_publishes_no_rules_gets_the_usual_ones_of_the_syntax()
    {
        var schema = LdapSchema.Parse(
            ["( 1.2.840.113556.1.4.221 NAME 'sAMAccountName' SYNTAX '1.3.6.1.4.1.1466.115.121.1.15' SINGLE-VALUE )"], []);
        var type = schema.FindAttributeType("samaccountname")!;

        Assert.Equal("caseIgnoreMatch", schema.EqualityOf(type)?.Name);
        Assert.Equal("caseIgnoreOrderingMatch", schema.OrderingOf(type)?.Name);
        Assert.Equal("caseIgnoreSubstringsMatch", schema.SubstringsOf(type)?.Name);
    }

    [Fact]
    public void An_attribute_without_ordering_rule_has_none_where_the_schema_speaks_of_rules() =>
        Assert.Null(LdapSchema.Standard.OrderingOf(LdapSchema.Standard.FindAttributeType("cn")!));

    static byte[] Octets(string text) => Encoding.UTF8.GetBytes(text);
}
