using Ldap3.Abstract.Definitions;
using Ldap3.Abstract.Reading;
using Ldap3.Protocol;
using Ldap3.Protocol.Names;

namespace Ldap3.Abstract.Tests.Querying;

public sealed class QueryLanguageTests
{
    static readonly ObjectDefinition Person = new(
        ["person"],
        new("cn") { Key = "Common Name" },
        new("sn"),
        new("telephoneNumber"),
        new("seeAlso"),
        new("age") { Validate = value => value.All(char.IsAsciiDigit) ? value : null },
        new("employeeType") { Key = "Department", PreQuery = value => value == "Accounting" ? "A" : value });

    [Theory]
    [InlineData("", "(objectClass=person)")]
    [InlineData("CommonName: bob", "(&(objectClass=person)(cn=bob))")]
    [InlineData("common name : bob; john", "(&(objectClass=person)(|(cn=bob)(cn=john)))")]
    [InlineData("| cn: bob; john", "(&(objectClass=person)(|(cn=bob)(cn=john)))")]
    [InlineData("&age: >21; <65", "(&(objectClass=person)(age>=21)(age<=65))")]
    [InlineData("age: >= 21", "(&(objectClass=person)(age>=21))")]
    [InlineData("cn: !bob", "(&(objectClass=person)(!(cn=bob)))")]
    [InlineData("cn: != bob", "(&(objectClass=person)(!(cn=bob)))")]
    [InlineData("cn: ~bob", "(&(objectClass=person)(cn~=bob))")]
    [InlineData("cn: b*b*", "(&(objectClass=person)(cn=b*b*))")]
    [InlineData("cn: *", "(&(objectClass=person)(cn=*))")]
    [InlineData("sn: s*, cn: a", "(&(objectClass=person)(sn=s*)(cn=a))")]
    [InlineData("Department: !Accounting", "(&(objectClass=person)(!(employeeType=A)))")]
    [InlineData("(cn=a)", "(&(objectClass=person)(cn=a))")]
    [InlineData("(&(objectClass=*)(cn=a))", "(&(objectClass=*)(cn=a))")]
    [InlineData("cn: a, cn: b", "(&(objectClass=person)(cn=a)(cn=b))")]
    [InlineData("cn: a:b", "(&(objectClass=person)(cn=a:b))")]
    [InlineData("cn: a(b)*", @"(&(objectClass=person)(cn=a\28b\29*))")]
    [InlineData("seeAlso: \"cn=x,o=l\"", "(&(objectClass=person)(seeAlso=cn=x,o=l))")]
    [InlineData(@"cn: a\*b\;c\,d", @"(&(objectClass=person)(cn=a\2ab;c,d))")]
    public void A_query_becomes_a_filter_of_values(string query, string filter) =>
        Assert.Equal(filter, ReaderFor(query).Filter.ToString());

    [Fact]
    public void Components_may_be_alternatives() =>
        Assert.Equal(
            "(&(objectClass=person)(|(sn=s*)(cn=a)))",
            (ReaderFor("sn: s*, cn: a") with { ComponentsInAnd = false }).Filter.ToString());

    [Theory]
    [InlineData("shoe: 42", "shoe", 0)]
    [InlineData("cn: a,  shoe: 42", "shoe", 8)]
    [InlineData("cn", "colon", 2)]
    [InlineData("cn:", "value", 3)]
    [InlineData("cn: a;", "value", 6)]
    [InlineData("cn: a,", "key", 6)]
    [InlineData(": a", "key", 0)]
    [InlineData("age: >= old", "old", 8)]
    [InlineData("cn: \"open", "quotation", 4)]
    [InlineData(@"cn: a\", "backslash", 6)]
    public void A_query_that_is_wrong_says_what_and_where(string query, string told, int position)
    {
        var e = Assert.Throws<LdapFormatException>(() => ReaderFor(query).Filter);

        Assert.Contains(told, e.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(position, e.Position);
        Assert.Equal(query, e.Input);
    }

    static Reader ReaderFor(string query) =>
        new(new LdapConnection("localhost"), Person, DistinguishedName.Parse("dc=test"), query);
}
