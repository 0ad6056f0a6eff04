using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Tests.Names;

public sealed class DistinguishedNameParsingTests
{
    // RFC 4514 section 4, and what servers and older clients write.
    [Theory]
    [InlineData("UID=jsmith,DC=example,DC=net", "uid=jsmith,dc=example,dc=net")]
    [InlineData("OU=Sales+CN=J.  Smith,DC=example,DC=net", "ou=Sales+cn=J.  Smith,dc=example,dc=net")]
    [InlineData(@"CN=James \""Jim\"" Smith\, III,DC=example,DC=net", @"cn=James \""Jim\"" Smith\, III,dc=example,dc=net")]
    [InlineData(@"CN=Before\0dAfter,DC=example,DC=net", @"cn=Before\0dAfter,dc=example,dc=net")]
    [InlineData("1.3.6.1.4.1.1466.0=#04024869", "1.3.6.1.4.1.1466.0=Hi")]
    [InlineData(@"CN=Lu\C4\8Di\C4\87", "cn=Lučić")]
    [InlineData("", "")]
    [InlineData("   ", "")]
    [InlineData("cn=", "cn=")]
    [InlineData("cn=,o=", "cn=,o=")]
    [InlineData("  cn = Ada   Lovelace  ,  o = x  ", "cn=Ada   Lovelace,o=x")]
    [InlineData("cn=a;o=b", "cn=a,o=b")]
    [InlineData("cn=\"a,b+c\\\"d\" , o=b", @"cn=a\,b\+c\""d,o=b")]
    [InlineData("OID.2.5.4.3=a", "cn=a")]
    [InlineData("2.5.4.3=a", "cn=a")]
    [InlineData("commonName=a,organizationName=b", "cn=a,o=b")]
    [InlineData(@"cn=\ a\ ", @"cn=\ a\ ")]
    [InlineData(@"cn=\20\20", @"cn=\ \ ")]
    [InlineData(@"cn=\23a#", @"cn=\#a#")]
    [InlineData("cn=a=b", "cn=a=b")]
    [InlineData(@"cn=a\=b", "cn=a=b")]
    [InlineData(@"cn=a\00", @"cn=a\00")]
    [InlineData(@"cn=\ff\41", @"cn=\ffA")] // not UTF-8
    [InlineData("2.5.4.6=#13024445", "c=DE")] // a PrintableString
    [InlineData("x=#3003020101", "x=#3003020101")] // a SEQUENCE stays encoded
    [InlineData(@"CN=Ada\0ADEL:597ae2f6-16a6-1027-98f4-d28b5365dc14,CN=Deleted Objects,DC=x",
        @"cn=Ada\0aDEL:597ae2f6-16a6-1027-98f4-d28b5365dc14,cn=Deleted Objects,dc=x")] // Active Directory
    [InlineData("x_y=a", "x_y=a")]
    [InlineData("cn=\U0001F600,o=ä", "cn=\U0001F600,o=ä")]
    public void A_name_keeps_its_text_and_has_one_canonical_form(string text, string canonical)
    {
        var name = DistinguishedName.Parse(text, DistinguishedNameSyntax.Lenient);

        Assert.Equal(text.Trim().Length == 0 ? "" : text, name.ToString());
        Assert.Equal(canonical, name.ToCanonicalString());
        Assert.Equal(name, DistinguishedName.Parse(canonical));
        Assert.Equal(name, DistinguishedName.Parse(name.Normalized));
        Assert.Equal(name.Normalized, DistinguishedName.Parse(name.Normalized).Normalized);
    }

    [Theory]
    [InlineData("ada", 0, "equals sign")]
    [InlineData("cn", 0, "equals sign")]
    [InlineData("=a", 0, "attribute type")]
    [InlineData("cn=a,", 5, "equals sign")]
    [InlineData(",cn=a", 0, "equals sign")]
    [InlineData("cn=a,,o=b", 5, "equals sign")]
    [InlineData("cn=a+", 5, "equals sign")]
    [InlineData("c n=a", 1, "attribute type")]
    [InlineData("cn;lang-de=a", 0, "equals sign")]
    [InlineData("2.5.=a", 4, "attribute type")]
    [InlineData("02.5=a", 1, "attribute type")]
    [InlineData("o=x,c-ö=a", 6, "attribute type")]
    [InlineData("cn=a<b", 4, "escaped")]
    [InlineData("cn=a>b", 4, "escaped")]
    [InlineData("cn=a\"b", 4, "escaped")]
    [InlineData("cn=a\0b", 4, @"\00")]
    [InlineData(@"cn=a\", 4, "backslash")]
    [InlineData(@"cn=a\4", 4, "backslash")]
    [InlineData(@"cn=a\x", 4, "backslash")]
    [InlineData("cn=\"a", 5, "quotation mark")]
    [InlineData("cn=\"a\"b", 6, "comma")]
    [InlineData("cn=#", 4, "hexadecimal")]
    [InlineData("cn=#0", 5, "hexadecimal")]
    [InlineData("cn=#04024869zz", 12, "comma")]
    [InlineData("cn=#040248", 3, "BER")]
    [InlineData("cn=#0401484848", 3, "BER")]
    public void Malformed_text_is_refused_with_its_position(string text, int position, string expected)
    {
        var error = Assert.Throws<LdapFormatException>(() => DistinguishedName.Parse(text));

        Assert.Equal(position, error.Position);
        Assert.Equal(text, error.Input);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.False(DistinguishedName.TryParse(text, out _));
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_refused_with_its_position() =>
        Assert.Equal(4, Assert.Throws<LdapFormatException>(() => DistinguishedName.Parse("cn=a\uDC00b")).Position);

    [Fact]
    public void A_value_is_given_without_its_escapes()
    {
        var name = DistinguishedName.Parse(@"cn=a\,\2b\20+x=#04024869,o=b");

        Assert.Equal("a,+ ", name.Rdn!.Parts[0].Value.ToString());
        Assert.Equal("Hi", name.Rdn.Parts[1].Value.ToString());
        Assert.Equal("o", name.Rdns[1].Parts[0].Type);
        Assert.True(DistinguishedName.Parse("x=#020101").Rdn!.Parts[0].IsBerEncoded);
    }

    [Fact]
    public void A_very_long_name_is_read_in_linear_time()
    {
        var text = string.Join(',', Enumerable.Repeat(@"ou=\,x", 100_000));

        var name = DistinguishedName.Parse(text);

        Assert.Equal(100_000, name.Rdns.Count);
        Assert.True(name.IsDescendantOf(name.Parent));
        Assert.Throws<LdapFormatException>(() => DistinguishedName.Parse(text + ","));
    }

    [Fact]
    public void A_verbatim_name_is_not_looked_at_until_its_parts_are_asked_for()
    {
        var name = DistinguishedName.Verbatim("<GUID=597ae2f616a6102798f4d28b5365dc14>");

        Assert.Equal("<GUID=597ae2f616a6102798f4d28b5365dc14>", name.ToString());
        Assert.Equal(name, DistinguishedName.Verbatim(name.ToString()));
        Assert.NotEqual(name, DistinguishedName.Parse("o=x"));
        Assert.Throws<LdapFormatException>(() => name.Rdns);
        Assert.True(DistinguishedName.Verbatim("").IsEmpty);
    }

    [Fact]
    public void A_type_cannot_carry_syntax() =>
        Assert.Throws<LdapFormatException>(() => DistinguishedName.Empty.Child("cn=a,o", "b"));
}
