using CsCheck;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Urls;

namespace Ldap3.Protocol.Tests.Urls;

public sealed class LdapUrlTests
{
    // RFC 4516 section 4.
    [Theory]
    [InlineData("ldap:///o=University%20of%20Michigan,c=US", null)]
    [InlineData("ldap://ldap1.example.net/o=University%20of%20Michigan,c=US", null)]
    [InlineData("ldap://ldap1.example.net/o=University%20of%20Michigan,c=US?postalAddress", null)]
    [InlineData("ldap://ldap1.example.net:6666/o=University%20of%20Michigan,c=US??sub?(cn=Babs%20Jensen)", null)]
    [InlineData("LDAP://ldap1.example.com/c=GB?objectClass?ONE", "ldap://ldap1.example.com/c=GB?objectClass?one")]
    [InlineData("ldap://ldap2.example.com/o=Question%3f,c=US?mail", "ldap://ldap2.example.com/o=Question%3F,c=US?mail")]
    [InlineData("ldap://ldap3.example.com/o=Babsco,c=US???(four-octet=%5c00%5c00%5c00%5c04)",
        "ldap://ldap3.example.com/o=Babsco,c=US???(four-octet=%5C00%5C00%5C00%5C04)")]
    [InlineData("ldap://ldap.example.com/o=An%20Example%5C2C%20Inc.,c=US", null)]
    [InlineData("ldap://ldap.example.net", "ldap://ldap.example.net/")]
    [InlineData("ldap://ldap.example.net/", null)]
    [InlineData("ldap://ldap.example.net/?", "ldap://ldap.example.net/")]
    [InlineData("ldap:///??sub??e-bindname=cn=Manager%2cdc=example%2cdc=com", "ldap:///??sub??e-bindname=cn=Manager%2Cdc=example%2Cdc=com")]
    [InlineData("ldap:///??sub??!e-bindname=cn=Manager%2cdc=example%2cdc=com", "ldap:///??sub??!e-bindname=cn=Manager%2Cdc=example%2Cdc=com")]
    // Others.
    [InlineData("ldaps://[2001:db8::1]:1636/", null)]
    [InlineData("ldap://[fe80::1%25eth0]/", null)]
    [InlineData("ldapi://%2Fvar%2Frun%2Fldapi/??one", null)]
    [InlineData("ldapi:///", null)]
    [InlineData("ldap://h:/", "ldap://h/")]
    [InlineData("ldap://h/o=a b?*,+,@person,cn;lang-de?subordinates", "ldap://h/o=a%20b?*,+,@person,cn;lang-de?subordinates")]
    [InlineData("ldap://h/o=ä%C3%A4", "ldap://h/o=%C3%A4%C3%A4")]
    [InlineData("ldap://h/????", "ldap://h/")]
    [InlineData("ldap://h/????x,!1.2.3=", null)]
    public void A_URL_is_read_and_printed(string text, string? printed)
    {
        var url = LdapUrl.Parse(text);

        Assert.Equal(printed ?? text, url.ToString());
        Assert.Equal(url, LdapUrl.Parse(url.ToString()));
        Assert.Equal(url.GetHashCode(), LdapUrl.Parse(url.ToString()).GetHashCode());
    }

    [Theory]
    [InlineData("", 0, "ldap://")]
    [InlineData("http://h/", 0, "ldap://")]
    [InlineData("ldap:/h", 0, "ldap://")]
    [InlineData("h:389", 0, "ldap://")]
    [InlineData("ldap://h?sub", 8, "slash")]
    [InlineData("ldap://h:0/", 9, "1 to 65535")]
    [InlineData("ldap://h:65536/", 9, "1 to 65535")]
    [InlineData("ldap://h:+1/", 9, "1 to 65535")]
    [InlineData("ldap://2001:db8::1/", 7, "brackets")]
    [InlineData("ldap://[2001:db8::1", 19, "bracket")]
    [InlineData("ldap://[1.2.3.4]/", 8, "IPv6")]
    [InlineData("ldap://[::1]x/", 12, "colon")]
    [InlineData("ldap://a b/", 8, "host")]
    [InlineData("ldap://a%20b/", 8, "host")]
    [InlineData("ldap://h/o=a%2", 12, "hexadecimal")]
    [InlineData("ldap://h/o=a%FF", 12, "UTF-8")]
    [InlineData("ldap://h/o=%C3%A4%3Cx", 17, "escaped")]
    [InlineData("ldap://h/o=ä<x", 12, "escaped")]
    [InlineData("ldap://h/o=a#x", 12, "%23")]
    [InlineData("ldap://h/?c n", 10, "attribute")]
    [InlineData("ldap://h/?cn,", 13, "attribute")]
    [InlineData("ldap://h/??all", 11, "scope")]
    [InlineData("ldap://h/???cn=a", 12, "opening parenthesis")]
    [InlineData("ldap://h/???(cn=%20%28)", 19, @"\28")]
    [InlineData("ldap://h/????!", 14, "extension")]
    [InlineData("ldap://h/????x,", 15, "extension")]
    [InlineData("ldap://h/????x?y", 14, "Nothing follows")]
    public void Malformed_text_is_refused_with_its_position(string text, int position, string expected)
    {
        var error = Assert.Throws<LdapFormatException>(() => LdapUrl.Parse(text));

        Assert.Equal((position, text), (error.Position, error.Input));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.False(LdapUrl.TryParse(text, out _));
    }

