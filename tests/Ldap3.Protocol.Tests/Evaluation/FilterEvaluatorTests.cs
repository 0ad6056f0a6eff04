using Ldap3.Protocol.Evaluation;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;

namespace Ldap3.Protocol.Tests.Evaluation;

public sealed class FilterEvaluatorTests
{
    static readonly SearchResultEntry Ada = new(
        DistinguishedName.Parse("uid=ada,ou=People,dc=example,dc=org"),
        Attribute("objectClass", "inetOrgPerson"),
        Attribute("cn", "Ada Lovelace", "Augusta Ada King"),
        Attribute("cn;lang-fr", "Ada de Lovelace"),
        Attribute("sn", "Lovelace"),
        Attribute("uidNumber", "42"),
        Attribute("jpegPhoto", "octets"),
        Attribute("madeUp", "x"),
        Attribute("mail", "ada@example.org"));

    [Theory]
    [InlineData("(cn=ada  LOVELACE)", true)] // caseIgnoreMatch
    [InlineData("(cn=Ada)", false)]
    [InlineData("(CN=ada lovelace)", true)]
    [InlineData("(2.5.4.3=ada lovelace)", true)]
    [InlineData("(name=lovelace)", true)] // sn is a kind of name
    [InlineData("(cn;lang-fr=ada lovelace)", false)]
    [InlineData("(cn;lang-fr=ada de lovelace)", true)]
    [InlineData("(cn=ada de lovelace)", true)] // a description with options is a kind of the one without
    [InlineData("(cn;lang-de=*)", false)]
    [InlineData("(cn=a*ace)", true)]
    [InlineData("(cn=*x*)", false)]
    [InlineData("(title=*)", false)]
    [InlineData("(objectClass=person)", true)] // a superclass
    [InlineData("(objectClass=2.5.6.6)", true)]
    [InlineData("(objectClass=device)", false)]
    [InlineData("(objectClass=noSuchClass)", null)]
    [InlineData("(uidNumber>=42)", true)]
    [InlineData("(uidNumber<=41)", false)]
    [InlineData("(uidNumber=x)", null)] // not of the syntax
    [InlineData("(jpegPhoto=octets)", null)] // no equality rule
    [InlineData("(jpegPhoto=*)", true)]
    [InlineData("(madeUp=x)", null)]
    [InlineData("(madeUp=*)", null)]
    [InlineData("(!(madeUp=x))", null)]
    [InlineData("(&(madeUp=x)(cn=nobody))", false)]
    [InlineData("(&(madeUp=x)(sn=lovelace))", null)]
    [InlineData("(|(madeUp=x)(sn=lovelace))", true)]
    [InlineData("(|(madeUp=x)(cn=nobody))", null)]
    [InlineData("(&)", true)]
    [InlineData("(|)", false)]
    [InlineData("(cn:caseExactMatch:=ada lovelace)", false)]
    [InlineData("(cn:caseExactMatch:=Ada Lovelace)", true)]
    [InlineData("(cn:noSuchRule:=Ada)", null)]
    [InlineData("(uidNumber:caseExactMatch:=42)", null)] // the rule is not for integers
    [InlineData("(:caseExactMatch:=Lovelace)", true)] // in any attribute
    [InlineData("(ou:=People)", false)]
    [InlineData("(ou:dn:=people)", true)] // in the name
    [InlineData("(name:dn:=PEOPLE)", true)]
    [InlineData("(:dn:caseIgnoreMatch:=people)", true)]
    [InlineData("(uidNumber:1.2.840.113556.1.4.803:=10)", true)] // 42 has the bits 8 and 2
    [InlineData("(uidNumber:1.2.840.113556.1.4.803:=5)", false)]
    [InlineData("(cn~=ada lovlace)", true)]
    [InlineData("(cn~=lovelace)", true)] // one of the words
    [InlineData("(cn~=lovelace ada)", false)] // the words in order
    [InlineData("(cn~=turing)", false)]
    [InlineData("(uidNumber~=42)", true)]
    [InlineData("(madeUp~=x)", null)]
    public void A_filter_is_true_false_or_undefined(string filter, bool? expected)
    {
        Assert.Equal(expected, Filter.Parse(filter).Evaluate(Ada, LdapSchema.Standard));
        Assert.Equal(expected == true, Filter.Parse(filter).Matches(Ada, LdapSchema.Standard));
    }

    [Theory]
    [InlineData("Robert", "Rupert", true)]
    [InlineData("Ashcraft", "Ashcroft", true)]
    [InlineData("Tymczak", "Tymczak", true)]
    [InlineData("Robert", "Rubin", false)]
    [InlineData("Müller", "Mueller", true)]
    [InlineData("Юрий", "Юрий", true)]
    [InlineData("Юрий", "Иван", false)]
    public void Words_that_sound_alike_are_about_equal(string asserted, string value, bool expected)
    {
        var entry = new SearchResultEntry(DistinguishedName.Empty, Attribute("cn", value));

        Assert.Equal(expected, Filter.Approximate("cn", asserted).Evaluate(entry, LdapSchema.Standard));
    }

    static LdapAttribute Attribute(string description, params string[] values) =>
        new(AttributeDescription.Parse(description), [.. values.Select(value => (Ldap3.Protocol.Ber.OctetString)value)]);
}
