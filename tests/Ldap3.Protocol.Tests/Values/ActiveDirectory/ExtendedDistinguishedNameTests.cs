using Ldap3.Protocol.Names;
using Ldap3.Protocol.Values;
using Ldap3.Protocol.Values.ActiveDirectory;

namespace Ldap3.Protocol.Tests.Values.ActiveDirectory;

public sealed class ExtendedDistinguishedNameTests
{
    static readonly Guid Known = new("3cef5022-fe3c-4258-a6ec-96d93d344ccc");
    static readonly DistinguishedName Alice = DistinguishedName.Parse("CN=alice,DC=ad,DC=test");

    [Theory]
    [InlineData("<GUID=3cef5022-fe3c-4258-a6ec-96d93d344ccc>;<SID=S-1-5-32-544>;CN=alice,DC=ad,DC=test")]
    [InlineData("<GUID=2250ef3c3cfe5842a6ec96d93d344ccc>;<SID=01020000000000052000000020020000>;CN=alice,DC=ad,DC=test")]
    public void Both_formats_say_the_same(string text)
    {
        var name = ExtendedDistinguishedName.Parse(text);

        Assert.Equal((Known, WellKnownSids.BuiltinAdministrators, Alice), (name.Guid, name.Sid, name.Name));
        Assert.Null(name.TimeToLive);
        Assert.Equal(name, ExtendedDistinguishedName.Parse(name.ToString()));
    }

    [Fact]
    public void What_is_not_said_is_null()
    {
        var plain = ExtendedDistinguishedName.Parse("CN=alice,DC=ad,DC=test");
        var unit = ExtendedDistinguishedName.Parse("<GUID=3cef5022-fe3c-4258-a6ec-96d93d344ccc>;CN=alice,DC=ad,DC=test");

        Assert.Equal((null, null, Alice), (plain.Guid, plain.Sid, plain.Name));
        Assert.Equal((Known, null, Alice), (unit.Guid, unit.Sid, unit.Name));
    }

    [Fact]
    public void A_link_ends_by_itself()
    {
        var link = ExtendedDistinguishedName.Parse("<TTL=300>,CN=alice,DC=ad,DC=test");
        var all = ExtendedDistinguishedName.Parse("<TTL=1>,<GUID=3cef5022-fe3c-4258-a6ec-96d93d344ccc>;CN=alice,DC=ad,DC=test");

        Assert.Equal((TimeSpan.FromMinutes(5), Alice), (link.TimeToLive, link.Name));
        Assert.Equal("<TTL=300>,CN=alice,DC=ad,DC=test", link.ToString());
        Assert.Equal((TimeSpan.FromSeconds(1), Known), (all.TimeToLive, all.Guid));
        Assert.Equal(all, ExtendedDistinguishedName.Parse(all.ToString()));
    }

    [Fact]
    public void Components_of_Sambas_own_are_passed_over() => Assert.Equal(
        (Known, Alice),
        ExtendedDistinguishedName.Parse(
                "<GUID=3cef5022-fe3c-4258-a6ec-96d93d344ccc>;<RMD_ADDTIME=132000000000000000>;<RMD_FLAGS=0>;CN=alice,DC=ad,DC=test")
            is var name ? (name.Guid!.Value, name.Name) : default);

    [Theory]
    [InlineData("<GUID=3cef5022>;CN=a", 0)]
    [InlineData("<GUID=3cef5022-fe3c-4258-a6ec-96d93d344ccc>;<SID=1>;CN=a", 44)]
    [InlineData("<TTL=-1>,CN=a", 0)]
    [InlineData("<GUID=3cef5022-fe3c-4258-a6ec-96d93d344ccc>;nonsense", 44)]
    public void What_is_none_is_refused_with_its_place(string text, int position) =>
        Assert.Equal(position, Assert.Throws<LdapFormatException>(() => ExtendedDistinguishedName.Parse(text)).Position);
}
