using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Tests.Names;

public sealed class AttributeDescriptionTests
{
    // RFC 4512 section 2.5, and what servers send beyond it.
    [Theory]
    [InlineData("2.5.4.0", "2.5.4.0", 0)]
    [InlineData("cn;lang-de;lang-en", "cn", 2)]
    [InlineData("owner", "owner", 0)]
    [InlineData("userCertificate;binary", "userCertificate", 1)]
    [InlineData("member;range=0-1499", "member", 1)] // Active Directory
    [InlineData("member;range=1500-*", "member", 1)]
    [InlineData("x_y", "x_y", 0)]
    public void A_description_has_a_type_and_options(string text, string type, int options)
    {
        var description = AttributeDescription.Parse(text);

        Assert.Equal((text, type, options), (description.ToString(), description.Type, description.Options.Count));
        Assert.Equal(options > 0, description.HasOptions);
        Assert.Equal(type, description.WithoutOptions().ToString());
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData(";lang-de", 0)]
    [InlineData("-a", 0)]
    [InlineData("c n", 1)]
    [InlineData("cn;", 3)]
    [InlineData("cn;;x", 3)]
    [InlineData("cn;=x", 3)]
    [InlineData("cn=x", 2)]
    [InlineData("cä", 1)]
    [InlineData("1.a", 2)]
    public void Anything_else_is_refused_with_its_position(string text, int position)
    {
        Assert.Equal(position, Assert.Throws<LdapFormatException>(() => AttributeDescription.Parse(text)).Position);
        Assert.False(AttributeDescription.TryParse(text, out _));
    }

    [Fact]
    public void Case_and_the_order_of_options_do_not_matter()
    {
        AttributeDescription a = "CN;lang-de;X-y";
        AttributeDescription b = "cn;x-Y;LANG-de";

        Assert.Equal(a, b);
        Assert.Equal(a.GetHashCode(), b.GetHashCode());
        Assert.NotEqual(a, AttributeDescription.Parse("cn;lang-de;x-z"));
        Assert.True(a.HasOption("LANG-DE"));
        Assert.False(a.HasOption("lang"));
    }

    [Fact]
    public void A_frequent_description_is_one_object() =>
        Assert.Same(AttributeDescription.Parse("objectClass"), AttributeDescription.Parse(string.Concat("object", "Class")));
}
