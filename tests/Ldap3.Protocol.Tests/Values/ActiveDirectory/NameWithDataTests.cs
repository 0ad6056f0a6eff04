using CsCheck;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Values;
using Ldap3.Protocol.Values.ActiveDirectory;

namespace Ldap3.Protocol.Tests.Values.ActiveDirectory;

public sealed class NameWithDataTests
{
    const string Computers = "B:32:AA312825768811D1ADED00C04FD8D5CD:CN=Computers,DC=ad,DC=test";

    [Fact]
    public void Octets_stand_before_a_name()
    {
        var value = NameWithBinary.Parse(Computers);

        Assert.Equal(WellKnownGuids.Computers.ToString("N"), Convert.ToHexStringLower(value.Octets.Span));
        Assert.Equal(DistinguishedName.Parse("cn=computers,dc=ad,dc=test"), value.Name);
        Assert.Equal(Computers, value.ToString());
    }

    [Fact]
    public void A_text_with_colons_stands_before_a_name()
    {
        var value = NameWithString.Parse("S:6:a:b:cé:CN=x,DC=test");

        Assert.Equal(("a:b:cé", DistinguishedName.Parse("CN=x,DC=test")), (value.Text, value.Name));
        Assert.Equal("S:6:a:b:cé:CN=x,DC=test", value.ToString());
    }

    [Fact]
    public void Any_value_comes_back() => Gen.Select(Gen.Byte.Array[0, 20], Gen.String).Sample((octets, text) =>
    {
        var name = DistinguishedName.Parse("CN=a:b,DC=test");
        var binary = new NameWithBinary(octets, name);
        var words = new NameWithString(text, name);

        return NameWithBinary.Parse(binary.ToString()) == binary && NameWithString.Parse(words.ToString()) == words;
    });

    [Theory]
    [InlineData("")]
    [InlineData("B:")]
    [InlineData("B:2")]
    [InlineData("B:2:AA")]
    [InlineData("B:4:AA:CN=x")]
    [InlineData("B:1:A:CN=x")]
    [InlineData("B:2:GG:CN=x")]
    [InlineData("B:-2:AA:CN=x")]
    [InlineData("B:2147483647:AA:CN=x")]
    [InlineData("B:2:AA:nonsense")]
    [InlineData("S:2:ab:CN=x")]
    public void What_is_none_is_refused(string text)
    {
        Assert.Throws<LdapFormatException>(() => NameWithBinary.Parse(text));
        Assert.False(NameWithString.TryParse(text.Replace("S:2", "S:3"), out _));
    }

    [Fact]
    public void Converters_read_and_write_them()
    {
        var converter = ValueConverters.Find(typeof(NameWithBinary), "wellKnownObjects")!;

        var value = converter.ReadObject("B:2:0F:CN=x"u8);

        Assert.Equal(new NameWithBinary(new byte[] { 15 }, DistinguishedName.Parse("CN=x")), value);
        Assert.Equal("B:2:0F:CN=x", converter.WriteObject(value!).ToString());
    }
}