    [Fact]
    public void A_user_is_refused_and_the_password_not_repeated()
    {
        var error = Assert.Throws<LdapFormatException>(() => LdapUrl.Parse("ldap://admin:s@crét@h/"));

        Assert.Equal("ldap://***@h/", error.Input);
        Assert.Equal(7, error.Position);
        Assert.Contains("credential", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("cr", error.ToString().Split("credential")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_left_out_has_the_defaults_of_RFC_4516()
    {
        var request = LdapUrl.Parse("ldap://h/o=x").ToSearchRequest();

        Assert.Equal(("o=x", SearchScope.BaseObject, "(objectClass=*)"), (request.BaseObject.ToString(), request.Scope, request.Filter.ToString()));
        Assert.Empty(request.Attributes);
        Assert.Equal((389, 636, 0), (LdapUrl.Parse("ldap://h").EffectivePort, LdapUrl.Parse("ldaps://h").EffectivePort, LdapUrl.Parse("ldapi://h").EffectivePort));
    }

    [Fact]
    public void Parts_are_given_decoded()
    {
        var url = LdapUrl.Parse("ldapi://%2Ftmp%2Fs/o=a%5C2Cb?cn?sub?(cn=%C3%A4)?!x=1%2C2,y");

        Assert.Equal("/tmp/s", url.Host);
        Assert.Equal("a,b", url.Dn.Rdn!.Parts[0].Value.ToString());
        Assert.Equal(Filter.Equal("cn", "ä"), url.Filter);
        Assert.Equal([new LdapUrlExtension("x", "1,2", IsCritical: true), new LdapUrlExtension("y")], url.Extensions);
        Assert.Equal("2001:db8::1", LdapUrl.Parse("ldap://[2001:db8::1]:1/").Host);
    }

    [Fact]
    public void Equality_knows_hosts_and_default_ports()
    {
        Assert.Equal(LdapUrl.Parse("ldap://H:389/O=x"), LdapUrl.Parse("ldap://h/o=X"));
        Assert.NotEqual(LdapUrl.Parse("ldap://h/"), LdapUrl.Parse("ldaps://h/"));
        Assert.NotEqual(LdapUrl.Parse("ldapi://A/"), LdapUrl.Parse("ldapi://a/"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LdapUrl { Port = 0 });
    }

    [Fact]
    public void Reading_what_was_printed_gives_an_equal_URL()
    {
        var texts = Gen.Char["aä?%#,/=@+&\\( \U00000001"].Array[0, 8].Select(chars => new string(chars));

        Gen.Select(texts, texts, Gen.Int[1, 65535].Nullable(), Gen.Enum<SearchScope>(), texts, Gen.Bool).Sample(
            (cn, value, port, scope, extension, isCritical) =>
            {
                var url = new LdapUrl
                {
                    Host = "2001:db8::1",
                    Port = port,
                    Dn = DistinguishedName.Of($"cn={cn},o=x"),
                    Scope = scope,
                    Filter = Filter.Equal("sn", value),
                    Attributes = ["cn", "+"],
                    Extensions = [new("x", extension, isCritical), new("y")],
                };
                return LdapUrl.Parse(url.ToString()) == url;
            },
            iter: 10_000);
    }

    [Fact]
    public void Any_text_is_read_or_refused_with_a_position_in_it() =>
        Gen.Char["ldap:/?#%[]@20cn=,!()\uD800 ä"].Array[0, 20].Select(chars => "ldap://" + new string(chars)).Sample(
            text =>
            {
                try
                {
                    return LdapUrl.Parse(text) == LdapUrl.Parse(LdapUrl.Parse(text).ToString());
                }
                catch (LdapFormatException error)
                {
                    return error.Position >= 0 && error.Position <= error.Input.Length;
                }
            },
            iter: 50_000);
}
