using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Tests.Names;

/// <summary>Options of attributes (RFC 4512 section 2.5, RFC 3866, RFC 4522).</summary>
public sealed class AttributeOptionTests
{
    static readonly SearchResultEntry Entry = new(
        DistinguishedName.Parse("o=test"),
        new LdapAttribute("O", "Software GmbH"),
        new LdapAttribute("description", "software products"),
        new LdapAttribute("description;lang-en", "software products"),
        new LdapAttribute("description;LANG-de", "Softwareprodukte"),
        new LdapAttribute("description;lang-de-CH;x-foo", "Softwareprodükt"),
        new LdapAttribute("userCertificate;binary", new byte[] { 0x30, 0 }),
        new LdapAttribute("member;range=0-1", "cn=a", "cn=b"));

    [Theory]
    [InlineData("cn", "CN", true)]
    [InlineData("cn", "cn;lang-de", true)]
    [InlineData("cn;lang-de", "cn", false)]
    [InlineData("cn;lang-de", "cn;x-foo;LANG-DE", true)]
    [InlineData("cn;lang-de;x-foo", "cn;x-foo;lang-de", true)]
    [InlineData("cn;lang-de", "cn;lang-de-AT", false)]
    [InlineData("cn;lang-de-", "cn;lang-de-AT", true)]
    [InlineData("cn;lang-de-", "cn;lang-de", true)]
    [InlineData("cn;lang-de-", "cn;lang-den", false)]
    [InlineData("cn;lang-", "cn;lang-fr", true)]
    [InlineData("cn;lang-", "cn", false)]
    [InlineData("cn;x-", "cn;x-foo", false)]
    [InlineData("cn", "cnx", false)]
    [InlineData("cn", "sn", false)]
    [InlineData("userCertificate", "userCertificate;binary", true)]
    public void A_description_includes_those_with_more_options(string asked, string given, bool included) =>
        Assert.Equal(included, AttributeDescription.Parse(asked).Includes(given));

    [Theory]
    [InlineData("cn", "")]
    [InlineData("cn;lang-de;x-a;LANG-gem-PFL", "de gem-PFL")]
    [InlineData("cn;lang-;lang-de-", "")]
    public void Languages_are_read_from_the_options(string description, string languages) =>
        Assert.Equal(languages, string.Join(' ', AttributeDescription.Parse(description).Languages));

    [Fact]
    public void The_indexer_is_exact_and_FindAll_is_not()
    {
        Assert.Equal("software products", Entry["DESCRIPTION"]?.Values[0].ToString());
        Assert.Null(Entry["userCertificate"]);
        Assert.Equal("userCertificate;binary", Assert.Single(Entry.FindAll("userCertificate")).Description.ToString());
        Assert.Equal("member;range=0-1", Assert.Single(Entry.FindAll("member")).Description.ToString());
        Assert.Equal(4, Entry.FindAll("description").Count);
        Assert.Single(Entry.FindAll("description;x-foo"));
        Assert.Empty(Entry.FindAll("sn"));
    }

    [Theory]
    [InlineData("de", "Softwareprodukte")]
    [InlineData("de-AT", "Softwareprodukte")]
    [InlineData("de-CH-1996", "Softwareprodükt")]
    [InlineData("fr de-CH", "Softwareprodükt")]
    [InlineData("en-US de", "software products")]
    [InlineData("it", "software products")]
    public void Readers_get_the_language_that_they_know_best(string languages, string expected) =>
        Assert.Equal(expected, Entry.FindInLanguage("description", languages.Split(' '))?.Values[0].ToString());

    [Fact]
    public void Values_are_listed_by_language()
    {
        var byLanguage = Entry.FindByLanguage("description");

        Assert.Equal(["", "de", "de-CH", "en"], byLanguage.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("Softwareprodukte", byLanguage["DE"].Values[0].ToString());
        Assert.Null(new SearchResultEntry(default, new LdapAttribute("cn;lang-de", "x")).FindInLanguage("cn", "fr"));
    }
}
